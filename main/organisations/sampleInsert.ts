import type { Database } from 'better-sqlite3'
import { sortKey } from '../../shared/folding.ts'
import { figureColumns, insertRecord, organisationColumns, siteColumns } from './records.ts'
import type { SampleDistrict, SampleOrganisation } from './sampleDistrict.ts'

type Ids = ReadonlyMap<string, string>

const idOf = (ids: Ids, key: string): string => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The sample district has no ${key}`)
  return id
}

function insertOrganisation(write: Database, organisation: SampleOrganisation, clusters: Ids, types: Ids): void {
  const organisationId = insertRecord(write, 'organisation', organisationColumns(organisation.fields, organisation.fields.country))
  for (const site of organisation.sites) insertRecord(write, 'site', { ...siteColumns(site), organisationId })
  for (const figure of organisation.figures) insertRecord(write, 'figure', { ...figureColumns(figure), organisationId })
  for (const { cluster, ...membership } of organisation.memberships) {
    insertRecord(write, 'membership', { ...membership, organisationId, clusterId: idOf(clusters, cluster) })
  }
  for (const { name, ...contact } of organisation.contacts) {
    insertRecord(write, 'contact', { ...contact, organisationId, personId: insertRecord(write, 'person', { name, sortKey: sortKey(name) }) })
  }
  for (const { type, verified, ...certificate } of organisation.certificates) {
    insertRecord(write, 'document', { ...certificate, organisationId, documentTypeId: idOf(types, type), verified: verified ? 1 : 0 })
  }
}

const knownType = (write: Database, name: string): string | undefined =>
  write.prepare<[string], { id: string }>('SELECT id FROM documentType WHERE name = ? ORDER BY edition').get(name)?.id

/** Inserts an invented district inside the running batch. */
export function insertDistrict(write: Database, district: SampleDistrict): void {
  const clusters = new Map(district.clusters.map(({ key, fields }) => [key, insertRecord(write, 'cluster', { ...fields, sortKey: sortKey(fields.name) })]))
  const types = new Map(district.certificateTypes.map(type => [type.name, knownType(write, type.name) ?? insertRecord(write, 'documentType', type)]))
  for (const organisation of district.organisations) insertOrganisation(write, organisation, clusters, types)
}
