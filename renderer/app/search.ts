import { z } from 'zod'
import { assessmentColumns } from '../../shared/checklists.ts'
import { documentColumns } from '../../shared/documents.ts'
import { duplicateKinds } from '../../shared/duplicates.ts'
import { filterOf, sortOf } from '../../shared/lists.ts'
import { meetingColumns } from '../../shared/meetings.ts'
import { actionColumns, decisionColumns } from '../../shared/meetings/decisions.ts'
import { memberColumns } from '../../shared/members.ts'
import { peopleColumns } from '../../shared/people.ts'
import { policyColumns } from '../../shared/policies.ts'
import { qualityCodes } from '../../shared/quality.ts'
import { day, id } from '../../shared/procedure.ts'
import { supplierColumns } from '../../shared/suppliers/fields.ts'

/**
 * What the address of a list holds, so that back, forward and the next start find the same view. What does not parse (an old
 * link) is left out, never an error.
 */
const listOf = <C extends string>(columns: readonly [C, ...C[]]) => ({
  text: z.string().max(200).optional().catch(undefined),
  filter: filterOf(columns).optional().catch(undefined),
  sort: sortOf(columns).optional().catch(undefined),
  at: day.optional().catch(undefined),
  /** Shown columns in order; without it the remembered ones. */
  columns: z.array(z.enum(columns)).min(1).optional().catch(undefined),
  /** The column by which the rows are grouped. */
  group: z.enum(columns).optional().catch(undefined),
  /** The saved view that is chosen. */
  view: id.optional().catch(undefined),
})
export const membersSearch = z.object({ ...listOf(memberColumns), cluster: id.optional().catch(undefined) })
export type MembersSearch = z.infer<typeof membersSearch>

/** The tab of a member's page; and the list it was opened from with the place in it, for the previous and next record. */
export const memberSearch = z.object({
  tab: z.string().max(40).optional().catch(undefined),
  list: membersSearch.optional().catch(undefined),
  place: z.int().min(0).optional().catch(undefined),
})
/** The stored session of an import and how far it is, so that it goes on after a restart. */
export const importSearch = z.object({ session: id.optional().catch(undefined), step: z.enum(['columns', 'rows']).optional().catch(undefined) })
export const historySearch = z.object({ tab: z.string().max(40).optional().catch(undefined) })
/** The tab of the quality page, and the problems that are asked for. */
export const qualitySearch = z.object({ tab: z.string().max(40).optional().catch(undefined), codes: z.array(z.enum(qualityCodes)).optional().catch(undefined), of: z.enum(duplicateKinds).optional().catch(undefined) })
export const clustersSearch = z.object({ cluster: z.string().max(100).optional().catch(undefined) })

export const peopleSearch = z.object({ ...listOf(peopleColumns), /** Also the roles that ended. */ ended: z.boolean().optional().catch(undefined) })
export type PeopleSearch = z.infer<typeof peopleSearch>
export const documentsSearch = z.object({ ...listOf(documentColumns), /** Also what was replaced or rejected. */ past: z.boolean().optional().catch(undefined) })
export type DocumentsSearch = z.infer<typeof documentsSearch>
/** The tab of a person's or a document's page; and the list it was opened from, with the place in it, for the previous and next record. */
export const personSearch = z.object({ tab: z.string().max(40).optional().catch(undefined), people: peopleSearch.optional().catch(undefined), place: z.int().min(0).optional().catch(undefined) })
export const documentSearch = z.object({ tab: z.string().max(40).optional().catch(undefined), documents: documentsSearch.optional().catch(undefined), place: z.int().min(0).optional().catch(undefined) })
export const groupSearch = z.object({ tab: z.string().max(40).optional().catch(undefined) })
export const meetingsSearch = z.object({
  ...listOf(meetingColumns), body: id.optional().catch(undefined), as: z.enum(['calendar']).optional().catch(undefined),
  /** The month of the calendar. */
  month: z.string().regex(/^\d{4}-\d{2}$/).optional().catch(undefined),
})
export type MeetingsSearch = z.infer<typeof meetingsSearch>
export const meetingSearch = z.object({ mode: z.enum(['prepare', 'hold', 'finish']).optional().catch(undefined) })
/** The one that is open over the list. */
const open = id.optional().catch(undefined)
export const decisionsSearch = z.object({ ...listOf(decisionColumns), open })
export type DecisionsSearch = z.infer<typeof decisionsSearch>
export const actionsSearch = z.object({ ...listOf(actionColumns), open, body: id.optional().catch(undefined), as: z.enum(['list']).optional().catch(undefined), by: z.enum(['due', 'owner', 'state']).optional().catch(undefined) })
export type ActionsSearch = z.infer<typeof actionsSearch>
/** `3` in an address that was typed is a number. */
const elementCode = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined)
export const checklistsSearch = z.object(listOf(assessmentColumns))
export type ChecklistsSearch = z.infer<typeof checklistsSearch>
/** The part of a self-assessment that is shown, and the list that it was opened from. */
export const assessmentSearch = z.object({ element: elementCode, checklists: checklistsSearch.optional().catch(undefined) })
/** The checklist, and its element, whose guidelines are read. */
export const guidelinesSearch = z.object({ checklist: z.string().max(40).optional().catch(undefined), element: elementCode })

/** The ways in which the suppliers are looked at as a whole. */
export const supplierParts = ['list', 'board', 'due', 'matrix', 'match', 'published', 'decisions'] as const
export type SupplierPart = (typeof supplierParts)[number]
export const suppliersSearch = z.object({
  ...listOf(supplierColumns), show: z.enum(supplierParts).optional().catch(undefined),
  /** Also the columns of the board where nothing waits any more. */
  closed: z.boolean().optional().catch(undefined),
})
export type SuppliersSearch = z.infer<typeof suppliersSearch>
/** The tab of a supplier's page, and the list that it was opened from. */
export const supplierSearch = z.object({ tab: z.string().max(40).optional().catch(undefined), suppliers: suppliersSearch.optional().catch(undefined) })
/** A certain sheet; without it the one that can still be written. */
export const scoreSearch = z.object({ sheet: id.optional().catch(undefined) })

export const policiesSearch = z.object(listOf(policyColumns))
export type PoliciesSearch = z.infer<typeof policiesSearch>
export const policyTabs = ['text', 'comparison', 'drift', 'consultation', 'coverage', 'acceptances', 'milestones'] as const
/** The version that is read (without it the one in force), the one it is compared with, and the list that the policy was opened from. */
export const policySearch = z.object({
  tab: z.enum(policyTabs).optional().catch(undefined), version: id.optional().catch(undefined), against: id.optional().catch(undefined), policies: policiesSearch.optional().catch(undefined),
})
