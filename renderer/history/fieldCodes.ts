import { answers, checklistCodes } from '../../shared/checklists/definition.ts'
import { assessmentSources } from '../../shared/checklists.ts'
import { checkWays, documentKinds, validities, validUnits } from '../../shared/documents.ts'
import { abstentionWays, bodyKinds, numberings, signerWays, tieWays, votingBases } from '../../shared/groups/rules.ts'
import { relationKinds, stances } from '../../shared/groups/stakeholders.ts'
import { seatRoles } from '../../shared/groups.ts'
import { languageNames, type Words } from '../../shared/language/start.ts'
import { carryReasons, pointKinds } from '../../shared/meetings/agenda.ts'
import { attendanceStates, proxyStates } from '../../shared/meetings/attendance.ts'
import { actionStates, decisionStates, effectKinds, effectTables } from '../../shared/meetings/decisions.ts'
import { voteChoices, voteMethods, voteOutcomes } from '../../shared/meetings/majority.ts'
import { approvalWays, correctionKinds, observationOutcomes } from '../../shared/meetings/minutes.ts'
import { meetingStates, minutesStates, notHeldKinds, pointOutcomes } from '../../shared/meetings/states.ts'
import { meetingModes, sendingChannels } from '../../shared/meetings.ts'
import { chainPlaces, legalForms, membershipKinds, organisationKinds } from '../../shared/organisations/codes.ts'
import { consentPurposes, noticeArticles } from '../../shared/people.ts'
import {
  acceptanceMedia, bindingModes, consultationAudiences, contributionChannels, contributionKinds, contributionStates, lineageKinds, omissions, policyScopes, storedStates, strengths, tailorabilities,
} from '../../shared/policies/model.ts'
import { language as languages } from '../../shared/procedure.ts'
import { categoryGroups } from '../../shared/suppliers/fields.ts'
import { appealOutcomes, causes, decisionKinds, supplierStates } from '../../shared/suppliers/lifecycle.ts'
import { bandOutcomes } from '../../shared/suppliers/scheme.ts'

/** The codes that a field may hold, and the words that its own room has for each; a code of a newer program is said as it is. */
export type Coded = { codes: readonly (string | number)[]; words: (value: string | number, t: Words) => string }

const coded = <C extends string | number>(codes: readonly C[], words: (code: C, t: Words) => string): Coded => ({
  codes,
  words: (value, t) => {
    const code = codes.find(one => one === value)
    return code === undefined ? String(value) : words(code, t)
  },
})

const language = coded(languages.options, code => languageNames[code])
/** The codes of checklists are the names of their standards in small letters. */
const checklist = coded(checklistCodes, code => code.toUpperCase())
const pointKind = coded(pointKinds, (code, t) => t(`meetings:pointKind.${code}`))
const role = coded(seatRoles, (code, t) => t(`groups:role.${code}`))
const votingBase = coded(votingBases, (code, t) => t(`groups:votingBase.${code}`))
const supplierState = coded(supplierStates, (code, t) => t(`supplierStates:${code}`))
const cause = coded(causes, (code, t) => `${code} ${t(`suppliers:cause.${code}`)}`)
const strength = coded(strengths, (code, t) => t(`policies:strength.${code}`))

