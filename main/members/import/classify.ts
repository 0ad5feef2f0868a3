import type { Database } from 'better-sqlite3'
import { fold, matchName } from '../../../shared/folding.ts'
import { isWholeRea } from '../../../shared/import/codes.ts'
import { onlyVatIsWrong, problem, saidOfRecords, type ProblemCode } from '../../../shared/import/problems.ts'
import type { ImportRow } from '../../../shared/members.ts'
import { prepared } from '../../database/prepared.ts'
import type { Tables } from '../../database/tables.ts'
import type { Columns } from '../../organisations/records.ts'
import { changesOf, planOf, planOfNew, type Plan, type Stored, type Where } from './plan.ts'
import { targetOf, type Target } from './target.ts'

const live = 'deletedAt IS NULL'

function stored(database: Database, organisation: Tables['organisation'], { clusterId, year }: Where): Stored {
  const { id } = organisation
  return {
    organisation,
    site: prepared(database, `SELECT * FROM site WHERE organisationId = ? AND kind = 'registered' AND ${live}`).get(id) as Stored['site'],
    figure: prepared(database, `SELECT * FROM figure WHERE organisationId = ? AND year = ? AND ${live}`).get(id, year) as Stored['figure'],
    memberships: prepared(database, `SELECT * FROM membership WHERE organisationId = ? AND clusterId = ? AND ${live} ORDER BY "to" IS NOT NULL, "to" DESC, "from" DESC`).all(id, clusterId) as Stored['memberships'],
    documentTypes: (prepared(database, `SELECT documentTypeId AS type FROM document WHERE organisationId = ? AND ${live}`).all(id) as { type: string }[]).map(({ type }) => type),
  }
}

/** Whether an organisation's seat is in that municipality, as far as both are known. */
function mayStandIn(database: Database, organisationId: string, municipality: string | null | undefined): boolean {
  const site = prepared(database, `SELECT municipality FROM site WHERE organisationId = ? AND kind = 'registered' AND ${live}`).get(organisationId) as { municipality: string | null } | undefined
  return !site?.municipality || !municipality || fold(site.municipality) === fold(municipality)
}

type Match = { by: 'number' | 'name'; organisation: Tables['organisation'] }

/** A body's VAT number and its tax code are one kind of number: either may be stored as the other. No order: a sorter for each row of a list costs more than the search. */
const byFiscalNumber = `SELECT * FROM organisation WHERE (vatNumber = @number OR taxCode = @number) AND ${live}`
const byRea = `SELECT * FROM organisation WHERE rea = @number AND ${live}`
const numbers = [['vatNumber', byFiscalNumber], ['taxCode', byFiscalNumber], ['rea', byRea]] as const

/** The whole cell of a name, where something was cut off it. */
function uncutName({ problems }: ImportRow): string | null {
  const whole = problems.find(({ code }) => code === 'name-split')?.values['text']
  return typeof whole === 'string' ? whole : null
}

/**
 * The record that a row means: by VAT number, tax code or REA (strong: an update), else by name, as it is or as its whole cell was, and municipality (a suggestion
 * only). Differing VAT numbers veto: two firms of one owner may share the rest.
 */
function findMatch(database: Database, target: Target, columns: Columns, uncut: string | null): Match | null {
  const mayBe = ({ vatNumber }: Tables['organisation']) => !differs(vatNumber, columns['vatNumber'])
  for (const [key, statement] of numbers) {
    const number = columns[key]
    const all = typeof number === 'string' && (key !== 'rea' || isWholeRea(number)) ? (prepared(database, statement).all({ number }) as Tables['organisation'][]).filter(mayBe) : []
    const found = all.find(({ vatNumber }) => vatNumber === number) ?? all[0]
    if (found) return { by: 'number', organisation: found }
  }
  if (!target.organisation.name) return null
  const names = [columns['matchName'], ...(uncut === null ? [] : [matchName(uncut)])]
  const named = names.flatMap(name => prepared(database, `SELECT * FROM organisation WHERE matchName = ? AND ${live}`).all(name) as Tables['organisation'][])
  const found = named.find(organisation => mayBe(organisation) && mayStandIn(database, organisation.id, target.site.municipality))
  return found ? { by: 'name', organisation: found } : null
}

