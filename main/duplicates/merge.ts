import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import type { MergeField, MergePreview } from '../../shared/duplicates.ts'
import { Refused } from '../../shared/errors.ts'
import { organisationFields, type OrganisationFields, type OrganisationRecord } from '../../shared/organisations.ts'
import type { Writing } from '../core/service.ts'
import { countLinks } from '../organisations/links.ts'
import { readOrganisation } from '../organisations/read.ts'
import { organisationColumns, updateRecord } from '../organisations/records.ts'
import { clashes, differingYears, qualifiedTwice } from './clashes.ts'
import { candidate } from './find.ts'
import { previewSeats, settleSeats } from './seats.ts'
import { settlePeriods, settleSayings } from './settle.ts'
import { allTexts, checkChoices, compared, movingOf, proposed, recordsOf, unite, type Merging } from './unite.ts'

const firmsOf = (database: Database, merging: Merging) => recordsOf('organisation', merging, id => readOrganisation(database, id))

const fields = organisationFields.keyof().options

const differentVat = (records: readonly OrganisationRecord[]) => new Set(records.flatMap(({ vatNumber }) => vatNumber ?? [])).size > 1

/** What would be one record of several, field by field, and what would be moved. */
export function previewMerge(database: Database, merging: Merging): MergePreview {
  const records = firmsOf(database, merging)
  const [winner, ...losers] = records
  return {
    records: records.map(({ id }) => candidate(database, id)),
    fields: fields.map(field => compared(records, field, record => record[field])),
    links: countLinks(database, losers.map(({ id }) => id)),
    figureYears: [...new Set(losers.flatMap(({ id }) => differingYears(database, winner.id, id)))].toSorted((a, b) => b - a),
    differentVat: differentVat(records),
    seats: previewSeats(database, 'organisationId', [winner.id, ...losers.map(({ id }) => id)]),
    qualifications: qualifiedTwice(database, [winner.id, ...losers.map(({ id }) => id)]),
  }
}

const lines = (...texts: (string | null)[]) => [...new Set(texts.flatMap(text => (text ?? '').split('\n')).map(line => line.trim()).filter(Boolean))]

/** What the one record says: the chosen values; tags, further addresses and private notes of all, so that nothing is lost. */
function mergedValues(records: readonly OrganisationRecord[], choices: Partial<Record<MergeField, string | undefined>>): Partial<OrganisationFields> {
  const chosen = Object.fromEntries(fields.map(field => {
    const id = choices[field] ?? proposed(records, record => record[field])
    return [field, (records.find(record => record.id === id) ?? records[0])?.[field]]
  })) as Partial<OrganisationFields>
  const addresses = lines(...records.flatMap(({ email, otherEmails }) => [email, otherEmails])).filter(address => address !== chosen.email)
  return { ...chosen, tags: [...new Set(records.flatMap(({ tags }) => tags))], otherEmails: addresses.join('\n') || null, privateNotes: allTexts(records.map(({ privateNotes }) => privateNotes)) }
}

/**
 * Makes one record of several inside the running batch. Answers how many links were moved.
 * @throws Refused `not-found`, `bad-input`, `different-vat`, `seats-in-session`
 */
export async function mergeOrganisations({ write: database, at, breathe }: Pick<Writing, 'write' | 'at' | 'breathe'>, input: Parsed<'organisations.merge'>): Promise<number> {
  const records = firmsOf(database, input)
  const [winner, ...losers] = records
  const choices = input.choices ?? {}
  checkChoices(records, choices)
  if (differentVat(records) && choices.vatNumber === undefined) throw new Refused('different-vat', { values: records.flatMap(({ vatNumber }) => vatNumber ?? []) })
  const values = mergedValues(records, choices)
  const merging = { winner: winner.id, losers: losers.map(({ id }) => id) }
  settleSeats(database, 'organisationId', [merging.winner, ...merging.losers], at)
  // one loser after another, since what the winner got of the first may clash with the second
  const pause = movingOf('organisation', merging.losers, { write: database, breathe })
  let moved = 0
  for (const loser of merging.losers) {
    for (const settle of Object.values(clashes)) settle(database, { winner: winner.id, loser, at })
    moved += await unite(database, 'organisation', { winner: winner.id, losers: [loser] }, at, pause)
  }
  updateRecord(database, 'organisation', winner.id, organisationColumns(values, values.country ?? winner.country))
  settlePeriods(database, winner.id, at)
  settleSayings(database, winner.id, at)
  return moved
}
