import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { fold } from '../../shared/folding.ts'
import { binnedTables, keptFrom, type Binned, type BinnedTable } from '../../shared/history.ts'
import { codeOf } from '../database/faults.ts'
import { fileOf } from '../database/fileVersions.ts'
import { isMergeable, ledOn } from '../database/merged.ts'
import { prepared } from '../database/prepared.ts'
import { checkRow, settleRow, watchRow } from '../database/rowRules.ts'
import { recordTables, type RecordTable, type Tables } from '../database/tables.ts'
import type { Writing } from './service.ts'

/** What a binned record is called, and the organisation that it is a part of; parts of an organisation in the bin come back with it. */
type Shown = { name: string; from: string; part: boolean; /** Which version of its file, for those that are told apart by it. */ version?: string }
const part = (table: string, name: string, more = ''): Shown => ({ name, from: `${table} r JOIN organisation o ON o.id = r.organisationId ${more}`, part: true })
const alone = (table: string, name: string, more = ''): Shown => ({ name, from: `${table} r ${more}`, part: false })

const shown: Record<BinnedTable, Shown> = {
  organisation: alone('organisation', 'r.name'),
  cluster: alone('cluster', 'r.name'),
  person: alone('person', 'r.name'),
  savedView: alone('savedView', 'r.name'),
  document: part('document', `concat_ws(' ', t.name, r.number)`, 'JOIN documentType t ON t.id = r.documentTypeId'),
  // one stands for the versions that went with it
  attachment: {
    ...part('attachment', 'r.name', `AND NOT EXISTS (SELECT 1 FROM attachment l WHERE ${fileOf('l')} = ${fileOf('r')} AND l.deletedAt = r.deletedAt AND (l.version, l.id) > (r.version, r.id))`),
    version: `CASE WHEN EXISTS (SELECT 1 FROM attachment l WHERE ${fileOf('l')} = ${fileOf('r')} AND l.deletedAt IS NOT r.deletedAt) THEN r.version END`,
  },
  assessment: part('assessment', `concat_ws(' ', upper(r.checklist) || ':' || r.edition, r.answeredOn)`),
  questionnaire: part('questionnaire', `concat_ws(' ', upper(r.checklist) || ':' || r.edition, r.sentOn)`),
  policy: alone('policy', 'r.name'),
  policyVersion: alone('policyVersion', `y.name || ' ' || r.major || '.' || r.minor`, 'JOIN policy y ON y.id = r.policyId AND y.deletedAt IS NULL'),
  policyContribution: alone('policyContribution', `concat_ws(' ', 'n. ' || r.number, y.name)`,
    'JOIN policyConsultation u ON u.id = r.consultationId AND u.deletedAt IS NULL JOIN policyVersion v ON v.id = u.versionId AND v.deletedAt IS NULL JOIN policy y ON y.id = v.policyId AND y.deletedAt IS NULL'),
  policyMilestone: alone('policyMilestone', 'r.name', 'JOIN policy y ON y.id = r.policyId AND y.deletedAt IS NULL'),
  contact: { name: `concat_ws(', ', p.name, r.role)`, from: 'contact r JOIN person p ON p.id = r.personId AND p.deletedAt IS NULL LEFT JOIN organisation o ON o.id = r.organisationId', part: true },
  membership: part('membership', `concat_ws(' ', c.name, r."from")`, 'JOIN cluster c ON c.id = r.clusterId'),
  figure: part('figure', 'CAST(r.year AS TEXT)'),
  supplier: part('supplier', `coalesce(substr(r.description, 1, 80), '')`),
  qualification: { name: `concat_ws(' ', c.code, c.name)`, from: 'qualification r JOIN supplierCategory c ON c.id = r.categoryId JOIN supplier u ON u.id = r.supplierId AND u.deletedAt IS NULL JOIN organisation o ON o.id = u.organisationId', part: true },
  supplierCategory: alone('supplierCategory', `concat_ws(' ', r.code, r.name)`),
  site: part('site', `coalesce(r.municipality, r.address, '')`),
  body: alone('body', 'r.name'),
  seat: alone('seat', `concat_ws(', ', b.name, (SELECT p.name FROM person p WHERE p.id = r.personId), (SELECT w.name FROM organisation w WHERE w.id = r.organisationId))`, 'JOIN body b ON b.id = r.bodyId AND b.deletedAt IS NULL'),
  textBlock: alone('textBlock', 'r.name'),
  meeting: alone('meeting', `concat_ws(' ', b.name, substr(r.startsAt, 1, 10))`, 'JOIN body b ON b.id = r.bodyId AND b.deletedAt IS NULL'),
  agendaPoint: alone('agendaPoint', 'r.title', 'JOIN meeting m ON m.id = r.meetingId AND m.deletedAt IS NULL'),
  proposal: alone('proposal', 'r.title'),
  decision: alone('decision', 'r.title', 'JOIN meeting m ON m.id = r.meetingId AND m.deletedAt IS NULL'),
  action: alone('action', 'r.text'),
  signedCopy: alone('signedCopy', 'r.name', 'JOIN meeting m ON m.id = r.meetingId AND m.deletedAt IS NULL'),
  meetingPaper: alone('meetingPaper', 'r.name', 'JOIN meeting m ON m.id = r.meetingId AND m.deletedAt IS NULL'),
}

