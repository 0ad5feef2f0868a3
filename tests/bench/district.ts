import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, write } from '@e965/xlsx'
import { connect, connectReadOnly } from '../../main/database/connection.ts'
import { registerFunctions } from '../../main/database/functions.ts'
import { ensureSearch } from '../../main/database/search.ts'
import { startCore } from '../../main/core/core.ts'
import { Kysely, SqliteDialect } from 'kysely'
import type { Tables } from '../../main/database/tables.ts'
import type { Answer, Input, ProcedureName } from '../../shared/contract.ts'
import { emptyClause, type ClauseDraft } from '../../shared/policies/model.ts'
import { paragraphs } from '../../shared/policies/text.ts'
import { longList } from '../core/files/longList.ts'

export const files = (folder: string) => ({
  home: join(folder, 'home'), members: join(folder, 'members.desk'), empty: join(folder, 'empty.desk'), workbook: join(folder, 'list.xlsx'),
})

/** A procedure of a core, or the refusal as an error; the core from its sources unless told otherwise. */
export async function asker(home: string, file: string, start = startCore) {
  const core = start({ home, file })
  // its start is measured by a case of its own
  await core.ready
  let calls = 0
  const ask = async <N extends ProcedureName>(procedure: N, input: Input<N>): Promise<Answer<N>> => {
    const reply = await core.call({ id: `bench-${++calls}`, procedure, input })
    if (!reply.ok) throw new Error(`${procedure}: ${reply.error.code}`)
    return reply.answer as Answer<N>
  }
  return { core, ask }
}

