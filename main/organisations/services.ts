import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import type { clusterProcedures, organisationProcedures } from '../../shared/organisations.ts'
import { sortKey } from '../../shared/folding.ts'
import type { DeskServices, NamesOf, Services, Working } from '../core/service.ts'
import { actOn } from '../database/batch.ts'
import { referencesTo } from '../database/references.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { checkRow } from '../database/rowRules.ts'
import type { Tables } from '../database/tables.ts'
import { municipalitiesSource, searchMunicipalities } from './municipalities.ts'
import { clusterOf, findOrganisations, organisationRow, readOrganisation } from './read.ts'
import { exportCard } from './export.ts'
import { figureColumns, insertRecord, organisationColumns, siteColumns, updateRecord, type Columns } from './records.ts'
import { linksOfOrganisation } from './links.ts'
import { referenceClusters } from './reference.ts'

const defaults = { kind: 'firm', country: 'IT' } as const

async function createOrganisation({ values, clusterId, joinedOn }: Parsed<'organisations.save'>, { commit }: Working) {
  const { name } = values
  if (name === undefined) throw new Refused('name-missing', {})
  const { batch, answer } = await commit({ kind: 'organisation.create', values: { name } }, async ({ write, db }) => {
    const id = insertRecord(write, 'organisation', organisationColumns({ ...defaults, ...values }, values.country ?? defaults.country))
    if (clusterId !== undefined) {
      if (!(await db.selectFrom('cluster').select('id').where('id', '=', clusterId).executeTakeFirst())) throw new Refused('not-found', { what: 'cluster' })
      insertRecord(write, 'membership', { organisationId: id, clusterId, kind: 'member', from: joinedOn ?? null })
    }
    return { id, revision: revisionOf(write, id) }
  })
  return { ...answer, batch }
}

async function changeOrganisation({ values, revision }: Parsed<'organisations.save'>, asked: string, { commit, read }: Working) {
  const { id, name } = organisationRow(read, asked)
  const { batch, answer } = await commit({ kind: 'organisation.save', values: { name, fields: Object.keys(values).join(' ') } }, async ({ write }) => {
    const { country } = organisationRow(write, id)
    checkRevision(write, id, revision, () => readOrganisation(write, id))
    updateRecord(write, 'organisation', id, organisationColumns(values, values.country ?? country))
    return revisionOf(write, id)
  })
  return { id, revision: answer, batch }
}

/** A record that was merged comes back by undoing the merge only: alone it would have nothing of what was its own. */
function refuseMerged(read: Database, id: string): void {
  const { id: stayed, name } = organisationRow(read, id)
  if (stayed !== id) throw new Refused('merged', { name })
}

/** Puts records into the bin, or takes them out again, as one batch. */
function binning(operation: 'remove' | 'restore') {
  return async ({ ids }: { ids: string[] }, { commit, read }: Working): Promise<{ batch: string }> => {
    const first = organisationRow(read, ids[0] ?? '')
    if (operation === 'restore') for (const id of ids) refuseMerged(read, id)
    const { batch } = await commit({ kind: `organisation.${operation}`, values: { count: ids.length, name: first.name } }, async ({ write, at, breathe }) => {
      for (const [index, id] of ids.entries()) {
        if (!updateRecord(write, 'organisation', id, { deletedAt: operation === 'remove' ? at : null })) throw new Refused('not-found', { what: 'organisation' })
        await breathe(index, ids.length)
      }
    })
    return { batch }
  }
}

/** The kinds of batches that save one thing of an organisation. */
type PartTable = 'site' | 'figure' | 'membership'

/** One part of an organisation that is saved (or removed). */
type Part = {
  table: PartTable
  organisationId: string
  columns: Columns
  remove: boolean | undefined
  /** What the words of the batch name beside the organisation. */
  values?: Record<string, number>
  /** The record that is meant, if there is one. */
  find(database: Database, organisationId: string): string | undefined
}

/** @throws Refused `not-found`, and what `checkRow` refuses */
async function savePart(context: Working, { table, organisationId: asked, columns, remove, values, find }: Part): Promise<{ id: string; batch: string }> {
  const { id: organisationId, name } = organisationRow(context.read, asked)
  const act = actOn(find(context.read, organisationId) !== undefined, remove)
  const { batch, answer } = await context.commit({ kind: `${table}.${act}`, values: { name, ...values } }, async ({ write, at }) => {
    const known = find(write, organisationId)
    if (remove && known === undefined) throw new Refused('not-found', { what: table })
    const id = known ?? insertRecord(write, table, { ...columns, organisationId })
    if (known !== undefined) updateRecord(write, table, known, remove ? { deletedAt: at } : columns)
    checkRow(write, table, id)
    return id
  })
  return { id: answer, batch }
}

/** A record of an organisation's own, by its id. */
const own = (table: PartTable, id: string | undefined) => (database: Database, organisationId: string): string | undefined => {
  if (id === undefined) return undefined
  const row = database.prepare<[string, string], { id: string }>(`SELECT id FROM ${table} WHERE id = ? AND organisationId = ?`).get(id, organisationId)
  if (!row) throw new Refused('not-found', { what: table })
  return row.id
}

