import Sqlite from 'better-sqlite3'
import { membersPage } from '../../../main/members/list.ts'
import { connectReadOnly } from '../../../main/database/connection.ts'
import { registerFunctions } from '../../../main/database/functions.ts'
import { repeated, type Case } from '../measure.ts'
import { files } from '../district.ts'

const today = '2026-01-01'

// What a hand would write for this one question.
const where = `m.clusterId = ? AND m.deletedAt IS NULL AND (m."from" IS NULL OR m."from" <= ?) AND (m."to" IS NULL OR m."to" >= ?)`
const hits = 'search JOIN searchEntry e ON e.id = search.rowid JOIN membership m ON m.organisationId = e.recordId'
const count = `SELECT count(*) AS n FROM ${hits} WHERE search MATCH ? AND ${where}`
const page = `SELECT m.id, o.*, s.municipality, s.province, s.postalCode, f.employees, f.turnoverCents, f.year, m.kind, m."from", m."to"
  FROM ${hits} JOIN organisation o ON o.id = m.organisationId
  LEFT JOIN site s ON s.organisationId = o.id AND s.kind = 'registered' AND s.deletedAt IS NULL
  LEFT JOIN figure f ON f.organisationId = o.id AND f.deletedAt IS NULL AND f.year = 2025
  WHERE search MATCH ? AND ${where} ORDER BY o.sortKey LIMIT 100`

const texts = ['tintoria', 'tintoria 77', 'empoli cartiera', 'prova']

/** A page of the list under a text filter, at 50,000 members: mean over four texts, from one hit in six to all. */
export default {
  async ours(folder) {
    const database = connectReadOnly(files(folder).members)
    registerFunctions(database)
    const { ms } = await repeated(15, () => { for (const text of texts) membersPage(database, today, { text }) })
    return { ms: ms / texts.length }
  },
  async bare(folder) {
    const database = new Sqlite(files(folder).members, { readonly: true })
    const cluster = (database.prepare('SELECT id FROM cluster ORDER BY id LIMIT 1').get() as { id: string }).id
    const [counting, reading] = [database.prepare(count), database.prepare(page)]
    const { ms } = await repeated(15, () => {
      for (const text of texts) {
        const match = text.split(' ').map(word => `"${word}"*`).join(' ')
        counting.get(match, cluster, today, today)
        reading.all(match, cluster, today, today)
      }
    })
    return { ms: ms / texts.length }
  },
} satisfies Case
