import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Refused } from '../../shared/errors.ts'
import { memberColumns, memberFilter, memberSort, type MemberColumn } from '../../shared/members.ts'
import { orientations, type Paper } from '../../shared/paper.ts'
import { day, language } from '../../shared/procedure.ts'
import { sizeByYears } from '../../shared/sme.ts'
import { checkVat } from '../../shared/vat.ts'
import { registerFunctions } from '../database/functions.ts'
import { eachDocument } from '../documents/list.ts'
import { clusterOf, readOrganisation } from '../organisations/read.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { rejectedPaper } from './import/rejected.ts'
import { allMembers, countMembers, memberGroups } from './list.ts'
import { memberSheetPaper, membersListPaper } from './papers.ts'

const usualColumns: MemberColumn[] = ['name', 'vatNumber', 'municipality', 'province', 'postalCode', 'atecoCode', 'employees', 'turnover', 'size', 'joinedOn', 'email']

const listInput = z.object({
  language, clusterId: z.string(), at: day, today: day, text: z.string().optional(), filter: memberFilter.optional(), sort: memberSort.optional(), group: z.enum(memberColumns).optional(),
  columns: z.array(z.enum(memberColumns)).optional(), view: z.string().optional(), orientation: z.enum(orientations).optional(),
})

function list(database: Database, { language: in_, clusterId, at, today, columns, view, orientation, ...selection }: z.infer<typeof listInput>): Paper {
  registerFunctions(database)
  const cluster = clusterOf(database, clusterId)
  const asked = { ...selection, clusterId, at }
  return membersListPaper({
    ...(selection.group ? { group: { by: selection.group, groups: memberGroups(database, today, { ...asked, by: selection.group }).groups } } : {}),
    language: in_, letterhead: letterhead(database), asOf: at, changedAt: changedAt(database), cluster: cluster.name, columns: columns ?? usualColumns,
    rowCount: countMembers(database, today, asked), rows: allMembers(database, today, asked),
    selection, view, orientation, computed: at !== today,
  })
}

const sheetInput = z.object({ language, organisationId: z.string(), at: day })

function sheet(database: Database, { language: in_, organisationId, at }: z.infer<typeof sheetInput>): Paper {
  registerFunctions(database)
  const record = readOrganisation(database, organisationId)
  if (record.deletedAt) throw new Refused('not-found', { what: 'organisation' })
  return memberSheetPaper({
    language: in_, letterhead: letterhead(database), asOf: at, changedAt: changedAt(database), record: { ...record, privateNotes: null },
    vatToVerify: record.vatNumber !== null && checkVat(record.vatNumber, record.country).level === 'error', // a year counts once it is closed
    documents: [...eachDocument(database, at, { organisationId: record.id, at, sort: 'endsOn' })],
    size: sizeByYears(record.figures.filter(figure => figure.year < Number(at.slice(0, 4)))),
  })
}

const rejectedInput = z.object({ language, session: z.string(), rows: z.array(z.number()), today: day })

/** What this room hands to the press. */
export const memberDeliverables = {
  'members.list': deliverable(listInput, list),
  'members.sheet': deliverable(sheetInput, sheet),
  'members.rejected': deliverable(rejectedInput, rejectedPaper),
}