export const organisationServices: Services<Exclude<NamesOf<typeof organisationProcedures>, 'organisations.municipalities'>> = {
  'organisations.get': ({ id }, { read }) => readOrganisation(read, id),

  'organisations.links': ({ id }, { read }) => linksOfOrganisation(read, id),

  'organisations.save': (input, context) => (input.id === undefined ? createOrganisation(input, context) : changeOrganisation(input, input.id, context)),

  'organisations.find': ({ text, limit }, { read }) => ({ organisations: findOrganisations(read, text, limit ?? 12) }),

  'organisations.remove': binning('remove'),
  'organisations.restore': binning('restore'),

  'organisations.sites.save': ({ organisationId, id, fields, remove }, context) => savePart(context, {
    table: 'site', organisationId, columns: siteColumns(id === undefined ? { kind: 'registered', ...fields } : fields), remove,
    // an organisation has one registered seat: a second one without id means the same
    find: (database, owner) => own('site', id)(database, owner) ?? (fields.kind === 'operating' ? undefined : database.prepare<[string], { id: string }>(
      `SELECT id FROM site WHERE organisationId = ? AND kind = 'registered' AND deletedAt IS NULL`).get(owner)?.id),
  }),

  'organisations.figures.save': ({ organisationId, fields, remove }, context) => savePart(context, {
    table: 'figure', organisationId, columns: figureColumns(fields), remove, values: { year: fields.year },
    find: (database, owner) => database.prepare<[string, number], { id: string }>('SELECT id FROM figure WHERE organisationId = ? AND year = ? AND deletedAt IS NULL').get(owner, fields.year)?.id,
  }),

  'members.memberships.save': ({ organisationId, id, fields, remove }, context) => {
    if (id === undefined && fields.clusterId === undefined) throw new Refused('not-found', { what: 'cluster' })
    return savePart(context, {
      table: 'membership', organisationId, columns: id === undefined ? { kind: 'member', ...fields } : fields, remove,
      find: own('membership', id),
    })
  },

}

export const clusterServices: Services<Exclude<NamesOf<typeof clusterProcedures>, 'clusters.reference'>> = {
  'clusters.list': async (_input, { db, read, today }) => {
    const clusters = await db.selectFrom('cluster').select(['id', 'name', 'sector', 'place', 'description', 'referenceId']).where('deletedAt', 'is', null).orderBy('sortKey').execute()
    const counts = await db.selectFrom('membership as m').innerJoin('organisation as o', 'o.id', 'm.organisationId')
      .select(e => ['m.clusterId', e.fn.count<number>('m.organisationId').distinct().as('members')])
      .where('m.deletedAt', 'is', null).where('o.deletedAt', 'is', null)
      .where(e => e.or([e('m.from', 'is', null), e('m.from', '<=', today)])).where(e => e.or([e('m.to', 'is', null), e('m.to', '>=', today)]))
      .groupBy('m.clusterId').execute()
    return { clusters: clusters.map(cluster => ({ ...cluster, members: counts.find(c => c.clusterId === cluster.id)?.members ?? 0, revision: revisionOf(read, cluster.id) })) }
  },

  'clusters.save': async ({ id, fields, revision }, { commit, read }) => {
    if (id === undefined && !fields.name) throw new Refused('name-missing', {})
    const columns: Columns = { ...fields, ...(fields.name ? { sortKey: sortKey(fields.name) } : {}) }
    const name = fields.name ?? read.prepare<[string], { name: string }>('SELECT name FROM cluster WHERE id = ?').get(id ?? '')?.name ?? ''
    const { batch, answer } = await commit({ kind: id === undefined ? 'cluster.create' : 'cluster.save', values: { name } }, async ({ write }) => {
      if (id === undefined) return insertRecord(write, 'cluster', columns)
      checkRevision(write, id, revision, () => write.prepare<[string], Tables['cluster']>('SELECT * FROM cluster WHERE id = ?').get(id) ?? {})
      if (!updateRecord(write, 'cluster', id, columns)) throw new Refused('not-found', { what: 'cluster' })
      return id
    })
    return { id: answer, batch }
  },

  'clusters.remove': async ({ id }, { commit, read }) => {
    const { name } = clusterOf(read, id)
    const { batch } = await commit({ kind: 'cluster.remove', values: { name } }, async ({ write, at }) => {
      clusterOf(write, id)
      // what lies in the bin would come back into a cluster that is not there
      if (referencesTo(write, 'cluster').some(({ table, column }) => write.prepare(`SELECT 1 FROM ${table} WHERE "${column}" = ? LIMIT 1`).get(id))) throw new Refused('cluster-in-use', { name })
      if (!write.prepare('SELECT 1 FROM cluster WHERE id <> ? AND deletedAt IS NULL').get(id)) throw new Refused('cluster-last', { name })
      updateRecord(write, 'cluster', id, { deletedAt: at })
    })
    return { batch }
  },

  'clusters.export': exportCard,
}

/** What needs no workspace. */
export const territoryServices: DeskServices<'organisations.municipalities' | 'clusters.reference'> = {
  'organisations.municipalities': ({ text, limit }) => ({ municipalities: searchMunicipalities(text, limit ?? 12), ...municipalitiesSource() }),
  'clusters.reference': ({ language }) => ({ clusters: referenceClusters(language) }),
}
