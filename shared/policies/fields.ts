import { z } from 'zod'
import { day, id, language } from '../procedure.ts'
import { acceptanceMedia, consultationAudiences, contributionChannels, contributionKinds, contributionStates, policyScopes } from './model.ts'

// The plain fields of the records of this room. Unknown is null.

const text = (max: number) => z.string().trim().max(max).nullable()

export const policyFields = z.strictObject({
  name: z.string().trim().min(1).max(300),
  nameEnglish: text(300),
  scope: z.enum(policyScopes),
  /** Whose policy: of a cluster, or of a firm. */
  clusterId: id.nullable(),
  organisationId: id.nullable(),
  /** The cluster's policy that a firm's follows; null for a firm's policy with a text of its own. */
  parentId: id.nullable(),
  /** The language that the text is written in; the other one is its translation. */
  language,
  note: text(5000),
})
export type PolicyFields = z.infer<typeof policyFields>

export const versionFields = z.strictObject({
  /** What is new in it, in a few words. */
  changelog: text(5000),
  changelogEnglish: text(5000),
  /** Why its changes are editorial only, so that acceptances of the version before stay good; null = they are not. */
  editorial: text(1000),
})
export type VersionFields = z.infer<typeof versionFields>

export const consultationFields = z.strictObject({
  audience: z.enum(consultationAudiences),
  opensOn: day,
  closesOn: day,
  /** How remarks come in, where, whom to ask. */
  note: text(2000),
})
export type ConsultationFields = z.infer<typeof consultationFields>

export const contributionFields = z.strictObject({
  /** Null = the whole text. */
  clauseId: id.nullable(),
  organisationId: id.nullable(),
  /** Who said it, where that is to be known; never needed. */
  author: text(200),
  kind: z.enum(contributionKinds),
  /** The words of the clause that it is about. */
  quote: text(2000),
  text: z.string().trim().min(1).max(10_000),
  /** The wording that is proposed. */
  proposal: text(10_000),
  receivedOn: day,
  channel: z.enum(contributionChannels),
  state: z.enum(contributionStates),
  /** Mandatory before it is accepted or not. */
  reply: text(10_000),
  replyEnglish: text(10_000),
  repliedOn: day.nullable(),
  /** The clause that came of it, and the version of the same policy in which it stands; both or neither. */
  resultingVersionId: id.nullable(),
  resultingClauseId: id.nullable(),
})
export type ContributionFields = z.infer<typeof contributionFields>

export const acceptanceFields = z.strictObject({
  personName: z.string().trim().min(1).max(200),
  personRole: z.string().trim().min(1).max(200),
  acceptedOn: day,
  medium: z.enum(acceptanceMedia),
  language,
  place: text(200),
  /** Who collected it. */
  witness: text(200),
  note: text(2000),
  /** The scan, as attached to the firm. */
  attachmentId: id.nullable(),
})
export type AcceptanceFields = z.infer<typeof acceptanceFields>

export const milestoneFields = z.strictObject({ versionId: id.nullable(), name: z.string().trim().min(1).max(200), on: day, note: text(2000) })