/** What was merged is in no bin. */
function binnedOf(table: BinnedTable): string {
  const { name, from, part: isPart, version = 'NULL' } = shown[table]
  const merged = isMergeable(table) ? 'AND r.mergedInto IS NULL' : ''
  return `SELECT '${table}' AS "table", r.id, ${name} AS name, ${version} AS version, ${isPart ? 'o.name' : 'NULL'} AS "of", r.deletedAt AS at FROM ${from} WHERE r.deletedAt IS NOT NULL ${isPart ? 'AND o.deletedAt IS NULL' : merged}`
}
const everything = binnedTables.map(binnedOf).join(' UNION ALL ')

type Page = { text?: string | undefined; offset?: number | undefined; limit?: number | undefined }

/** What lies in the bin, newest first, with who put it there. */
export function readBin(database: Database, { text, offset = 0, limit = 100 }: Page): { total: number; rows: Binned[] } {
  const wanted = fold(text ?? '')
  const where = wanted === '' ? '1' : `instr(fold(concat_ws(' ', name, "of")), @wanted) > 0`
  const total = (prepared(database, `SELECT count(*) AS n FROM (${everything}) WHERE ${where}`).get({ wanted }) as { n: number }).n
  const rows = prepared(database, `SELECT bin.*, (SELECT b.writerName FROM journal j JOIN batch b ON b.id = j.batch WHERE j.recordId = bin.id ORDER BY j.sequence DESC LIMIT 1) AS writer
    FROM (${everything}) bin WHERE ${where} ORDER BY at DESC, name LIMIT @limit OFFSET @offset`).all({ wanted, limit, offset }) as Binned[]
  return { total, rows }
}

/** What a record in the bin is called there, with the organisation that it is a part of, for the words of a batch; empty where a person's name would stand among others: anonymising finds it only alone. */
export function nameInBin(database: Database, { table, id }: { table: BinnedTable; id: string }): string {
  if (table === 'contact' || table === 'seat') return ''
  const row = prepared(database, `SELECT name, "of" FROM (${binnedOf(table)}) WHERE id = ?`).get(id) as Pick<Binned, 'name' | 'of'> | undefined
  return [row?.name, row?.of].filter(Boolean).join(', ')
}

/** What comes back with a record because it went with it: the versions of a file. */
function wentWith(database: Database, table: BinnedTable, id: string): string[] {
  if (table !== 'attachment') return [id]
  const rows = prepared(database, `SELECT w.id FROM attachment r JOIN attachment w ON ${fileOf('w')} = ${fileOf('r')} AND w.deletedAt = r.deletedAt WHERE r.id = ?`).all(id) as { id: string }[]
  return rows.map(row => row.id)
}

/** Runs a change that the schema may refuse because such a record is there already. */
function unlessThere(change: () => void): void {
  try {
    change()
  } catch (error) {
    if (codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE') throw new Refused('there-already', {})
    throw error
  }
}

/** @throws Refused `not-found` for what is not in the bin, `there-already`, and what `checkRow` refuses */
export async function restoreRecords({ write, breathe }: Writing, records: readonly { table: BinnedTable; id: string }[]): Promise<void> {
  for (const [index, { table, id }] of records.entries()) {
    const merged = isMergeable(table) ? 'AND mergedInto IS NULL' : ''
    unlessThere(() => {
      const back = prepared(write, `UPDATE ${table} SET deletedAt = NULL WHERE id = ? AND deletedAt IS NOT NULL ${merged}`)
      const changes = wentWith(write, table, id).reduce((sum, one) => sum + back.run(one).changes, 0)
      if (changes === 0) throw new Refused('not-found', { what: table })
    })
    checkRow(write, table, id)
    await breathe(index, records.length)
  }
}

const isRecordTable = (name: string): name is RecordTable => recordTables.some(table => table === name)

type Entry = Tables['journal'] & { anonymisedOn: string | null }

/**
 * Gives fields the values of before one entry of the journal.
 * @throws Refused `not-found` where the entry is no change of these fields, `consent-withdrawn` for a consent's withdrawal, `anonymised` where the person was emptied for good since, `there-already`, and
 *   what `checkRow` and `watchRow` refuse
 */
export function revertFields(write: Database, sequence: number, fields: readonly string[]): void {
  const entry = prepared(write, `SELECT j.*, (SELECT p.anonymisedOn FROM person p WHERE p.id IN (j.recordId, (SELECT personId FROM contact WHERE id = j.recordId),
    (SELECT personId FROM consent WHERE id = j.recordId))) AS anonymisedOn FROM journal j WHERE j.sequence = ? AND j.operation = 'update'`).get(sequence) as Entry | undefined
  const before = JSON.parse(entry?.before ?? '{}') as Record<string, string | number | null>
  if (!entry || !isRecordTable(entry.recordTable) || fields.some(field => !Object.hasOwn(before, field))) throw new Refused('not-found', { what: 'change' })
  const { recordTable, recordId, anonymisedOn } = entry
  const kept = fields.map(field => keptFrom(recordTable, field))
  if (kept.includes('fate')) throw new Refused('not-found', { what: 'change' })
  if (kept.includes('withdrawal')) throw new Refused('consent-withdrawn', {})
  if (anonymisedOn !== null) throw new Refused('anonymised', { day: anonymisedOn })
  const check = watchRow(write, recordTable, recordId)
  unlessThere(() => {
    const earlier = ledOn(write, recordTable, Object.fromEntries(fields.map(field => [field, before[field] ?? null])))
    prepared(write, `UPDATE ${recordTable} SET ${fields.map(field => `"${field}" = ?`).join(', ')} WHERE id = ?`).run(...fields.map(field => earlier[field] ?? null), recordId)
  })
  settleRow(write, recordTable, recordId)
  checkRow(write, recordTable, recordId)
  check()
}