const differs = (a: string | null, b: Columns[string]) => a !== null && typeof b === 'string' && a !== b

/** A row as the reading left it: what the records had to say of it, when they were last looked at, is forgotten. */
function asRead(row: ImportRow): ImportRow {
  const problems = row.problems.filter(one => !saidOfRecords(one))
  const repeats = row.outcome === 'duplicate' && row.match?.row !== null && row.match !== null
  const outcome = problems.some(({ level }) => level === 'error') ? 'error' : repeats ? 'duplicate' : 'new'
  return { ...row, outcome, problems, match: repeats ? row.match : null }
}

/** A record that is called as the whole cell of the name was keeps its name: what was cut off there renames nobody. */
function withoutCutName(target: Target, row: ImportRow, { organisation }: Stored): Target {
  const whole = uncutName(row)
  return whole !== null && matchName(whole) === matchName(organisation.name) ? { ...target, organisation: { ...target.organisation, name: organisation.name } } : target
}

/** What a row does that is not wrong: one that repeated another when it was read before goes into no record by itself. */
function outcomeOf({ problems }: ImportRow, match: Match | null, changed: boolean): ImportRow['outcome'] {
  if (!match) return 'new'
  if (match.by === 'name') return 'duplicate'
  return !changed ? 'same' : problems.some(({ code }) => code === ('repeated-before' satisfies ProblemCode)) ? 'duplicate' : 'update'
}

/** A row with what it would do: to the record that it concerns (`known`), or as a new one. */
export type Classified = ImportRow & { known: Stored | null; plan: Plan; target: Target }

/**
 * What will happen to a row, as the workspace stands: its outcome, the record it concerns, and what would change. Rows that the
 * reading found wrong, or a duplicate of an earlier row, stay so; what the rules of the records refuse becomes an error.
 */
export function classify(database: Database, row: ImportRow, where: Where): Classified {
  const read = asRead(row)
  const target = targetOf(read.values)
  const asNew = planOfNew(target, where)
  const match = findMatch(database, target, asNew.organisation, uncutName(read))
  const known = match ? stored(database, match.organisation, where) : null
  const plan = known ? planOf(withoutCutName(target, read, known), known, where) : asNew
  const reference = known ? { organisationId: known.organisation.id, row: null, name: known.organisation.name } : null
  // a repetition of another row goes into no record
  if (read.match) return { ...read, changes: [], known: null, plan: asNew, target }
  const problems = [...read.problems, ...(plan.membership?.problems ?? [])]
  const wrong = problems.some(({ level }) => level === 'error')
  const changes = known && (!wrong || onlyVatIsWrong(problems)) ? changesOf(plan, known) : []
  const outcome = wrong ? 'error' : outcomeOf(read, match, changes.length > 0)
  return { ...read, outcome, problems, match: reference, changes, known, plan, target }
}

/** Takes the marks of `markRepeats` away again. */
export function withoutRepeats(row: ImportRow): ImportRow {
  if (!row.problems.some(({ code }) => code === 'same-record-row')) return row
  return { ...row, outcome: 'new', match: null, problems: row.problems.filter(({ code }) => code !== 'same-record-row') }
}

const surely = ({ outcome }: ImportRow) => outcome === 'update' || outcome === 'same'

/** Of rows that concern one record, one goes into it: the first that a number tells, else the first. The others are its duplicates inside the file. */
export function markRepeats(rows: readonly ImportRow[]): ImportRow[] {
  const kept = new Map<string, ImportRow>()
  for (const row of rows) {
    const id = row.match?.organisationId
    const first = id ? kept.get(id) : undefined
    if (id && row.outcome !== 'error' && (!first || (surely(row) && !surely(first)))) kept.set(id, row)
  }
  return rows.map(row => {
    const first = row.match?.organisationId && row.outcome !== 'error' ? kept.get(row.match.organisationId) : undefined
    if (!first || first.row === row.row) return row
    const name = String(first.values.name ?? first.match?.name ?? '')
    return {
      ...row, outcome: 'duplicate', match: { organisationId: null, row: first.row, name }, changes: [],
      problems: [...row.problems.filter(one => !saidOfRecords(one)), problem('same-record-row', null, String(row.values.name ?? ''), { row: first.row, name })],
    }
  })
}