const codes: Readonly<Record<string, Coded>> = {
  'organisation.kind': coded(organisationKinds, (code, t) => t(`organisations:kind.${code}`)),
  'organisation.legalForm': coded(legalForms, (code, t) => t(`organisations:legalForm.${code}`)),
  'organisation.chainPlace': coded(chainPlaces, (code, t) => t(`organisations:chainPlace.${code}`)),
  'site.kind': coded(['registered', 'operating'] as const, (code, t) => t(`members:siteKind.${code}`)),
  'membership.kind': coded(membershipKinds, (code, t) => t(`organisations:membershipKind.${code}`)),
  'person.noticeArticle': coded(noticeArticles, (code, t) => t(`people:article.${code}`)),
  'consent.purpose': coded(consentPurposes, (code, t) => t(`people:purpose.${code}`)),
  'documentType.kind': coded(documentKinds, (code, t) => t(`documents:kind.${code}`)),
  'documentType.validity': coded(validities, (code, t) => t(`documents:types.validity.${code}`)),
  'documentType.validUnit': coded(validUnits, (code, t) => t(`documents:types.unit.${code}`)),
  'document.checkedHow': coded(checkWays, (code, t) => t(`documents:checkedHow.${code}`)),
  'assessment.checklist': checklist,
  'assessment.source': coded(assessmentSources, (code, t) => t(`checklists:source.${code}`)),
  'assessmentAnswer.answer': coded(answers, (code, t) => t(`checklists:answer.${code}`)),
  'questionnaire.checklist': checklist,
  'questionnaire.language': language,
  'supplierCategory.group': coded(categoryGroups, (code, t) => t(`suppliers:group.${code}`)),
  'qualificationEvent.fromState': supplierState,
  'qualificationEvent.toState': supplierState,
  'qualificationEvent.cause': cause,
  'scoreSheet.outcome': coded([...bandOutcomes, 'incomplete'] as const, (code, t) => t(`suppliers:outcome.${code}`)),
  'supplierDecision.kind': coded(decisionKinds, (code, t) => t(`suppliers:decision.${code}`)),
  'supplierDecision.cause': cause,
  'supplierAppeal.outcome': coded(appealOutcomes, (code, t) => t(`suppliers:appeal.${code}`)),
  'publishedRow.state': supplierState,
  'body.kind': coded(bodyKinds, (code, t) => t(`groups:kind.${code}`)),
  'bodyRule.votingBase': votingBase,
  'bodyRule.abstentions': coded(abstentionWays, (code, t) => t(`groups:abstentions.${code}`)),
  'bodyRule.tie': coded(tieWays, (code, t) => t(`groups:tie.${code}`)),
  'bodyRule.signers': coded(signerWays, (code, t) => t(`groups:signers.${code}`)),
  'bodyRule.numbering': coded(numberings, (code, t) => t(`groups:numbering.${code}`)),
  'seat.role': role,
  'stakeholderAssessment.stance': coded(stances, (code, t) => t(`groups:stance.${code}`)),
  'relation.kind': coded(relationKinds, (code, t) => t(`groups:relationKind.${code}`)),
  'relation.strength': coded([0, 1, 2, 3] as const, (code, t) => t(`groups:screen.relation.strength.${code}`)),
  'meeting.mode': coded(meetingModes, (code, t) => t(`meetings:mode.${code}`)),
  'meeting.state': coded(meetingStates, (code, t) => t(`meetings:state.${code}`)),
  'meeting.notHeldKind': coded(notHeldKinds, (code, t) => t(`meetings:notHeld.${code}`)),
  'agendaPoint.kind': pointKind,
  'agendaPoint.carryReason': coded(carryReasons, (code, t) => t(`meetings:carryReason.${code}`)),
  'agendaPoint.outcome': coded(pointOutcomes, (code, t) => t(`meetings:outcome.${code}`)),
  'proposal.kind': pointKind,
  'sending.what': coded(['convocation', 'minutes', 'excerpt', 'papers'] as const, (code, t) => t(`meetings:what.${code}`)),
  'sending.channel': coded(sendingChannels, (code, t) => t(`meetings:channel.${code}`)),
  'attendance.role': role,
  'attendance.state': coded(attendanceStates, (code, t) => t(`meetings:attendanceState.${code}`)),
  'proxy.state': coded(proxyStates, (code, t) => t(`meetings:proxyState.${code}`)),
  'vote.method': coded(voteMethods, (code, t) => t(`meetings:method.${code}`)),
  'vote.votingBase': votingBase,
  'vote.outcome': coded(voteOutcomes, (code, t) => t(`meetings:voteOutcome.${code}`)),
  'voter.choice': coded(voteChoices, (code, t) => t(`meetings:choice.${code}`)),
  'decision.outcome': coded(decisionStates, (code, t) => t(`meetings:decisionState.${code}`)),
  'decisionEffect.kind': coded(effectKinds, (code, t) => t(`meetings:effect.${code}`)),
  'decisionEffect.targetTable': coded(effectTables, (code, t) => t(`history:table.${code}`)),
  'action.priority': coded([1, 2, 3] as const, (code, t) => t(`meetings:priority.${code}`)),
  'action.state': coded(actionStates, (code, t) => t(`meetings:actionState.${code}`)),
  'minutes.state': coded(minutesStates, (code, t) => t(`meetings:minutesState.${code}`)),
  'minutes.approvalHow': coded(approvalWays, (code, t) => t(`meetings:approval.${code}`)),
  'minutesVersion.event': coded(['circulate', 'finish', 'reopen', 'approve'] as const, (code, t) => t(`meetings:versionEvent.${code}`)),
  'observation.outcome': coded(observationOutcomes, (code, t) => t(`meetings:observationOutcome.${code}`)),
  'correction.kind': coded(correctionKinds, (code, t) => t(`meetings:correctionKind.${code}`)),
  'policy.scope': coded(policyScopes, (code, t) => t(`policies:scope.${code}`)),
  'policy.language': language,
  'policyVersion.state': coded(storedStates, (code, t) => t(`policies:state.${code}`)),
  'policyClause.strength': strength,
  'policyClause.tailorability': coded(tailorabilities, (code, t) => t(`policies:tailorability.${code}`)),
  'policyLineage.kind': coded(lineageKinds, (code, t) => t(`policies:lineage.${code}`)),
  'policyBinding.mode': coded(bindingModes, (code, t) => t(`policies:mode.${code}`)),
  'policyBinding.strength': strength,
  'policyBinding.omission': coded(omissions, (code, t) => t(`policies:omission.${code}`)),
  'policyConsultation.audience': coded(consultationAudiences, (code, t) => t(`policies:consultation.audience.${code}`)),
  'policyContribution.kind': coded(contributionKinds, (code, t) => t(`policies:contributionKind.${code}`)),
  'policyContribution.channel': coded(contributionChannels, (code, t) => t(`policies:contribution.channel.${code}`)),
  'policyContribution.state': coded(contributionStates, (code, t) => t(`policies:contributionState.${code}`)),
  'policyAcceptance.medium': coded(acceptanceMedia, (code, t) => t(`policies:medium.${code}`)),
  'policyAcceptance.language': language,
}

/** What a field of a table holds as codes; undefined where people write what it holds. A test asks it about every column of every table of the journal. */
export const codedField = (table: string, field: string): Coded | undefined => codes[`${table}.${field}`]

const truths = new Set([
  'verified', 'formal', 'proxiesInQuorum', 'approvalRequired', 'confidential', 'recurring', 'added', 'integral', 'substitute', 'suspends', 'hasStaff', 'reached', 'fromCertificate', 'votes',
])
/** Whether a field is yes or no. */
export const isTruth = (field: string): boolean => truths.has(field)

const formulas = new Set(['bodyRule.quorumFirst', 'bodyRule.quorumSecond', 'bodyRule.threshold', 'vote.threshold', 'quorumCheck.formula'])
/** Whether a field holds how many are needed, as `moreThan 1/2`. */
export const isFormula = (table: string, field: string): boolean => formulas.has(`${table}.${field}`)
