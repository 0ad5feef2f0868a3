import type { Database } from 'better-sqlite3'
import { fold } from '../../shared/folding.ts'
import type { Hit, SearchedTable, searchProcedures } from '../../shared/search.ts'
import { ownerId } from '../database/batch.ts'
import { registeredSeat } from '../database/fragments.ts'
import { stayedId } from '../database/merged.ts'
import { prepared } from '../database/prepared.ts'
import { searchQuery } from '../database/search.ts'
import type { NamesOf, Services } from './service.ts'

type Found = { table: SearchedTable; id: string; title: string }

/** What tells a hit from others of its name: looked up for those that are shown only. */
const details: Record<SearchedTable, string> = {
  organisation: `SELECT concat_ws(' · ', s.municipality, o.vatNumber) AS detail, NULL AS organisationId FROM organisation o
    ${registeredSeat('o.id')} WHERE o.id = ?`,
  cluster: `SELECT coalesce(sector, '') AS detail, NULL AS organisationId FROM cluster WHERE id = ?`,
  person: `SELECT coalesce(group_concat(concat_ws(', ', k.role, o.name), ' · '), '') AS detail, NULL AS organisationId FROM contact k JOIN organisation o ON o.id = k.organisationId
    WHERE k.personId = ? AND k.deletedAt IS NULL AND o.deletedAt IS NULL`,
  supplier: `SELECT coalesce((SELECT group_concat(c.code, ', ') FROM qualification q JOIN supplierCategory c ON c.id = q.categoryId WHERE q.supplierId = u.id AND q.deletedAt IS NULL), '') AS detail,
    u.organisationId FROM supplier u WHERE u.id = ?`,
  document: 'SELECT o.name AS detail, o.id AS organisationId FROM document d JOIN organisation o ON o.id = d.organisationId WHERE d.id = ?',
  policy: `SELECT coalesce(o.name, c.name, '') AS detail, NULL AS organisationId FROM policy y LEFT JOIN organisation o ON o.id = y.organisationId LEFT JOIN cluster c ON c.id = y.clusterId WHERE y.id = ?`,
  body: `SELECT coalesce(c.name, '') AS detail, NULL AS organisationId FROM body b LEFT JOIN cluster c ON c.id = b.clusterId WHERE b.id = ?`,
  decision: `SELECT concat_ws(' · ', d.number || '/' || d.year, b.name) AS detail, NULL AS organisationId FROM decision d JOIN body b ON b.id = d.bodyId WHERE d.id = ?`,
  action: `SELECT concat_ws(' · ', a.owner, strftime('%d/%m/%Y', a.due), b.name) AS detail, NULL AS organisationId FROM action a JOIN body b ON b.id = a.bodyId WHERE a.id = ?`,
  meeting: `SELECT concat_ws(' · ', m.title, m.place) AS detail, NULL AS organisationId FROM meeting m WHERE m.id = ?`,
}

const withDetail = (database: Database, { table, id, title }: Found): Hit => ({ table, id, title, ...(prepared(database, details[table]).get(id) as Pick<Hit, 'detail' | 'organisationId'>) })

/** What a person opened last, newest first, as far as it is not in the bin. */
const recent = (database: Database, writerId: string, limit: number) => prepared(database, `SELECT e.recordTable AS "table", e.recordId AS id, e.title FROM visit v
  JOIN searchEntry e ON e.recordId = v.recordId WHERE v.writerId = ? ORDER BY v.at DESC LIMIT ?`).all(writerId, limit) as Found[]

/** What a person made a favourite, oldest first. */
const favouritesOf = (database: Database, writerId: string) => prepared(database, 'SELECT recordTable AS "table", recordId AS id FROM favourite WHERE writerId = ? ORDER BY at, rowid').all(writerId) as Pick<Found, 'table' | 'id'>[]

