import { z } from 'zod'
import { id, write } from '../procedure.ts'
import { clock } from './clock.ts'
import { voteChoices, voteMethods, type Majority, type Totals, type VoteChoice, type VoteMethod } from './majority.ts'

const count = z.int().min(0).max(10_000)
export const totals = z.strictObject({ favour: count, against: count, abstained: count, notVoting: count.optional() })

/** Somebody entitled to a vote when it was closed. `holder`: who voted for them by proxy. The choice is null where it was secret, or not said by name. */
export type Voter = { id: string; attendanceId: string; name: string; organisation: string | null; holder: string | null; choice: VoteChoice | null; reason: string | null }

export type Vote = Totals & Majority & {
  id: string
  pointId: string
  subject: string
  method: VoteMethod
  /** Local time at which it was closed: who was entitled then is frozen. */
  at: string
  seats: number
  entitled: number
  conflicts: number
  /** An earlier vote that this one takes the place of. */
  annulsId: string | null
  annulled: boolean
  note: string | null
  voters: Voter[]
  /** Hash of the sealed vote. */
  hash: string | null
}

export const voteProcedures = {
  /**
   * Takes a vote and closes it: those entitled at the time (there, or by a proxy that counts, without those in conflict of interest) are frozen with it, and it is
   * sealed. `open` and `secret` have totals (open ones may name some), `rollCall` a choice for each (whoever is not named did not vote), `consensus` needs none:
   * nobody objected. Refused: totals that do not match those entitled (`vote-totals` with both numbers), a name that is not entitled or comes twice
   * (`vote-voters`), names in a secret vote (`vote-secret`). A vote is not changed: another one annuls it, and says so.
   */
  'meetings.vote': write(
    () => z.strictObject({
      meetingId: id, pointId: id, subject: z.string().trim().min(1).max(1000), method: z.enum(voteMethods), at: clock,
      totals: totals.optional(),
      choices: z.array(z.strictObject({ attendanceId: id, choice: z.enum(voteChoices), reason: z.string().trim().max(1000).optional() })).max(10_000).optional(),
      annulsId: id.optional(), note: z.string().trim().max(2000).optional(),
    }),
    { errors: ['not-found', 'sealed', 'carried', 'meeting-state', 'vote-totals', 'vote-voters', 'vote-secret', 'vote-annulled', 'time-order', 'decision-in-use'] },
  ).answers<{ id: string; outcome: Majority; batch: string }>(),
}
