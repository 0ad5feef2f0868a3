import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Refused } from '../../shared/errors.ts'
import { words } from '../../shared/language.ts'
import { orientations, type Paper } from '../../shared/paper.ts'
import { givenColumns, isGiven, peopleSelection, reasonLeftOut, sheetLeftOut, type ReasonLeftOut } from '../../shared/people.ts'
import { day, id, language, type Language } from '../../shared/procedure.ts'
import { registerFunctions } from '../database/functions.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { agreedGroups, countAgreed, eachPerson, type PeopleSelection } from './list.ts'
import { directoryPaper } from './papers.ts'
import { readPerson, seatsHeldBy } from './read.ts'
import { personSheetPaper } from './sheet.ts'

const directoryInput = peopleSelection.extend({ language, at: day, today: day, audience: z.enum(['members', 'partners']), group: z.enum(givenColumns).optional(), columns: z.array(z.enum(givenColumns)).optional(), view: z.string().optional(), orientation: z.enum(orientations).optional() })

/** The filters as a list for others tells them: those of notices and consents are not spelled out. */
function toldSelection({ text, filter = {} }: PeopleSelection, in_: Language): { selection: Pick<PeopleSelection, 'text' | 'filter'>; besides: string[] } {
  const given = Object.fromEntries(Object.entries(filter).filter(([column]) => isGiven(column)))
  return { selection: { text, filter: given }, besides: Object.keys(filter).length > Object.keys(given).length ? [words(in_)('papers:list.filtered')] : [] }
}

/** The people with a role that runs on the day who are left out, each once, by the first reason. */
function leftOut(database: Database, today: string, selection: PeopleSelection & { at: string }): Record<ReasonLeftOut, number> {
  const counts = { noNotice: 0, noConsent: 0, withdrawn: 0 }
  const seen = new Set<string>()
  for (const row of eachPerson(database, today, selection, false)) {
    const reason = row.state === 'running' ? reasonLeftOut(row, selection.at, today) : null
    if (reason === null || seen.has(row.personId)) continue
    seen.add(row.personId)
    counts[reason]++
  }
  return counts
}

function directory(database: Database, { language: in_, today, audience, columns, view, orientation, ended: _ended, ...given }: z.infer<typeof directoryInput>): Paper {
  registerFunctions(database)
  const selection: PeopleSelection & { at: string } = { ...given, sort: given.sort ?? [{ column: 'organisation' }, { column: 'name' }] }
  return directoryPaper({
    language: in_, letterhead: letterhead(database), asOf: given.at, changedAt: changedAt(database), audience, computed: given.at !== today,
    leftOut: leftOut(database, today, selection), columns, view, orientation, ...toldSelection(given, in_),
    ...(given.group === undefined ? {} : { group: { by: given.group, groups: agreedGroups(database, today, { ...selection, by: given.group }).groups } }), rowCount: countAgreed(database, today, selection), rows: eachPerson(database, today, selection, true),
  })
}

const sheetInput = z.object({ language, id, at: day, today: day })

function sheet(database: Database, { language: in_, id: asked, at, today }: z.infer<typeof sheetInput>): Paper {
  registerFunctions(database)
  const { privateNotes: _private, ...person } = readPerson(database, asked)
  if (person.deletedAt) throw new Refused('not-found', { what: 'person' })
  if (person.anonymisedOn) throw new Refused('anonymised', { name: person.name })
  if (sheetLeftOut(person, at, today)) throw new Refused('person-not-agreed', { name: person.name })
  return personSheetPaper({ language: in_, letterhead: letterhead(database), asOf: at, changedAt: changedAt(database), person, seats: seatsHeldBy(database, person.id, at) })
}

/** What this room hands to the press. */
export const peopleDeliverables = { 'people.directory': deliverable(directoryInput, directory), 'people.sheet': deliverable(sheetInput, sheet) }
