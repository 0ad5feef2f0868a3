import { formatDay, formatEuros, formatNumber } from '../../../shared/format.ts'
import type { Change } from '../../../shared/history.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { Words } from '../../app/language.ts'
import { codeWords, isCoded } from '../codes.ts'
import { fieldNames, type FieldName } from '../fieldNames.ts'

const tables = ['organisation', 'site', 'figure', 'membership', 'contact', 'document'] as const
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

type Context = { t: Words; language: Language; /** Names of clusters by id. */ clusters: ReadonlyMap<string, string>; /** What tells a part of the record apart, by its id. */ parts: ReadonlyMap<string, string> }

function numberWords(field: string, value: number, { language }: Context): string {
  if (money.has(field)) return formatEuros(value / 100, language)
  return field === 'year' ? String(value) : formatNumber(value, language)
}

function textWords(table: string, field: string, text: string, { t, clusters }: Context): string {
  if (days.has(field)) return formatDay(text)
  if (field === 'tags') return tags(text)
  if (field === 'clusterId') return clusters.get(text) ?? text
  if (field === 'kind' && table === 'site') return text === 'registered' || text === 'operating' ? t(`members:siteKind.${text}`) : text
  const code = field === 'kind' && table === 'membership' ? 'membershipKind' : field
  return isCoded(code) ? codeWords[code](text, t) : text
}

function valueWords(table: string, field: string, value: unknown, context: Context): string {
  const { t } = context
  if (value === null || value === undefined || value === '' || value === '[]') return t('members:history.nothing')
  if (truths.has(field)) return t(value === 1 || value === true ? 'members:history.yes' : 'members:history.no')
  return typeof value === 'number' ? numberWords(field, value, context) : textWords(table, field, typeof value === 'string' ? value : JSON.stringify(value), context)
}

/** Bookkeeping that says nothing to a reader. */
const silent = new Set(['deletedAt', 'municipalityCode', 'documentTypeId'])

type Act = 'added' | 'changed' | 'removed' | 'restored' | 'deleted'

function actOf({ operation, fields }: Change): Act {
  if (operation === 'insert') return 'added'
  if (operation === 'delete') return 'deleted'
  const bin = fields.find(({ field }) => field === 'deletedAt')
  return bin ? (bin.after === null ? 'restored' : 'removed') : 'changed'
}

/** Said behind a change that nobody typed: it came of an import, an undo or a redo. */
function origin(kind: Change['kind'], t: Words): string {
  if (kind === 'undo') return ` (${t('members:history.byUndo')})`
  if (kind === 'redo') return ` (${t('members:history.byRedo')})`
  return kind === 'members.import' ? ` (${t('members:history.byImport')})` : ''
}

/** One change of a record in words: what happened to it, and each field with its value before and after. */
export function changeWords(change: Change, context: Context): { title: string; fields: { field: string; line: string }[] } {
  const { t } = context
  const act = actOf(change)
  const table = tables.find(one => one === change.table)
  const kind = table ? t(`members:history.table.${table}`) : change.table
  const name = context.parts.get(change.recordId)
  const thing = name === undefined ? kind : t('members:history.named', { kind, name })
  const unsaid = (field: string, after: unknown) => act === 'added' && (after === null || after === '' || after === '[]' || (truths.has(field) && after === 0))
  const shown = act === 'deleted' ? [] : change.fields.filter(({ field, after }) => !silent.has(field) && !unsaid(field, after))
  const words = (field: string, value: unknown) => valueWords(change.table, field, value, context)
  return {
    title: t(`members:history.${act}`, { thing }) + origin(change.kind, t),
    fields: shown.map(({ field, before, after }) => ({
      field,
      line: act === 'added' ? t('members:history.set', { field: fieldName(change, field, t), after: words(field, after) })
        : t('members:history.was', { field: fieldName(change, field, t), before: words(field, before), after: words(field, after) }),
    })),
  }
}
