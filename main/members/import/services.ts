import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../../shared/contract.ts'
import { Refused } from '../../../shared/errors.ts'
import { continued, coveredBy } from '../../../shared/import/above.ts'
import { meaningOf } from '../../../shared/import/columns.ts'
import { scaleOf, scaleUnder } from '../../../shared/import/header.ts'
import { chooseSheet, mappingSignature, proposeReading, type Reading } from '../../../shared/import.ts'
import { moneyOf, scaleIn } from '../../../shared/import/numbers.ts'
import { problem } from '../../../shared/import/problems.ts'
import { isShared, joined } from '../../../shared/import/rows.ts'
import { splitPlace } from '../../../shared/import/texts.ts'
import { asMeant } from '../../../shared/import/values.ts'
import { cellsOf, kinds, type Cell, type ForeignSheet, type ForeignWorkbook } from '../../../shared/import/sheet.ts'
import type { BatchKind } from '../../../shared/history/kinds.ts'
import { words } from '../../../shared/language.ts'
import { isMoney, type ImportRow } from '../../../shared/members.ts'
import type { Services, Working } from '../../core/service.ts'
import { typeNames } from '../../documents/typeNames.ts'
import { findMunicipality } from '../../organisations/municipalities.ts'
import { fileName } from '../../press/fileName.ts'
import { readForeign } from '../../reader/reader.ts'
import { clusterOf } from '../../organisations/read.ts'
import { actionOf, applyRows } from './apply.ts'
import { classify, markRepeats, withoutRepeats } from './classify.ts'
import type { Where } from './plan.ts'
import { rejectedColumns } from './rejected.ts'
import { appliedBefore, countsOf, emptyOldSessions, previewOf, readSession, rememberedMeanings, rememberMeanings, replaceRows, storeSession, type RawCells } from './store.ts'

const provinceOf = ({ values: { province } }: ImportRow) => (typeof province === 'string' ? province : undefined)

/** Parts of an address that are towns elsewhere too. */
const addressWords = /^(scala|piano|ponte|lotto|ross[ao]|ner[ao])$/i

