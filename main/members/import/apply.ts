import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import type { ImportChoice, ImportRow } from '../../../shared/members.ts'
import { Refused } from '../../../shared/errors.ts'
import { onlyVatIsWrong } from '../../../shared/import/problems.ts'
import type { TypeNames } from '../../documents/typeNames.ts'
import { figureColumns, insertRecord, organisationColumns, siteColumns, updateRecord, type Columns } from '../../organisations/records.ts'
import { classify, newCertificates, sameName, type Stored, type Where } from './classify.ts'
import type { Target } from './target.ts'

/**
 * What a choice makes of a row: a new record, a change of the matched one, or nothing. Without a choice new rows and updates are
 * taken, the rest left out; an error is taken only where the VAT number is all that is wrong.
 */
export function actionOf(row: ImportRow, choice: ImportChoice | undefined): 'create' | 'update' | 'leave' {
  if (choice === 'leave') return 'leave'
  if (row.outcome === 'error') {
    return choice === 'toVerify' && onlyVatIsWrong(row.problems) ? 'create' : 'leave'
  }
  if (row.outcome === 'new') return 'create'
  if (row.outcome === 'update') return choice === 'create' ? 'create' : 'update'
  return row.outcome === 'duplicate' && choice === 'create' ? 'create' : 'leave'
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

/** Certificates of a list have no dates: they are to be verified. Those of a type that is there already are left. */
function addCertificates(database: Database, organisationId: string, names: readonly string[], before: readonly string[], types: TypeNames): void {
  for (const name of newCertificates(names, before, types)) insertRecord(database, 'document', { organisationId, documentTypeId: documentType(database, name, types), verified: 0 })
}

/** The organisation comes after its site: the search index then takes it once, with its place. Keys are checked at the end of the batch. */
function create(database: Database, target: Target, { clusterId, year, types }: Where): string {
  const organisationId = uuid()
  const site = siteColumns(target.site)
  if (hasValue(site)) insertRecord(database, 'site', { ...site, organisationId, kind: 'registered' })
  if (hasValue(figureColumns(target.figure))) insertRecord(database, 'figure', { ...figureColumns({ ...target.figure, year }), organisationId })
  if (clusterId !== null) insertRecord(database, 'membership', { organisationId, clusterId, kind: target.membership.kind ?? 'member', from: target.membership.from, to: target.membership.to })
  insertRecord(database, 'organisation', organisationColumns({ kind: 'firm', country: 'IT', ...target.organisation }, 'IT'), organisationId)
  // these are found by its name
  addCertificates(database, organisationId, target.certificates, [], types)
  return organisationId
}

function saveOrInsert(database: Database, table: 'site' | 'figure' | 'membership', id: string | undefined, columns: Columns, own: Columns): void {
  if (id !== undefined) updateRecord(database, table, id, columns)
  else if (hasValue(columns)) insertRecord(database, table, { ...columns, ...own })
}

function update(database: Database, target: Target, known: Stored, { clusterId, year, types }: Where): void {
  const { id: organisationId, country } = known.organisation
  const { name, tags, ...fields } = target.organisation
  const kept = JSON.parse(known.organisation.tags) as string[]
  updateRecord(database, 'organisation', organisationId, organisationColumns({
    ...fields, ...(name !== undefined && !sameName(name, known.organisation.name) ? { name } : {}), ...(tags ? { tags: [...kept, ...tags] } : {}),
  }, country))
  saveOrInsert(database, 'site', known.site?.id, siteColumns(target.site), { organisationId, kind: 'registered' })
  const figure = figureColumns(target.figure)
  saveOrInsert(database, 'figure', known.figure?.id, figure, { organisationId, year })
  const { kind, from, to } = target.membership
  if (known.membership) updateRecord(database, 'membership', known.membership.id, { kind, from, to })
  else if (clusterId !== null) insertRecord(database, 'membership', { organisationId, clusterId, kind: kind ?? 'member', from, to })
  addCertificates(database, organisationId, target.certificates, known.documentTypes, types)
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
  for (const [index, { row, action }] of taken.entries()) {
    const now = classify(database, row, where)
    if (meaning(now) !== meaning(row)) moved.push(row.row)
    checked.push({ now, action })
    await breathe(index, steps)
  }
  if (moved.length) throw new Refused('changed-since', { count: moved.length, rows: moved.slice(0, 200) })
  for (const [index, { now, action }] of checked.entries()) {
    if (action === 'update' && now.known) {
      update(database, now.target, now.known, where)
      counts.organisationIds.push(now.known.organisation.id)
      counts.updated++
    } else {
      counts.organisationIds.push(create(database, now.target, where))
      counts.created++
    }
    await breathe(taken.length + index, steps)
  }
  return counts
}
