import type { Database } from 'better-sqlite3'
import type { ImportChoice, ImportRow } from '../../../shared/members.ts'
import { Refused } from '../../../shared/errors.ts'
import { onlyVatIsWrong } from '../../../shared/import/problems.ts'
import { checkRow } from '../../database/rowRules.ts'
import type { TypeNames } from '../../documents/typeNames.ts'
import { insertRecord, updateRecord, type Columns } from '../../organisations/records.ts'
import { classify } from './classify.ts'
import { planOfNew, type Plan, type Stored, type Where } from './plan.ts'

/**
 * What a choice makes of a row: a new record, a change of the matched one, or nothing. Without a choice new rows and updates are
 * taken, the rest left out; an error is taken only where the VAT number is all that is wrong.
 */
export function actionOf(row: ImportRow, choice: ImportChoice | undefined): 'create' | 'update' | 'leave' {
  if (choice === 'leave') return 'leave'
  const found = (row.match?.organisationId ?? null) !== null
  switch (row.outcome) {
    case 'new': return 'create'
    case 'update': return choice === 'create' ? 'create' : 'update'
    case 'same': return 'leave'
    case 'duplicate': return choice === 'create' ? 'create' : choice === 'update' && found ? 'update' : 'leave'
    case 'error': {
      if (!onlyVatIsWrong(row.problems)) return 'leave'
      return choice === 'toVerify' ? (found ? 'update' : 'create') : choice === 'create' && found ? 'create' : 'leave'
    }
  }
}

const hasValue = (columns: Columns) => Object.values(columns).some(value => value !== undefined && value !== null)

/** The type of documents of that name, made when nobody has one yet. */
function documentType(database: Database, name: string, types: TypeNames): string {
  const known = types.find(name)
  if (known !== null) return known
  const made = insertRecord(database, 'documentType', { name })
  types.learn(name, made)
  return made
}

/** Certificates of a list have no dates: they are to be verified. */
function addCertificates(database: Database, organisationId: string, names: readonly string[], types: TypeNames): void {
  for (const name of names) insertRecord(database, 'document', { organisationId, documentTypeId: documentType(database, name, types), verified: 0 })
}

function saveMembership(database: Database, organisationId: string, { membership }: Plan, clusterId: string | null): void {
  if (!membership?.columns) return
  const { known, columns } = membership
  if (known) updateRecord(database, 'membership', known.id, columns)
  checkRow(database, 'membership', known ? known.id : insertRecord(database, 'membership', { organisationId, clusterId, ...columns }))
}

function create(database: Database, plan: Plan, { clusterId, types }: Where): string {
  const { year: _year, ...amounts } = plan.figure
  const organisationId = insertRecord(database, 'organisation', plan.organisation)
  if (hasValue(plan.site)) insertRecord(database, 'site', { ...plan.site, organisationId, kind: 'registered' })
  if (hasValue(amounts)) insertRecord(database, 'figure', { ...plan.figure, organisationId })
  saveMembership(database, organisationId, plan, clusterId)
  addCertificates(database, organisationId, plan.newCertificates, types)
  return organisationId
}

function saveOrInsert(database: Database, table: 'site' | 'figure', id: string | undefined, columns: Columns, own: Columns): void {
  if (id !== undefined) updateRecord(database, table, id, columns)
  else if (hasValue(columns)) insertRecord(database, table, { ...columns, ...own })
}

function update(database: Database, plan: Plan, known: Stored, { clusterId, types }: Where): string {
  const organisationId = known.organisation.id
  const { year, ...amounts } = plan.figure
  updateRecord(database, 'organisation', organisationId, plan.organisation)
  saveOrInsert(database, 'site', known.site?.id, plan.site, { organisationId, kind: 'registered' })
  saveOrInsert(database, 'figure', known.figure?.id, amounts, { organisationId, year })
  saveMembership(database, organisationId, plan, clusterId)
  addCertificates(database, organisationId, plan.newCertificates, types)
  return organisationId
}

/** The values that a re-check compares: whether the row still means the same. */
const meaning = (row: ImportRow) => JSON.stringify([row.outcome, row.match?.organisationId ?? null, row.changes])

/**
 * Applies rows inside the running batch, each looked at again first.
 * @throws Refused `changed-since` with `{ rows }` (row numbers) when a row that would be taken no longer means what was shown;
 *   then nothing is applied
 */
export async function applyRows(
  database: Database, rows: readonly ImportRow[], choices: Record<string, ImportChoice>, where: Where, breathe: (done: number, of: number) => Promise<void>,
): Promise<{ created: number; updated: number; left: number; /** The organisations of the rows taken. */ organisationIds: string[] }> {
  const counts = { created: 0, updated: 0, left: 0, organisationIds: [] as string[] }
  const taken = rows.map(row => ({ row, action: actionOf(row, choices[row.row]) })).filter(({ action }) => action !== 'leave')
  counts.left = rows.length - taken.length
  const steps = taken.length * 2
  const moved: number[] = []
  const checked = []
  for (const [index, { row }] of taken.entries()) {
    const now = classify(database, row, where)
    if (meaning(now) !== meaning(row)) moved.push(row.row)
    checked.push(now)
    await breathe(index, steps)
  }
  if (moved.length) throw new Refused('changed-since', { count: moved.length, rows: moved.slice(0, 200) })
  const touched = new Set<string>()
  for (const [index, seen] of checked.entries()) {
    // an earlier row of this list may have made or changed the record that this one goes into
    const again = seen.outcome === 'error' || (seen.known && touched.has(seen.known.organisation.id))
    const now = again ? classify(database, seen, where) : seen
    const into = choices[now.row] === 'create' ? null : now.known
    // what the two say together may be what the rules refuse
    if (again && !onlyVatIsWrong(now.problems)) {
      counts.left++
      continue
    }
    const organisationId = into ? update(database, now.plan, into, where) : create(database, now.known ? planOfNew(now.target, where) : now.plan, where)
    touched.add(organisationId)
    counts.organisationIds.push(organisationId)
    if (into) counts.updated++
    else counts.created++
    await breathe(taken.length + index, steps)
  }
  return counts
}
