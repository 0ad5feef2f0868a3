import { Group, Select, Switch } from '@mantine/core'
import { supplierStates } from '../../../shared/suppliers/lifecycle.ts'
import type { Condition } from '../../../shared/lists.ts'
import { useWords } from '../../app/language.ts'
import type { SuppliersSearch } from '../../app/search.ts'
import { AsOf } from '../../components/AsOf.tsx'
import { TextFilter } from '../../components/grid/TextFilter.tsx'
import { useCategoryChoices } from '../words.ts'

type Props = { search: SuppliersSearch; onChange: (part: Partial<SuppliersSearch>, replace?: boolean) => void; /** Where no list beside has them. */ withText?: boolean }

/** The one value of a filter, where it has one. */
const only = (condition: Condition | undefined): string | null => (Array.isArray(condition) && condition.length === 1 ? String(condition[0]) : null)

/** Which category, in which state, at which day: the same for list and board. */
export function ListTools({ search, onChange, withText = false }: Props) {
  const t = useWords()
  const categories = useCategoryChoices()
  const set = (column: 'category' | 'state', value: string | null) => {
    const { [column]: _old, ...rest } = search.filter ?? {}
    const filter = value === null ? rest : { ...rest, [column]: [value] }
    onChange({ filter: Object.keys(filter).length > 0 ? filter : undefined })
  }
  return (
    <Group gap="sm" align="flex-end">
      {withText ? <TextFilter value={search.text ?? ''} placeholder={t('suppliers:screen.textPlaceholder')} onChange={text => onChange({ text: text || undefined }, true)} inputRef={null} onLeave={() => undefined} /> : null}
      <Select
        w={220} label={t('suppliers:column.category')} placeholder={t('suppliers:screen.allCategories')} data={categories} limit={100} searchable clearable value={only(search.filter?.category)} onChange={value => set('category', value)}
        nothingFoundMessage={t('nothingFound')} clearButtonProps={{ 'aria-label': t('suppliers:screen.allCategories') }}
      />
      {withText ? (
        <Switch mb={8} label={t('suppliers:screen.board.closed')} checked={search.closed ?? false} onChange={event => onChange({ closed: event.currentTarget.checked || undefined })} />
      ) : (
        <Select
          w={190} label={t('suppliers:column.state')} placeholder={t('suppliers:screen.allStates')} data={supplierStates.map(state => ({ value: state, label: t(`supplierStates:${state}`) }))} clearable value={only(search.filter?.state)}
          onChange={value => set('state', value)} clearButtonProps={{ 'aria-label': t('suppliers:screen.allStates') }}
        />
      )}
      <AsOf value={search.at} onChange={at => onChange({ at })} />
    </Group>
  )
}