/** A workspace of so many members, and a workbook of 10,000 rows: made once for all cases. */
export async function prepare(folder: string, members: number): Promise<void> {
  const { home, members: file, workbook } = files(folder)
  if (!existsSync(workbook)) writeFileSync(workbook, write(read(longList(10_000), { type: 'string', raw: true, FS: ';' }), { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
  if (existsSync(file)) return
  const list = join(folder, 'long.csv')
  writeFileSync(list, longList(members))
  const { core, ask } = await asker(home, file)
  await ask('workspace.create', {})
  const { session } = await ask('members.import.preview', { file: list })
  await ask('members.import.apply', { session })
  await core.close()
}

const names = ['Ilaria', 'Marco', 'Chiara', 'Paolo', 'Giulia', 'Andrea', 'Sara', 'Luca']
const surnames = ['Rossi', 'Bianchi', 'Verdi', 'Neri', 'Fabbri', 'Conti', 'Galli', 'Serra']

/** The same members with four contacts each: made once, behind the app, since what is measured is the search. */
export async function crowd(folder: string): Promise<string> {
  const file = join(folder, 'crowd.desk')
  if (existsSync(file)) return file
  const part = `${file}.part`
  copyFileSync(files(folder).members, part)
  const database = connect(part)
  registerFunctions(database)
  const organisations = database.prepare('SELECT id FROM organisation').pluck().all() as string[]
  const [person, contact] = [database.prepare('INSERT INTO person (id, name, sortKey) VALUES (?, ?, ?)'), database.prepare('INSERT INTO contact (id, personId, organisationId, role, email) VALUES (?, ?, ?, ?, ?)')]
  database.transaction(() => {
    for (const [index, organisation] of organisations.entries()) {
      for (let n = 0; n < 4; n++) {
        const name = `${names[(index + n) % 8]} ${surnames[(index * 3 + n) % 8]}${index % 97}`
        person.run(`p${index}-${n}`, name, name.toLowerCase())
        contact.run(`c${index}-${n}`, `p${index}-${n}`, organisation, 'amministrazione', `${n}@firma${index}.example`)
      }
    }
  })()
  // into the index, as at the end of a batch
  ensureSearch(database)
  database.close()
  renameSync(part, file)
  return file
}

const codes = ['type-durc', 'type-visura', 'type-code-of-conduct', 'type-self-declaration', 'type-dvr', 'type-liability-insurance', 'type-iso9001-2015', 'type-rsl'] as const

/** The first 2,000 members as suppliers of one category each, qualified or on the way, with eight documents: made once, behind the app. */
export async function supplied(folder: string): Promise<string> {
  const file = join(folder, 'supplied.desk')
  if (existsSync(file)) return file
  const part = `${file}.part`
  copyFileSync(files(folder).members, part)
  const database = connect(part)
  registerFunctions(database)
  const organisations = database.prepare('SELECT id FROM organisation ORDER BY id LIMIT 2000').pluck().all() as string[]
  const categories = database.prepare('SELECT id FROM supplierCategory ORDER BY position').pluck().all() as string[]
  const insert = (table: string, columns: string[]) => database.prepare(`INSERT INTO ${table} (${columns.map(name => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
  const supplier = insert('supplier', ['id', 'organisationId', 'description'])
  const qualification = insert('qualification', ['id', 'supplierId', 'categoryId'])
  const event = insert('qualificationEvent', ['id', 'qualificationId', 'fromState', 'toState', 'on', 'validFrom', 'validUntil'])
  const document = insert('document', ['id', 'organisationId', 'documentTypeId', 'issuedOn', 'expiresOn', 'verified'])
  const life = [[null, 'draft', '2024-12-01'], ['draft', 'applied', '2025-01-01'], ['applied', 'checking', '2025-01-10'], ['checking', 'scoring', '2025-02-01'], ['scoring', 'qualified', '2025-03-01']] as const
  database.transaction(() => {
    for (const [index, organisation] of organisations.entries()) {
      supplier.run(`s${index}`, organisation, 'lavorazioni per il distretto')
      qualification.run(`q${index}`, `s${index}`, categories[index % categories.length])
      // three in four are qualified
      for (const [place, [from, to, on]] of life.slice(0, index % 4 === 0 ? 1 + (index % 5) : 5).entries()) {
        event.run(`e${index}-${place}`, `q${index}`, from, to, on, ...(to === 'qualified' ? [on, index % 9 === 0 ? '2025-12-01' : '2027-03-01'] : [null, null]))
      }
      for (const [place, type] of codes.entries()) document.run(`d${index}-${place}`, organisation, type, `2025-0${1 + ((index + place) % 9)}-15`, place % 3 === 2 ? '2026-06-30' : null, index % 2)
    }
  })()
  ensureSearch(database)
  database.close()
  renameSync(part, file)
  return file
}

/** What a reading service sees of a file, without a core around it. */
export function reading(file: string) {
  const read = connectReadOnly(file)
  registerFunctions(read)
  return { context: { read, file, db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: read }) }), today: '2026-01-01', writer: null, language: 'it' as const }, close: () => { read.close() } }
}

const bodies = ['misura l’acqua e la energia che usa ogni mese', 'ascolta chi lavora e risponde entro trenta giorni', 'sceglie fornitori che rispettano gli stessi principi', 'separa i rifiuti e ne torna una parte in un ciclo']

/** 120 clauses in 12 chapters, in both languages, as a text that is cut would have them. */
const clauseDrafts = (): ClauseDraft[] => Array.from({ length: 120 }, (_, index) => {
  const words = `L’impresa ${bodies[index % bodies.length] ?? ''}, e lo scrive nel rapporto. `.repeat(1 + (index % 4)).trim()
  return { ...emptyClause, level: index % 10 === 0 ? 1 : 2, heading: `Clausola ${index + 1}`, headingEnglish: `Clause ${index + 1}`, text: paragraphs(words), textEnglish: paragraphs(words.toUpperCase()), strength: 'must' }
})

/** The members with a cluster's policy of 120 clauses in 30 versions, of which 200 firms follow the last: made once, through the door. */
export async function withPolicies(folder: string): Promise<{ file: string; first: string; last: string }> {
  const file = join(folder, 'policies.desk')
  const { home, members } = files(folder)
  if (!existsSync(file)) {
    const part = `${file}.part`
    copyFileSync(members, part)
    const { core, ask } = await asker(home, part)
    const [cluster] = (await ask('clusters.list', {})).clusters
    const { id, versionId } = await ask('policies.save', { values: { name: 'Politica del distretto', clusterId: cluster?.id ?? '' }, start: { clauses: clauseDrafts() } })
    let last = versionId ?? ''
    for (let version = 1; version < 30; version++) {
      last = (await ask('policies.versions.create', { policyId: id })).versionId
      const { clauses } = await ask('policies.text', { versionId: last })
      // four clauses of a version are written anew, and one is put elsewhere
      for (let n = 0; n < 4; n++) await ask('policies.clauses.save', { versionId: last, clauseId: clauses[(version * 7 + n * 31) % 120]?.clauseId ?? '', values: { text: paragraphs(`L’impresa ${bodies[n] ?? ''} dalla versione ${version}.`) } })
      const chapters = clauses.filter(({ parentId }) => parentId === null)
      const moved = clauses.filter(({ parentId }) => parentId !== null)[version * 3]
      await ask('policies.clauses.move', { versionId: last, clauseId: moved?.clauseId ?? '', parentId: chapters[version % 12]?.clauseId ?? null, afterId: null })
    }
    await ask('policies.adopt', { versionId: last, decision: { decisionId: null, body: 'Assemblea', number: '1', on: '2026-01-10', text: null }, effectiveFrom: '2026-01-15' })
    await ask('policies.derive', { versionId: last, organisationIds: (await ask('members.list', { limit: 200 })).rows.map(row => row.organisationId) })
    await core.close()
    rmSync(`${part}.lock`, { force: true })
    renameSync(part, file)
  }
  const read = connectReadOnly(file)
  const versions = read.prepare(`SELECT v.id FROM policyVersion v JOIN policy p ON p.id = v.policyId WHERE p.scope = 'cluster' ORDER BY v.major, v.minor`).pluck().all() as string[]
  read.close()
  return { file, first: versions[0] ?? '', last: versions.at(-1) ?? '' }
}
