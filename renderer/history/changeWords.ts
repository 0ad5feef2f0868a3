import { formatClock, formatDay, formatEuros, formatInstant, formatNumber } from '../../shared/format.ts'
import { readFormula } from '../../shared/groups/formula.ts'
import { formulaWords } from '../../shared/groups/words.ts'
import type { Change } from '../../shared/history.ts'
import { notes, plainText } from '../../shared/meetings/notes.ts'
import type { Language } from '../../shared/procedure.ts'
import type { Words } from '../app/language.ts'
import { codedField, isFormula, isTruth } from './fieldCodes.ts'
import { fieldWords, tableWords } from './fieldWords.ts'

const isDay = (field: string) => /(?:On|^from|^to|From)$/.test(field)
const money = new Set(['turnoverCents', 'balanceSheetCents'])
/** Lists of names or tags. */
const lists = new Set(['tags', 'decidedBy', 'sameHands', 'panel', 'scoredBy', 'ateco'])

/** A day, an hour on the wall clock, or an instant, as it is read; null for anything else. */
function timeWords(text: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDay(text)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return formatClock(text)
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formatInstant(text) : null
}

const noteFields = new Set(['agendaPoint.notes', 'minutes.opening', 'minutes.closing', 'decision.text'])
/** A text of the editor as plain words. */
function noteWords(text: string): string {
  const read = notes.safeParse(JSON.parse(text))
  return read.success ? plainText(read.data).trim() : text
}

function tags(text: string): string {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.join(', ') : text
  } catch {
    return text
  }
}

type Context = { t: Words; language: Language; /** What a record is called, by its id. */ nameOf: (id: string) => string | undefined; /** What tells a part of the record from its like. */ partOf: (id: string) => string | undefined }

function numberWords(field: string, value: number, { language }: Context): string {
  if (money.has(field)) return formatEuros(value / 100, language)
  return field === 'year' ? String(value) : formatNumber(value, language)
}

function textWords(table: string, field: string, text: string, { t, nameOf }: Context): string {
  const time = isDay(field) ? formatDay(text) : timeWords(text)
  if (time !== null) return time
  if (lists.has(field)) return tags(text)
  if (noteFields.has(`${table}.${field}`)) return noteWords(text)
  return nameOf(text) ?? (isFormula(table, field) ? formulaWords(readFormula(text), t) : text)
}

function valueWords(table: string, field: string, value: unknown, context: Context): string {
  const { t } = context
  if (value === null || value === undefined || value === '' || value === '[]') return t('history:record.nothing')
  const coded = codedField(table, field)
  if (coded && (typeof value === 'string' || typeof value === 'number')) return coded.words(value, t)
  if (isTruth(field)) return t(value === 1 || value === true ? 'history:record.yes' : 'history:record.no')
  return typeof value === 'number' ? numberWords(field, value, context) : textWords(table, field, typeof value === 'string' ? value : JSON.stringify(value), context)
}

type Act = 'added' | 'changed' | 'removed' | 'restored' | 'deleted'

function actOf({ operation, fields }: Change): Act {
  if (operation === 'insert') return 'added'
  if (operation === 'delete') return 'deleted'
  const bin = fields.find(({ field }) => field === 'deletedAt')
  return bin ? (bin.after === null ? 'restored' : 'removed') : 'changed'
}

/** Said behind a change that nobody typed: it came of an import, an undo or a redo. */
function origin(kind: Change['kind'], t: Words): string {
  if (kind === 'undo') return ` (${t('history:record.byUndo')})`
  if (kind === 'redo') return ` (${t('history:record.byRedo')})`
  return kind === 'members.import' ? ` (${t('history:record.byImport')})` : ''
}

/** One change of a record in words: what happened to it, and each field with its value before and after. */
export function changeWords(change: Change, context: Context): { title: string; fields: { field: string; line: string }[] } {
  const { t } = context
  const act = actOf(change)
  const kind = tableWords(change.table)
  const name = context.partOf(change.recordId)
  const thing = name === undefined ? kind : change.table === 'figure' ? t('history:record.ofYear', { kind, year: name }) : t('history:record.named', { kind, name })
  const unsaid = (field: string, after: unknown) => act === 'added' && (after === null || after === '' || after === '[]' || (isTruth(field) && after === 0))
  const shown = act === 'deleted' ? [] : change.fields.flatMap(({ field, before, after }) => {
    const label = field === 'deletedAt' || unsaid(field, after) ? null : fieldWords(change.table, field)
    return label === null ? [] : [{ field, label, before, after }]
  })
  const words = (field: string, value: unknown) => valueWords(change.table, field, value, context)
  return {
    title: t(`history:record.${act}`, { thing }) + origin(change.kind, t),
    fields: shown.map(({ field, label, before, after }) => ({
      field,
      line: act === 'added' ? t('history:record.set', { field: label, after: words(field, after) }) : t('history:record.was', { field: label, before: words(field, before), after: words(field, after) }),
    })),
  }
}
