import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import type { Evidence } from '../../shared/suppliers/fields.ts'
import type { Scheme, SheetEntry, SheetFinding, SheetRecord } from '../../shared/suppliers/records.ts'
import { scoreResult } from '../../shared/suppliers/scoring.ts'
import { applicationOn, openSheets } from '../../shared/suppliers/steps.ts'
import type { Acting } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { refuseSealed, sealOf } from '../database/seals.ts'
import type { Tables } from '../database/tables.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { listed } from './codes.ts'
import { sealCode } from './acts.ts'
import { eventsOf, qualificationOn, type QualificationAt } from './qualifications.ts'
import { schemeAt, schemeOf } from './scheme.ts'
import { sealedSheet } from './sealing.ts'

const sheetRow = (read: Database, id: string) => prepared(read, 'SELECT * FROM scoreSheet WHERE id = ? AND deletedAt IS NULL').get(id) as Tables['scoreSheet'] | undefined

const scoresOf = (read: Database, sheetId: string) =>
  prepared(read, 'SELECT * FROM score WHERE scoreSheetId = ? AND deletedAt IS NULL ORDER BY id').all(sheetId) as Tables['score'][]

const toEntry = ({ criterion, points, fromCertificate, evidence, reason }: Tables['score']): SheetEntry =>
  ({ criterion, points, fromCertificate: fromCertificate === 1, evidence: listed<Evidence>(evidence), reason })

/** How far a sheet and its scores are. */
const revisionOf = (read: Database, id: string) => (prepared(read, `SELECT max(sequence) AS revision FROM journal WHERE recordId = @id
  OR recordId IN (SELECT id FROM score WHERE scoreSheetId = @id)`).get({ id }) as { revision: number | null }).revision ?? 0

function toSheet(read: Database, row: Tables['scoreSheet'], hasStaff: boolean | null): SheetRecord {
  const { version, content } = schemeOf(read, row.schemeId)
  const scores = scoresOf(read, row.id).map(toEntry)
  const findings = listed<SheetFinding>(row.findings)
  const sealed = sealedSheet(read, row.id)
  const entries = content.criteria.map(({ code }) => scores.find(({ criterion }) => criterion === code) ?? { criterion: code, points: null, fromCertificate: false, evidence: [], reason: null })
  return {
    id: row.id, qualificationId: row.qualificationId, schemeId: row.schemeId, schemeVersion: version, scoredOn: row.scoredOn, scoredBy: listed<string>(row.scoredBy), entries, note: row.note,
    findings: content.knockOuts.map(({ code }) => findings.find(one => one.code === code) ?? { code, found: null, note: null }),
    // what was decided on is the result of then, whatever is known of the firm since
    result: sealed?.content.sheet.result ?? scoreResult(content, entries, findings, hasStaff), sealedAt: sealed?.sealedAt ?? null, seal: sealCode(read, row.id), revision: revisionOf(read, row.id),
  }
}

const sheetRows = (read: Database, qualificationId: string) =>
  prepared(read, 'SELECT * FROM scoreSheet WHERE qualificationId = ? AND deletedAt IS NULL ORDER BY scoredOn DESC, id DESC').all(qualificationId) as Tables['scoreSheet'][]

/** The sheets of a qualification, the newest first. */
export const sheetsOf = (read: Database, { id, hasStaff }: Pick<QualificationAt, 'id' | 'hasStaff'>): SheetRecord[] =>
  sheetRows(read, id).map(row => toSheet(read, row, hasStaff))

/** A sheet. @throws Refused `not-found` */
export function sheetOf(read: Database, id: string): SheetRecord {
  const row = sheetRow(read, id)
  if (!row) throw new Refused('not-found', { what: 'scoreSheet' })
  return toSheet(read, row, qualificationOn(read, row.qualificationId, row.scoredOn).hasStaff)
}

type Scoring = Parsed<'suppliers.score'>

/** @throws Refused `criterion-unknown` where the version has no such criterion, or no such knock-out */
function checkCodes({ entries = [], findings = [] }: Scoring, { content }: Scheme): void {
  const known = new Set([...content.criteria, ...content.knockOuts].map(({ code }) => code))
  const unknown = [...entries.map(({ criterion }) => criterion), ...findings.map(({ code }) => code)].find(code => !known.has(code))
  if (unknown !== undefined) throw new Refused('criterion-unknown', { what: unknown })
}