/** What those lead to by now: the record that a merge left, as far as it is not in the bin. */
function favourites(database: Database, writerId: string): Found[] {
  const found = favouritesOf(database, writerId).flatMap(({ table, id }) =>
    prepared(database, 'SELECT recordTable AS "table", recordId AS id, title FROM searchEntry WHERE recordTable = ? AND recordId = ?').all(table, stayedId(database, table, id)) as Found[])
  return [...new Map(found.map(hit => [hit.id, hit])).values()]
}

/** The best hits; the person's own recent records before the rest, which the index has ranked. */
function found(database: Database, query: string, writerId: string, limit: number): Found[] {
  const best = prepared(database, `SELECT e.recordTable AS "table", e.recordId AS id, e.title FROM (SELECT rowid, rank FROM search WHERE search MATCH ? AND rank MATCH 'bm25(10, 1)' ORDER BY rank LIMIT ?) s
    JOIN searchEntry e ON e.id = s.rowid ORDER BY s.rank, e.title`).all(query, limit) as Found[]
  const own = prepared(database, `SELECT e.recordTable AS "table", e.recordId AS id, e.title FROM visit v JOIN searchEntry e ON e.recordId = v.recordId JOIN search ON search.rowid = e.id
    WHERE v.writerId = ? AND search MATCH ? ORDER BY v.at DESC LIMIT 5`).all(writerId, query) as Found[]
  return [...new Map([...own, ...best].map(hit => [hit.id, hit])).values()].slice(0, limit)
}

const trigramsOf = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)))

/** How alike two texts are by their trigrams (Dice), from 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size === 0 ? 0 : 2 * [...a].filter(trigram => b.has(trigram)).length / (a.size + b.size)
}

/** Less alike than this is no help. */
const leastAlike = 0.34
/** So many of the index's best are compared as a whole. */
const compared = 60

/** The names that are spelled nearly as what was typed. */
function near(database: Database, text: string): Found[] {
  const wanted = trigramsOf(fold(text))
  if (wanted.size === 0) return []
  const query = [...wanted].map(trigram => `"${trigram}"`).join(' OR ')
  const rows = prepared(database, `SELECT e.recordTable AS "table", e.recordId AS id, e.title FROM (SELECT rowid FROM searchNear WHERE searchNear MATCH ? ORDER BY rank LIMIT ${compared}) n
    JOIN searchEntry e ON e.id = n.rowid`).all(query) as Found[]
  return rows.map(row => ({ row, likeness: likeness(wanted, trigramsOf(fold(row.title))) })).filter(one => one.likeness >= leastAlike)
    .toSorted((a, b) => b.likeness - a.likeness).slice(0, 5).map(({ row }) => row)
}

export const searchServices: Services<NamesOf<typeof searchProcedures>> = {
  'search.everything': ({ text, limit = 20 }, { read, writer }) => {
    const query = searchQuery(text)
    const own = ownerId(writer)
    const hits = query === null ? recent(read, own, limit) : found(read, query, own, limit)
    const shown = (all: Found[]) => all.map(hit => withDetail(read, hit))
    return { hits: shown(hits), near: hits.length === 0 && query !== null ? shown(near(read, text)) : [] }
  },
  'search.visit': async ({ table, id }, { keep, writer }) => {
    await keep(write => write.prepare(`INSERT INTO visit (writerId, recordTable, recordId, at) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET at = excluded.at`).run(ownerId(writer), table, id, new Date().toISOString()))
    return {}
  },
  'search.favourites': (_input, { read, writer }) => ({ favourites: favourites(read, ownerId(writer)).map(hit => withDetail(read, hit)) }),
  'search.favourites.save': async ({ table, id, favourite }, { keep, writer }) => {
    const own = ownerId(writer)
    await keep(write => {
      if (favourite) { write.prepare('INSERT INTO favourite (writerId, recordTable, recordId, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING').run(own, table, id, new Date().toISOString()); return }
      // it may have been made of a record that was merged into this one
      const same = favouritesOf(write, own).filter(one => one.table === table && stayedId(write, table, one.id) === id)
      for (const one of same) write.prepare('DELETE FROM favourite WHERE writerId = ? AND recordTable = ? AND recordId = ?').run(own, table, one.id)
    })
    return {}
  },
}
