import { fold, matchName } from '../folding.ts'
import { isWholeRea } from './codes.ts'
import { problem } from './problems.ts'
import type { ImportRow } from '../members.ts'

type Value = ImportRow['values'][keyof ImportRow['values']]
const text = (value: Value | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null)

const vatOf = ({ values }: ImportRow) => text(values.vatNumber)
/** A body's tax code and its VAT number are one kind of number. */
const fiscalNumbersOf = ({ values }: ImportRow) => [text(values.vatNumber), text(values.taxCode)].filter((number) => number !== null)
const reaOf = ({ values }: ImportRow) => { const rea = text(values.rea); return rea !== null && isWholeRea(rea) ? rea : null }
const numbersOf = (row: ImportRow) => [...fiscalNumbersOf(row), reaOf(row)].filter((number) => number !== null)
/** Two firms with different VAT numbers are two firms, whatever else agrees. */
const differ = (a: ImportRow, b: ImportRow) => vatOf(a) !== null && vatOf(b) !== null && vatOf(a) !== vatOf(b)

/** A name with its municipality and, where rows lack a number (`closely`), with its mail address and its telephone: towns are abbreviated, these are not. */
function nameKeys({ values }: ImportRow, closely: boolean): string[] {
  const name = text(values.name)
  if (name === null) return []
  const match = matchName(name)
  const inTown = `${match}|${fold(text(values.municipality) ?? '')}`
  if (!closely) return [inTown]
  const [email, phone] = [text(values.email)?.toLowerCase(), text(values.phone)?.replace(/\D/g, '')]
  return [inTown, ...(email ? [`${match}|${email}`] : []), ...(phone && phone.length >= 6 ? [`${match}|${phone}`] : [])]
}

/**
 * Marks the rows that repeat an earlier one of the same list: the same VAT number, tax code or REA number; or the same name in the same
 * municipality, or with the same mail address or telephone, where one of the two has neither VAT number nor tax code. Different VAT numbers veto. The earlier row is kept; rows with errors neither
 * become duplicates nor make others so. Same names with different numbers are told and left alone.
 */
export function markDuplicates(rows: readonly ImportRow[]): ImportRow[] {
  const byNumber = new Map<string, ImportRow>()
  const byName = new Map<string, ImportRow[]>()
  const closely = rows.some((row) => fiscalNumbersOf(row).length === 0)
  return rows.map((row) => {
    if (row.outcome === 'error') return row
    const twin = numbersOf(row).map((number) => byNumber.get(number)).find((earlier) => earlier !== undefined && !differ(earlier, row))
    const keys = nameKeys(row, closely)
    const namesakes = keys.flatMap((key) => byName.get(key) ?? [])
    const named = namesakes.find((earlier) => !differ(earlier, row) && (fiscalNumbersOf(earlier).length === 0 || fiscalNumbersOf(row).length === 0))
    const earlier = twin ?? named
    if (earlier) return duplicate(row, earlier)
    for (const number of numbersOf(row)) if (!byNumber.has(number)) byNumber.set(number, row)
    for (const key of keys) byName.set(key, [...(byName.get(key) ?? []), row])
    const [first] = namesakes
    return first ? { ...row, problems: [...row.problems, problem('same-name-row', 'name', text(row.values.name) ?? '', { row: first.row })] } : row
  })
}

function duplicate(row: ImportRow, earlier: ImportRow): ImportRow {
  const name = text(earlier.values.name) ?? ''
  return {
    ...row, outcome: 'duplicate', match: { organisationId: null, row: earlier.row, name },
    problems: [...row.problems, problem('duplicate-row', null, text(row.values.name) ?? '', { row: earlier.row, name })],
  }
}
