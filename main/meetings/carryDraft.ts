import type { Database } from 'better-sqlite3'
import { minutesDraft, type MinutesDraft } from '../../shared/meetings/minutes.ts'
import { changedSince, revisionOf } from '../database/revision.ts'
import { minutesRow } from './rows.ts'

/** A revision that is older than any. */
const beforeAll = 0

/**
 * The draft of a meeting's minutes (its stored `value`) as it goes from one file to another, where the records have come already: revisions are of the journal of one file.
 * A text begins there from what is stored there, unless the stored one had changed since it was begun here: then the same question is asked there.
 */
export function carriedDraft(value: string, meetingId: string, { from, to }: { from: Database; to: Database }): string {
  const { data: draft } = minutesDraft.safeParse(JSON.parse(value))
  if (draft?.revisions === undefined) return value
  const revisions = Object.entries(draft.revisions).map(([key, revision]): [string, number] => {
    const own = key === 'opening' || key === 'closing'
    const id = own ? (minutesRow(from, meetingId)?.id ?? '') : key
    return [key, changedSince(from, id, revision).has(own ? key : 'notes') ? beforeAll : revisionOf(to, id)]
  })
  const carried: MinutesDraft = { ...draft, revisions: Object.fromEntries(revisions) }
  return JSON.stringify(carried)
}
