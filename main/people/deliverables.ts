import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { Paper } from '../../shared/paper.ts'
import { reasonLeftOut, peopleSelection, type ReasonLeftOut } from '../../shared/people.ts'
import { day, language } from '../../shared/procedure.ts'
import { registerFunctions } from '../database/functions.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { countAgreed, eachPerson, type PeopleSelection } from './list.ts'
import { directoryPaper } from './papers.ts'

const directoryInput = peopleSelection.extend({ language, at: day, today: day, audience: z.enum(['members', 'partners']) })

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

function directory(database: Database, { language: in_, today, audience, ended: _ended, ...given }: z.infer<typeof directoryInput>): Paper {
  registerFunctions(database)
  const selection: PeopleSelection & { at: string } = { ...given, sort: given.sort ?? [{ column: 'organisation' }, { column: 'name' }] }
  return directoryPaper({
    language: in_, letterhead: letterhead(database), asOf: given.at, changedAt: changedAt(database), audience, computed: given.at !== today,
    leftOut: leftOut(database, today, selection), rowCount: countAgreed(database, today, selection), rows: eachPerson(database, today, selection, true),
  })
}

/** What this room hands to the press. */
export const peopleDeliverables = { 'people.directory': deliverable(directoryInput, directory) }
