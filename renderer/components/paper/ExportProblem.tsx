import { Alert, Button, Group, List, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { z } from 'zod'
import { CallError } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { ErrorState } from '../ErrorState.tsx'

type Props = { error: unknown; onAcceptMissing: () => void; onExcel: (() => void) | null; onRetry: () => void }

const missing = z.object({ characters: z.array(z.object({ character: z.string(), where: z.string().optional() })), count: z.number() })

/** Why the paper cannot be made as asked, with the way on: characters that no font holds, or more rows than a PDF takes. */
export function ExportProblem({ error, onAcceptMissing, onExcel, onRetry }: Props) {
  const t = useWords()
  if (error instanceof CallError && error.code === 'missing-glyphs') return <MissingGlyphs values={error.values} onAccept={onAcceptMissing} />
  if (error instanceof CallError && error.code === 'too-many-rows') {
    return (
      <ErrorState error={error}>
        {onExcel ? <Group mt="sm"><Button onClick={onExcel}>{t('components:paper.useExcel')}</Button></Group> : null}
      </ErrorState>
    )
  }
  return <ErrorState error={error} retry={onRetry} />
}

function MissingGlyphs({ values, onAccept }: { values: unknown; onAccept: () => void }) {
  const t = useWords()
  const parsed = missing.safeParse(values)
  const found = parsed.success ? parsed.data : { characters: [], count: 0 }
  return (
    <Alert role="alert" color="yellow" variant="outline" icon={<IconAlertTriangle aria-hidden />} title={t('components:paper.missingTitle', { count: found.count })}>
      <Text>{t('components:paper.missingText')}</Text>
      <List mt="xs" size="sm">
        {found.characters.map(({ character, where }) => <List.Item key={character}><b>{character}</b>{where ? ` (${where})` : ''}</List.Item>)}
      </List>
      <Group mt="sm"><Button variant="default" onClick={onAccept}>{t('components:paper.missingGoOn')}</Button></Group>
    </Alert>
  )
}
