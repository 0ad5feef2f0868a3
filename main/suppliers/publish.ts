import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { formatDay } from '../../shared/format.ts'
import { published, publishedAs } from '../../shared/suppliers/lifecycle.ts'
import type { Publication, PublishedList, PublishedRow } from '../../shared/suppliers/records.ts'
import { shortCode } from '../../shared/seals.ts'
import type { Acting } from '../core/service.ts'
import { coded } from '../database/coded.ts'
import { registeredSeat } from '../database/fragments.ts'
import { prepared } from '../database/prepared.ts'
import { nextNumber, seal, sealOf } from '../database/seals.ts'
import type { Tables } from '../database/tables.ts'
import { insertRecord } from '../organisations/records.ts'
import { letterhead } from '../workspace/letterhead.ts'
import { sealCode } from './acts.ts'
import { documentNames, type DocumentNames } from './documents.ts'
import { qualificationsAt } from './qualifications.ts'
import { schemeAt, schemeOf } from './scheme.ts'

const [letter, digit] = ['[A-Za-z]', '[0-9A-Za-z]']
/** Sixteen signs that begin with six letters and end with one, as the tax code of a person does. */
const taxCodeOfPerson = `${letter.repeat(6)}${digit.repeat(9)}${letter}`

type Seat = { municipality: string | null; province: string | null; country: string; vatNumber: string | null }

/** Where each supplier is, by organisation. A number that fails the check of its country may be a person's tax code, typed into the wrong field; as is one of its shape where the country has no check: it stays out. */
const seatsOf = (read: Database): ReadonlyMap<string, Seat> => new Map((prepared(read, `SELECT o.id, s.municipality, s.province, o.country,
    CASE WHEN o.vatToVerify = 0 AND o.vatNumber NOT GLOB '${taxCodeOfPerson}' THEN o.vatNumber END AS vatNumber
  FROM supplier u JOIN organisation o ON o.id = u.organisationId ${registeredSeat('o.id')} WHERE u.deletedAt IS NULL`).all() as (Seat & { id: string })[]).map(({ id, ...seat }) => [id, seat]))

/** The list of a day as it is known now: states and terms, never a reason, a score or a person. */
export function rowsAt(read: Database, at: string): PublishedRow[] {
  const seats = seatsOf(read)
  return qualificationsAt(read, at).flatMap(one => {
    const { code, category, categoryEnglish, name, organisationId, validFrom, validUntil } = one
    const [state, seat] = [publishedAs(one), seats.get(organisationId)]
    return state === null || !seat ? [] : [{ categoryCode: code, category, categoryEnglish, name, ...seat, state, validFrom, validUntil }]
  })
}

type Listed = Tables['publishedList'] & { rows: number }
const lists = `SELECT p.*, (SELECT count(*) FROM publishedRow r WHERE r.publishedListId = p.id) AS rows FROM publishedList p WHERE p.deletedAt IS NULL`

const toPublication = (read: Database, { id, number, year, date, rows, note, publishedAt }: Listed): Publication => ({ id, number, year, date, rows, note, publishedAt, seal: sealCode(read, id) })

/** The published lists, the newest first. */
export const readPublications = (read: Database): Publication[] =>
  (prepared(read, `${lists} ORDER BY p."date" DESC, p.publishedAt DESC`).all() as Listed[]).map(row => toPublication(read, row))

const storedRows = (read: Database, id: string): PublishedRow[] =>
  (prepared(read, 'SELECT * FROM publishedRow WHERE publishedListId = ? AND deletedAt IS NULL ORDER BY position').all(id) as Tables['publishedRow'][])
    .map(({ id: _i, publishedListId: _p, position: _n, deletedAt: _d, state, ...row }) => ({ ...row, state: coded(published, state) ?? 'qualified' }))

/** What a list was sealed with beside its rows. */
export type SealedList = {
  number: number; year: number; date: string; note: string | null; agency: string; lines: string[]; logo: string | null; scheme: PublishedList['scheme']; documents: DocumentNames
  rows: PublishedRow[]
}

/** The list as it was published, by its id; or of a day: the last one published of it, else computed, as also where it is asked for anew. @throws Refused `not-found` */
export function readPublished(read: Database, { id, at, anew = false }: { id?: string | undefined; at: string; anew?: boolean | undefined }): PublishedList {
  const known = (id === undefined ? prepared(read, `${lists} AND p."date" = ? ORDER BY p.publishedAt DESC LIMIT 1`).get(at) : prepared(read, `${lists} AND p.id = ?`).get(id)) as Listed | undefined
  if (id !== undefined && !known) throw new Refused('not-found', { what: 'publishedList' })
  const row = anew && id === undefined ? undefined : known
  const { version, name, content } = row ? schemeOf(read, row.schemeId) : schemeAt(read, at)
  return { publication: row ? toPublication(read, row) : null, already: row || !known ? null : toPublication(read, known), date: row?.date ?? at, rows: row ? storedRows(read, row.id) : rowsAt(read, at), scheme: { version, name, content } }
}

/** The text of a published list as it was sealed: its agency and its criteria as they were. */
export function sealedList(read: Database, id: string): SealedList | null {
  // what `publish` put there
  return (sealOf(read, id)?.content ?? null) as SealedList | null
}

/** Publishes the list of a day: an act with a number, its rows kept and sealed. */
export async function publish({ date, note }: Parsed<'suppliers.publish'>, { read, commit, today }: Acting) {
  if (date > today) throw new Refused('date-in-future', { date })
  const rows = rowsAt(read, date)
  if (rows.length === 0) throw new Refused('nothing-to-publish', { date })
  const { id: schemeId, version, name, content } = schemeAt(read, date)
  const year = Number(date.slice(0, 4))
  const { agency, lines, logo } = letterhead(read)
  const { batch, answer } = await commit({ kind: 'list.publish', values: { date: formatDay(date) } }, async ({ write, at }) => {
    const number = nextNumber(write, 'publishedList', year)
    const id = insertRecord(write, 'publishedList', { number, year, date, schemeId, note: note ?? null, publishedAt: at })
    for (const [position, row] of rows.entries()) insertRecord(write, 'publishedRow', { ...row, publishedListId: id, position })
    const sealed: SealedList = { number, year, date, note: note ?? null, agency, lines: [...lines], logo, scheme: { version, name, content }, documents: documentNames(read, content), rows }
    const { hash } = seal(write, { register: 'publishedList', table: 'publishedList', id, at, content: sealed })
    return { id, number, year, rows: rows.length, seal: shortCode(hash) }
  })
  return { ...answer, batch }
}
