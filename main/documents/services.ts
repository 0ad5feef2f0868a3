import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { typeInWords, type DocumentFields, type documentProcedures } from '../../shared/documents.ts'
import { Refused } from '../../shared/errors.ts'
import { addDays } from '../../shared/periods.ts'
import { changeCells } from '../core/cells.ts'
import type { NamesOf, Services, Working } from '../core/service.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { checkRow } from '../database/rowRules.ts'
import { insertRecord, tidy, updateRecord, type Columns, type Some } from '../organisations/records.ts'
import { organisationRow } from '../organisations/read.ts'
import { fileName } from '../press/fileName.ts'
import { letterhead } from '../workspace/letterhead.ts'
import { writeCalendar } from './calendar.ts'
import { documentRoom } from './cells.ts'
import { countDocuments, documentGroups, documentsPage, documentValues } from './list.ts'
import { documentRow, readDocument, readTypes, typeRow } from './read.ts'
import { removeType, saveType } from './types.ts'

const columnsOf = ({ verified, ...fields }: Some<DocumentFields>): Columns => ({
  ...tidy(fields), verified: verified === undefined ? undefined : Number(verified),
})

/** What a document is called in the history: its type and its organisation. */
function batchValues(read: Database, documentTypeId: string, organisationId: string, language: Working['language']) {
  return { type: typeInWords(typeRow(read, documentTypeId), language), name: organisationRow(read, organisationId).name }
}

async function createDocument({ values, organisationId }: Parsed<'documents.save'>, { commit, read, language }: Working) {
  const { documentTypeId } = values
  if (organisationId === undefined) throw new Refused('not-found', { what: 'organisation' })
  if (documentTypeId === undefined) throw new Refused('type-missing', {})
  const { batch, answer } = await commit({ kind: 'document.create', values: batchValues(read, documentTypeId, organisationId, language) }, async ({ write }) => {
    const id = insertRecord(write, 'document', { ...columnsOf(values), organisationId: organisationRow(write, organisationId).id })
    checkRow(write, 'document', id)
    return { id, revision: revisionOf(write, id) }
  })
  return { ...answer, batch }
}

async function changeDocument({ values, revision }: Parsed<'documents.save'>, id: string, { commit, read, language, today }: Working) {
  const stored = documentRow(read, id)
  const head = batchValues(read, values.documentTypeId ?? stored.documentTypeId, stored.organisationId, language)
  const { batch, answer } = await commit({ kind: 'document.save', values: head }, async ({ write }) => {
    checkRevision(write, id, revision, () => readDocument(write, id, today))
    updateRecord(write, 'document', id, columnsOf(values))
    checkRow(write, 'document', id)
    return revisionOf(write, id)
  })
  return { id, revision: answer, batch }
}

/** Puts documents into the bin, or takes them out again, as one batch. */
function binning(operation: 'remove' | 'restore') {
  return async ({ ids }: { ids: string[] }, { commit, read, language }: Working): Promise<{ batch: string }> => {
    const first = documentRow(read, ids[0] ?? '')
    const head = { ...batchValues(read, first.documentTypeId, first.organisationId, language), count: ids.length }
    const { batch } = await commit({ kind: `document.${operation}`, values: head }, async ({ write, at, breathe }) => {
      for (const [index, id] of ids.entries()) {
        if (!updateRecord(write, 'document', id, { deletedAt: operation === 'remove' ? at : null })) throw new Refused('not-found', { what: 'document' })
        await breathe(index, ids.length)
      }
    })
    return { batch }
  }
}

const usualDays = 60
const mostExpiring = 1000
const usualExportDays = 90

export const documentServices: Services<NamesOf<typeof documentProcedures>> = {
  'documents.list': (selection, { read, today, language }) => documentsPage(read, today, { ...selection, language }),
  'documents.values': (selection, { read, today }) => documentValues(read, today, selection),
  'documents.groups': (selection, { read, today, language }) => documentGroups(read, today, { ...selection, language }),
  'documents.cells': (input, context) => changeCells(input, context, () => documentRoom),
  'documents.get': ({ id, at }, { read, today }) => readDocument(read, id, at ?? today),
  'documents.save': (input, context) => (input.id === undefined ? createDocument(input, context) : changeDocument(input, input.id, context)),
  'documents.remove': binning('remove'),
  'documents.restore': binning('restore'),
  'documents.expiring': ({ at, days }, { read, today }) => {
    const day = at ?? today
    const count = (filter: Parsed<'documents.list'>['filter']) => countDocuments(read, today, { at: day, filter })
    return {
      ...documentsPage(read, today, {
        at: day, filter: { state: ['valid', 'expiring'], endsOn: { from: day, to: addDays(day, days ?? usualDays) } }, sort: 'endsOn', limit: mostExpiring,
      }),
      counts: { expired: count({ state: 'expired' }), unknown: count({ state: 'unknown' }), transition: count({ transition: ['due', 'over'], state: ['valid', 'expiring', 'unknown', 'expired'] }) },
    }
  },
  'documents.types.list': (_input, { read }) => ({ types: readTypes(read) }),
  'documents.types.save': saveType,
  'documents.types.remove': removeType,
  'documents.export': ({ path, preview, acceptMissing, ...input }, { read, today, print }) => {
    const at = input.at ?? today
    const of = input.organisationId === undefined ? letterhead(read).agency : organisationRow(read, input.organisationId).name
    const job = { deliverable: 'documents.expiring', input: { ...input, at, today, days: input.days ?? usualExportDays }, format: input.format, acceptMissing: acceptMissing ?? false } as const
    return print(job, { path, preview, name: fileName(input.language, 'expiring', of, at, input.format) })
  },
  'documents.sheet': ({ path, preview, acceptMissing, ...input }, { read, today, print }) => {
    const at = input.at ?? today
    const { type, organisation } = readDocument(read, input.id, at)
    const job = { deliverable: 'documents.sheet', input: { ...input, at }, format: 'pdf', acceptMissing: acceptMissing ?? false } as const
    return print(job, { path, preview, name: fileName(input.language, 'documentSheet', `${typeInWords(type, input.language)} ${organisation}`, at, 'pdf') })
  },
  'documents.calendar': writeCalendar,
}
