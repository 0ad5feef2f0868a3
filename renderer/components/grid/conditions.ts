import type { Stretch } from '../../../shared/lists.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { Words } from '../../app/language.ts'
import { valueText } from './cellText.ts'
import type { ColumnKind, Condition, GridColumn, Value } from './types.ts'

export type Presence = 'any' | 'filled' | 'empty'
/** A condition as the filter's form holds it. */
export type FilterDraft = {
  presence: Presence
  contains: string
  values: (string | number)[]
  from: string | number | null
  to: string | number | null
  within: Stretch | null
  /** The bounds in which something stands that is no day. */
  unread: readonly ('from' | 'to')[]
}

export const isRange = (kind: ColumnKind): boolean => kind === 'number' || kind === 'euros' || kind === 'year' || kind === 'day'
const nothing: FilterDraft = { presence: 'any', contains: '', values: [], from: null, to: null, within: null, unread: [] }

export function toDraft(condition: Condition | undefined): FilterDraft {
  if (condition === undefined) return nothing
  if (Array.isArray(condition)) return { ...nothing, values: condition }
  if (typeof condition !== 'object') return { ...nothing, values: [condition] }
  const presence = condition.empty === undefined ? 'any' : condition.empty ? 'empty' : 'filled'
  return { ...nothing, presence, contains: condition.contains ?? '', from: condition.from ?? null, to: condition.to ?? null, within: condition.within ?? null }
}

/** The condition that a form stands for; undefined where it asks nothing. */
export function fromDraft(draft: FilterDraft): Condition | undefined {
  if (draft.presence === 'empty') return { empty: true }
  if (draft.values.length > 0) return draft.values
  if (draft.within !== null) return { within: draft.within }
  const contains = draft.contains.trim()
  const condition = {
    ...(contains === '' ? {} : { contains }),
    ...(draft.from === null || draft.from === '' ? {} : { from: draft.from }),
    ...(draft.to === null || draft.to === '' ? {} : { to: draft.to }),
    ...(draft.presence === 'filled' ? { empty: false } : {}),
  }
  return Object.keys(condition).length > 0 ? condition : undefined
}

/** A condition in words, for its chip: `Provincia: PO, LU`. */
export function conditionText<Row>(column: GridColumn<Row>, condition: Condition, language: Language, t: Words): string {
  const words = (value: Value) => valueText(column, value, language)
  const draft = toDraft(condition)
  const { from, to } = draft
  const parts = [
    draft.values.length > 3 ? t('components:grid.chip.values', { count: draft.values.length }) : draft.values.map(words).join(', '),
    draft.contains === '' ? '' : t('components:grid.chip.contains', { text: draft.contains }),
    from !== null && to !== null ? t('components:grid.chip.between', { from: words(from), to: words(to) }) : '',
    from !== null && to === null ? t('components:grid.chip.from', { value: words(from) }) : '',
    from === null && to !== null ? t('components:grid.chip.to', { value: words(to) }) : '',
    draft.within === null ? '' : t(`components:grid.chip.within.${draft.within}`),
    draft.presence === 'any' ? '' : t(`components:grid.chip.${draft.presence}`),
  ]
  return parts.filter(part => part !== '').join(', ')
}