/** A town that stands after the number of the house, as ISTAT writes it, without anything that would show where it begins: "Via Roma 1 Empoli", "P.zza Dante 4/b Vinci (FI)". */
function withTown(row: ImportRow): ImportRow {
  const { address, municipality } = row.values
  if (typeof address !== 'string' || municipality) return row
  const [, street, rest] = /^(.*(?:\d\S*?|\ss\.?n\.?c\.?))[\s,;–-]+(\p{L}[\p{L}'’\s-]+(?:[([]\p{L}+[)\]])?)$/iu.exec(address) ?? []
  if (!street || !rest || addressWords.test(rest)) return row
  const split = splitPlace(rest)
  const [town, province] = [split.municipality, provinceOf(row) ?? split.province]
  if (!findMunicipality(town, province)) return row
  return { ...row, values: { ...row.values, address: street, municipality: town, ...(province !== undefined && { province }) }, problems: [...row.problems, problem('place-split', 'address', address)] }
}

/** The one town of ISTAT's list among the parts of a place, and its hamlet, where it names one: "San Miniato (Ponte a Egola)", "Loc. Terrafino, Empoli". */
function townAndHamlet(place: string, province: string | undefined): { town: string; hamlet: string } | null {
  // "(segue) Empoli", on a further page
  const parts = place.split(/\s*[(),;/–]\s*|\s-\s/).filter(part => part.trim() !== '' && !/^(segue|continua)$/i.test(part.trim()))
  const towns = parts.filter(part => findMunicipality(part, province))
  const [town] = towns
  // "Brixen / Bressanone": one town in both of its languages
  const codes = new Set(towns.map(part => findMunicipality(part, province)?.code))
  if (town !== undefined && towns.length === parts.length && codes.size === 1) return { town: towns.at(-1) ?? town, hamlet: '' }
  return town === undefined || towns.length > 1 || parts.length !== 2 ? null : { town, hamlet: parts.filter(part => part !== town).join(', ') }
}

/** A hamlet beside its town goes to the address; a place that ISTAT's list does not know is kept as typed and said. */
function withPlace(row: ImportRow): ImportRow {
  const { municipality, address } = row.values
  if (typeof municipality !== 'string' || findMunicipality(municipality, provinceOf(row))) return row
  const found = townAndHamlet(municipality, provinceOf(row))
  if (found) return { ...row, values: { ...row.values, municipality: found.town, ...(found.hamlet !== '' && { address: typeof address === 'string' ? joined(address, found.hamlet, ', ') : found.hamlet }) }, problems: [...row.problems, problem('place-split', 'municipality', municipality)] }
  return { ...row, problems: [...row.problems, problem('municipality-unknown', 'municipality', municipality)] }
}

/** Rows as they stand against the workspace. */
async function classifyRows(read: Database, rows: readonly ImportRow[], where: Where, breathe: Working['breathe']): Promise<ImportRow[]> {
  const classified: ImportRow[] = []
  for (const [index, row] of rows.entries()) {
    const { known: _known, plan: _plan, target: _target, ...shown } = classify(read, withoutRepeats(row), where)
    classified.push(shown)
    await breathe(index, rows.length, 'compare')
  }
  return markRepeats(classified)
}

const isTown = (text: string, province?: string) => findMunicipality(text, province) !== null
/** The town that a sheet is called as, where another sheet is called as one too. */
const townOf = (sheet: ForeignSheet, { sheets }: ForeignWorkbook) => (isTown(sheet.name) && sheets.filter(({ name }) => isTown(name)).length > 1 ? { town: sheet.name } : {})

/** The reading of a sheet: by the given mapping, else by what such headings meant last time, else as proposed. */
function readSheet(read: Database, sheet: ForeignSheet, workbook: ForeignWorkbook, { mapping, year }: Parsed<'members.import.preview'>, { today, memberships }: { today: string; memberships: boolean }): Reading {
  const remembered = (headers: readonly string[]) => rememberedMeanings(read, mappingSignature(headers))
  return proposeReading(sheet, { today, isTown, remembered, memberships, ...townOf(sheet, workbook), ...(year !== undefined && { year }), ...(mapping && { mapping }) })
}

/**
 * A cell as it can be written and read again as the same: a number as a number, since no text says which way its comma is meant; an amount in the unit of its heading alone, since its format and
 * the title above the list stay behind; an address in place of the link to it.
 */
function rawCell(cell: Cell, column: Reading['columns'][number] | undefined, titleUnit: string): RawCells[number] {
  const { kind, value, text, unit } = column?.field ? asMeant(cell, column.field) : cell
  if (kind === kinds.error || text === '') return null
  if (column && isMoney(column.field)) {
    const [headed, scale] = [scaleOf(column.header), unit ?? scaleUnder(column.header, titleUnit)]
    const euros = typeof value === 'number' && scale !== headed ? moneyOf(value, scale).value : null
    if (euros !== null) return Number((euros / headed).toPrecision(15))
    if (typeof value === 'string' && kind === kinds.text && scale !== headed && /\d/.test(text) && scaleIn(text.replace(/[\d.,]+/g, ' ')) === 1) return `${text} ${titleUnit}`
  }
  return typeof value === 'number' && text === String(value) ? value : text
}

/** The cells of the rows, with what is merged down to them, as the reading took it: a row that comes back stands alone. */
function rawCells({ sheet, rows, columns, labels, titleUnit }: Reading): Map<number, RawCells> {
  const wanted = new Set(rows.map(row => row.row))
  const covered = coveredBy(sheet)
  const known = new Map(columns.map(column => [column.index, column]))
  const shared = new Set(columns.flatMap(({ index, field, states }) => ((field !== null && isShared(field)) || states ? [index] : [])))
  return new Map(continued(sheet.rows, columns, covered).rows.filter(row => wanted.has(row.row)).map(row => {
    const cells = cellsOf(row).map((cell, column) => rawCell(cell, known.get(column), titleUnit))
    for (const [column, cell] of covered.get(row.row) ?? []) if (shared.has(column)) cells[column] ??= rawCell(cell, known.get(column), titleUnit)
    for (const [column, cell] of labels.get(row.row) ?? []) cells[column] = rawCell(cell, known.get(column), titleUnit)
    return [row.row, Array.from(cells, cell => cell ?? null)]
  }))
}

/** The file, or the pasted text, that is to be read; and what it is called. @throws Refused `bad-input` where neither is given */
async function readInput({ file, text }: Parsed<'members.import.preview'>, { language, signal }: Pick<Working, 'language' | 'signal'>) {
  if (file !== undefined) return { name: basename(file), workbook: await readForeign(file, { signal }) }
  if (text === undefined) throw new Refused('bad-input', { fields: [{ path: 'file', code: 'missing' }] })
  const name = words(language)('imports:clipboard')
  return { name, workbook: await readForeign(name, { signal, text }) }
}

/** Reads a list for a cluster, or for none: its rows as they stand against the workspace, kept as a session. */
export async function previewList(input: Parsed<'members.import.preview'>, clusterId: string | null, { read, keep, signal, today, language, breathe }: Working) {
  const { name, workbook } = await readInput(input, { language, signal })
  const sheet = chooseSheet(workbook, input.sheet)
  const reading = readSheet(read, sheet, workbook, input, { today, memberships: clusterId !== null })
  const where = { clusterId, year: reading.year, types: typeNames(read, today), today }
  const rows = await classifyRows(read, reading.rows.map(withTown).map(withPlace), where, breathe)
  const at = new Date().toISOString()
  const shown = {
    fileName: name, sheets: workbook.sheets.map(known => known.name), sheet: sheet.name, headerRow: reading.headerRow, columns: reading.columns,
    year: reading.year, yearFrom: reading.yearFrom, counts: countsOf(rows), rows, skipped: reading.skipped, appliedBefore: appliedBefore(read, workbook.sha256, clusterId),
  }
  const session = await keep(write => {
    emptyOldSessions(write, new Date(at))
    if (input.mapping) rememberMeanings(write, mappingSignature(reading.columns.map(({ header }) => header)), reading.columns.map(meaningOf), at)
    return storeSession(write, { preview: shown, raw: rawCells(reading), sha256: workbook.sha256, clusterId, at })
  })
  return { session, ...shown }
}

type Applied = Awaited<ReturnType<typeof applyRows>>
/** What a room makes of a session: the kind of its batch, and what it does with the organisations of the rows taken. */
export type Applying<T> = { kind: BatchKind; inCluster: boolean; add: (write: Database, applied: Applied) => T }

/** Applies a session as one batch, after checking each row again; what a room adds to it is in the same batch. */
export async function applyList<T>(
  { session: id, choices = {} }: Parsed<'members.import.apply'>, { kind, inCluster, add }: Applying<T>, { read, commit, keep, breathe, today }: Working,
): Promise<{ batch: string; answer: T }> {
  const { session, head, rows } = readSession(read, id)
  if ((session.clusterId !== null) !== inCluster) throw new Refused('not-found', { what: 'importSession' })
  if (session.appliedAt) throw new Refused('session-applied', { at: session.appliedAt })
  const where = (database: Database): Where => ({ clusterId: session.clusterId, year: session.year, types: typeNames(database, today), today })
  try {
    return await commit({ kind, values: { name: head.fileName, rows: rows.length } }, async ({ write, at, batch: own, breathe: pause }) => {
      const taken = write.prepare('UPDATE importSession SET appliedAt = ?, batch = ? WHERE id = ? AND appliedAt IS NULL').run(at, own, id)
      if (taken.changes === 0) throw new Refused('session-applied', { at })
      return add(write, await applyRows(write, rows, choices, where(write), pause))
    }, { backUp: 'import' })
  } catch (error) {
    if (error instanceof Refused && error.code === 'changed-since') {
      const now = await classifyRows(read, rows, where(read), breathe)
      await keep(write => { replaceRows(write, id, now) })
    }
    throw error
  }
}

export const importServices: Services<'members.import.preview' | 'members.import.get' | 'members.import.apply' | 'members.import.rejected'> = {
  'members.import.preview': (input, working) => previewList(input, clusterOf(working.read, input.clusterId).id, working),
  'members.import.get': ({ session }, { read }) => previewOf(readSession(read, session)),
  'members.import.apply': async (input, working) => {
    const { batch, answer } = await applyList(input, { kind: 'members.import', inCluster: true, add: (_write, { created, updated, left }) => ({ created, updated, left }) }, working)
    return { batch, counts: answer }
  },
  'members.import.rejected': async ({ session, choices = {}, language, path }, { read, keep, today, print }) => {
    const stored = readSession(read, session)
    const { head, rows } = stored
    const { titles, meanings } = rejectedColumns(stored, language, today)
    const at = new Date().toISOString()
    await keep(write => { rememberMeanings(write, mappingSignature(titles), meanings, at) })
    const left = rows.filter(row => row.outcome !== 'same' && actionOf(row, choices[row.row]) === 'leave').map(row => row.row)
    return print({ deliverable: 'members.rejected', input: { session, rows: left, language, today }, format: 'xlsx', acceptMissing: true },
      { path, name: fileName(language, 'rejected', head.fileName.replace(/\.\w+$/, ''), today, 'xlsx') })
  },
}
