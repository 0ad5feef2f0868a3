import type { Database } from 'better-sqlite3'
import { sortKey } from '../../shared/folding.ts'
import type { StoredFile } from '../database/storedFiles.ts'
import { figureColumns, insertRecord, organisationColumns, siteColumns } from './records.ts'
import type { SampleDistrict, SampleOrganisation } from './sampleDistrict.ts'
import type { SampleDocument } from './sampleDocuments.ts'
import type { SampleContact } from './samplePeople.ts'

type Ids = ReadonlyMap<string, string>
/** Keeps a file of the sample beside the workspace. */
type Store = (name: string) => StoredFile

const idOf = (ids: Ids, key: string): string => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The sample district has no ${key}`)
  return id
}

function insertContact(write: Database, { person: { consents, ...person }, ...contact }: SampleContact, organisationId: string): void {
  const personId = insertRecord(write, 'person', { ...person, sortKey: sortKey(person.name) })
  insertRecord(write, 'contact', { ...contact, organisationId, personId })
  for (const consent of consents) insertRecord(write, 'consent', { ...consent, personId })
}

function insertDocument(write: Database, { type, verified, files, ...document }: SampleDocument, organisationId: string, { store, today }: { store: Store; today: string }): void {
  const documentId = insertRecord(write, 'document', { ...document, organisationId, documentTypeId: type, verified: verified ? 1 : 0 })
  for (const name of files) insertRecord(write, 'attachment', { organisationId, documentId, name, ...store(name), addedOn: today })
}

function insertOrganisation(write: Database, organisation: SampleOrganisation, clusters: Ids, sample: { store: Store; today: string }): void {
  const organisationId = insertRecord(write, 'organisation', organisationColumns(organisation.fields, organisation.fields.country))
  for (const site of organisation.sites) insertRecord(write, 'site', { ...siteColumns(site), organisationId })
  for (const figure of organisation.figures) insertRecord(write, 'figure', { ...figureColumns(figure), organisationId })
  for (const { cluster, ...membership } of organisation.memberships) {
    insertRecord(write, 'membership', { ...membership, organisationId, clusterId: idOf(clusters, cluster) })
  }
  for (const contact of organisation.contacts) insertContact(write, contact, organisationId)
  for (const document of organisation.documents) insertDocument(write, document, organisationId, sample)
}

/** Inserts an invented district inside the running batch; its files are kept by `store`. */
export function insertDistrict(write: Database, district: SampleDistrict, sample: { store: Store; today: string }): void {
  const clusters = new Map(district.clusters.map(({ key, fields }) => [key, insertRecord(write, 'cluster', { ...fields, sortKey: sortKey(fields.name) })]))
  for (const organisation of district.organisations) insertOrganisation(write, organisation, clusters, sample)
}
