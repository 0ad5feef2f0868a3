import { Alert, Anchor, List } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Input } from '../../shared/contract.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'

type Like = NonNullable<Input<'organisations.duplicates'>['like']>
type Props = { like: Like; onOpen?: () => void }

const enough = ({ name = '', vatNumber, taxCode, rea }: Like) => name.trim().length > 3 || Boolean(vatNumber ?? taxCode ?? rea)

/** While a record is written: those that are there already and look like it. Nothing is refused by it. */
export function LikeHint({ like, onOpen }: Props) {
  const t = useWords()
  const [asked] = useDebouncedValue(JSON.stringify(like), 300)
  const { data } = useQuery({
    queryKey: ['organisations.duplicates', asked], enabled: enough(like),
    queryFn: () => api.call('organisations.duplicates', { like: JSON.parse(asked) as Like, limit: 5 }),
  })
  const sets = enough(like) ? (data?.sets ?? []) : []
  if (sets.length === 0) return null
  return (
    <Alert color="yellow" variant="outline" icon={<IconCopy aria-hidden />} title={t('duplicates:like.title')} role="status">
      <List size="sm">
        {sets.flatMap(({ records, pairs }) => records.map(one => (
          <List.Item key={one.id}>
            <Anchor component={Link} to={`/members/${one.id}`} onClick={onOpen}>{one.name}</Anchor>
            {` (${[one.municipality, one.vatNumber, ...pairs.map(({ reason }) => t(`duplicates:reason.${reason}`))].filter(Boolean).join(' · ')})`}
          </List.Item>
        )))}
      </List>
    </Alert>
  )
}