/** The first day on which a qualification can be scored: that of its last application, or of its renewal. */
export const applicationOf = (read: Database, qualificationId: string): string | null => applicationOn(eventsOf(read, qualificationId))

function saveEntries(write: Database, sheetId: string, { entries = [] }: Scoring): void {
  const known = scoresOf(write, sheetId)
  for (const { criterion, points, fromCertificate, evidence, reason } of entries) {
    const columns = {
      points, reason, fromCertificate: fromCertificate === undefined ? undefined : Number(fromCertificate), evidence: evidence === undefined ? undefined : JSON.stringify(evidence),
    }
    const own = known.find(score => score.criterion === criterion)
    if (own) updateRecord(write, 'score', own.id, columns)
    else insertRecord(write, 'score', { ...columns, scoreSheetId: sheetId, criterion })
  }
}

/** The findings of before with those that are named now. */
function findingsOf(before: readonly SheetFinding[], { findings = [] }: Scoring): SheetFinding[] {
  const kept = before.filter(one => !findings.some(({ code }) => code === one.code))
  return [...kept, ...findings.map(({ code, ...said }) => {
    const known = before.find(one => one.code === code)
    return { code, found: said.found === undefined ? (known?.found ?? null) : said.found, note: said.note === undefined ? (known?.note ?? null) : said.note }
  })]
}

/** What follows from the scores stands on the sheet, so that lists can be sorted by it. */
function settle(write: Database, id: string): SheetRecord {
  const sheet = sheetOf(write, id)
  const { total, band, outcome } = sheet.result
  updateRecord(write, 'scoreSheet', id, { total, band: band.code, outcome })
  return sheetOf(write, id)
}

/** The sheet that is meant: the named one, else the open one of this application. @throws Refused `not-found`, `sealed` */
function openSheet(read: Database, { qualificationId, sheetId }: Scoring, since: string | null): Tables['scoreSheet'] | undefined {
  if (sheetId !== undefined) {
    const row = sheetRow(read, sheetId)
    if (row?.qualificationId !== qualificationId) throw new Refused('not-found', { what: 'scoreSheet' })
    refuseSealed(read, sheetId)
    return row
  }
  return openSheets(sheetRows(read, qualificationId).map(row => ({ ...row, sealedAt: sealOf(read, row.id)?.sealedAt ?? null })), since)[0]
}

export async function saveScore(input: Scoring, { read, commit, today, writer }: Acting) {
  const since = applicationOf(read, input.qualificationId)
  const { name, code } = qualificationOn(read, input.qualificationId, today)
  const open = openSheet(read, input, since)
  const scoredOn = input.scoredOn ?? open?.scoredOn ?? today
  if (since !== null && scoredOn < since) throw new Refused('before-application', { date: scoredOn, applied: since })
  const scheme = open ? schemeOf(read, open.schemeId) : schemeAt(read, scoredOn)
  checkCodes(input, scheme)
  const { batch, answer } = await commit({ kind: 'score.save', values: { name, category: code } }, async ({ write }) => {
    if (open && input.revision !== undefined && revisionOf(write, open.id) !== input.revision) throw new Refused('stale', { revision: revisionOf(write, open.id), changed: {} })
    const scoredBy = input.scoredBy ?? (open ? undefined : [writer?.name ?? ''].filter(Boolean))
    const columns = {
      scoredOn, note: input.note, scoredBy: scoredBy === undefined ? undefined : JSON.stringify(scoredBy), findings: JSON.stringify(findingsOf(open ? listed<SheetFinding>(open.findings) : [], input)),
    }
    const sheetId = open?.id ?? insertRecord(write, 'scoreSheet', { ...columns, qualificationId: input.qualificationId, schemeId: scheme.id })
    if (open) updateRecord(write, 'scoreSheet', open.id, columns)
    saveEntries(write, sheetId, input)
    const { result, revision } = settle(write, sheetId)
    return { sheetId, result, revision }
  })
  return { ...answer, batch }
}
