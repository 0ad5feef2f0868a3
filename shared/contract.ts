import type { z } from 'zod'
import type { Procedure } from './procedure.ts'
import { duplicateProcedures } from './duplicates.ts'
import { helpProcedures } from './help.ts'
import { homeProcedures } from './home.ts'
import { groupProcedures } from './groups.ts'
import { draftProcedures, historyProcedures } from './history.ts'
import { meetingProcedures } from './meetings.ts'
import { minutesProcedures } from './meetings/minutes.ts'
import { memberProcedures } from './members.ts'
import { clusterProcedures, organisationProcedures } from './organisations.ts'
import { checklistProcedures } from './checklists.ts'
import { qualityProcedures } from './quality.ts'
import { attachmentProcedures } from './attachments.ts'
import { documentProcedures } from './documents.ts'
import { peopleProcedures } from './people.ts'
import { policyProcedures } from './policies.ts'
import { searchProcedures } from './search.ts'
import { supplierProcedures } from './suppliers.ts'
import { shellProcedures } from './shell.ts'
import { viewExportProcedures } from './viewExport.ts'
import { viewProcedures } from './views.ts'
import { workspaceProcedures } from './workspace.ts'

/** Everything the core can do: one declaration for window, command line and tests. */
export const procedures = {
  ...workspaceProcedures,
  ...organisationProcedures,
  ...clusterProcedures,
  ...duplicateProcedures,
  ...memberProcedures,
  ...viewProcedures,
  ...viewExportProcedures,
  ...qualityProcedures,
  ...homeProcedures,
  ...helpProcedures,
  ...peopleProcedures,
  ...documentProcedures,
  ...checklistProcedures,
  ...attachmentProcedures,
  ...groupProcedures,
  ...meetingProcedures,
  ...minutesProcedures,
  ...policyProcedures,
  ...historyProcedures,
  ...draftProcedures,
  ...searchProcedures,
  ...supplierProcedures,
}
export type Procedures = typeof procedures
export type ProcedureName = keyof Procedures

/** What the window may call: the core's procedures and its shell's. */
export const windowProcedures = { ...procedures, ...shellProcedures }
export type WindowProcedures = typeof windowProcedures

type InputOf<P> = P extends Procedure<infer I> ? z.input<I> : never
type ParsedOf<P> = P extends Procedure<infer I> ? z.output<I> : never
type AnswerOf<P> = P extends Procedure<z.ZodType, infer A> ? A : never
/** What a caller gives. */
export type Input<N extends keyof WindowProcedures> = InputOf<WindowProcedures[N]>
/** What a service gets, after the door parsed it. */
export type Parsed<N extends keyof WindowProcedures> = ParsedOf<WindowProcedures[N]>
export type Answer<N extends keyof WindowProcedures> = AnswerOf<WindowProcedures[N]>
