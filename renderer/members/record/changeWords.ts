import { formatDay, formatEuros, formatNumber } from '../../../shared/format.ts'
import { batchKinds, type Change } from '../../../shared/history.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { Words } from '../../app/language.ts'
import { codeWords, isCoded } from '../codes.ts'
import { fieldNames, type FieldName } from '../fieldNames.ts'

const tables = ['organisation', 'site', 'figure', 'membership', 'contact', 'certificate'] as const
const days = new Set(['from', 'to', 'issuedOn', 'expiresOn'])
const money = new Set(['turnoverCents', 'balanceSheetCents'])
const truths = new Set(['vatToVerify', 'verified'])

const isName = (field: string): field is FieldName => fieldNames.some(name => name === field)
/** The name of a stored field on the screen; `kind` of a site or a membership has words of its own. */
function fieldName({ table }: Change, field: string, t: Words): string {
  const name = field === 'kind' && table === 'site' ? 'siteKind' : field === 'kind' && table === 'membership' ? 'membershipKind' : field
  return isName(name) ? t(`members:field.${name}`) : field
}

function tags(text: string): string {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.join(', ') : text
  } catch {
    return text
  }
}

function valueWords({ table }: Change, field: string, value: unknown, t: Words, language: Language, clusters: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined || value === '' || value === '[]') return t('members:history.nothing')
  if (truths.has(field)) return t(value === 1 || value === true ? 'members:history.yes' : 'members:history.no')
  if (typeof value === 'number') {
    if (money.has(field)) return formatEuros(value / 100, language)
    return field === 'year' ? String(value) : formatNumber(value, language)
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (days.has(field)) return formatDay(text)
  if (field === 'tags') return tags(text)
  if (field === 'clusterId') return clusters.get(text) ?? text
  if (field === 'kind' && table === 'site') return text === 'registered' || text === 'operating' ? t(`members:siteKind.${text}`) : text
  const code = field === 'kind' && table === 'membership' ? 'membershipKind' : field
  return isCoded(code) ? codeWords[code](text, t) : text
}

/** Bookkeeping that says nothing to a reader. */
const silent = new Set(['deletedAt', 'municipalityCode', 'certificateTypeId'])

/** One change of a record in words: what happened to it, and each field with its value before and after. */
export function changeWords(change: Change, t: Words, language: Language, clusters: ReadonlyMap<string, string>): { title: string; fields: string[] } {
  const table = tables.find(one => one === change.table)
  const bin = change.fields.find(({ field }) => field === 'deletedAt')
  const act = change.operation === 'insert' ? 'added' : change.operation === 'delete' ? 'deleted' : bin ? (bin.after === null ? 'restored' : 'removed') : 'changed'
  const thing = table ? t(`members:history.table.${table}`) : change.table
  const kind = batchKinds.find(one => one === change.kind)
  const how = kind === 'undo' ? t('members:history.byUndo') : kind === 'redo' ? t('members:history.byRedo') : kind === 'members.import' ? t('members:history.byImport') : ''
  const shown = change.fields.filter(({ field, after }) => !silent.has(field) && !(act === 'added' && (after === null || after === '' || after === '[]')))
  const words = (field: string, value: unknown) => valueWords(change, field, value, t, language, clusters)
  return {
    title: `${t(`members:history.${act}`, { thing })}${how === '' ? '' : ` (${how})`}`,
    fields: act === 'deleted' ? [] : shown.map(({ field, before, after }) => (act === 'added'
      ? t('members:history.set', { field: fieldName(change, field, t), after: words(field, after) })
      : t('members:history.was', { field: fieldName(change, field, t), before: words(field, before), after: words(field, after) }))),
  }
}
