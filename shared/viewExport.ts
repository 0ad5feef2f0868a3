import { z } from 'zod'
import { checklistProcedures } from './checklists.ts'
import { assessmentList } from './checklists/list.ts'
import { documentList } from './documentList.ts'
import { documentProcedures } from './documents.ts'
import { columnsOf } from './lists.ts'
import { meetingProcedures } from './meetings.ts'
import { actionList, decisionList, meetingList } from './meetings/list.ts'
import type { Written } from './organisations.ts'
import { orientations } from './paper.ts'
import { policyProcedures } from './policies.ts'
import { policyList } from './policies/list.ts'
import { language, long, place, type Procedure } from './procedure.ts'
import { supplierProcedures } from './suppliers.ts'
import { supplierList } from './suppliers/list.ts'

// Any list as it is seen, as a file. The lists of members and of contacts have doors of their own: `members.export` is older, `people.export` says whom it is for.

/** The lists by their names, each with its columns and the procedure that it is read by: its input chooses the rows. */
const exportedLists = {
  documents: [documentList, documentProcedures['documents.list']], suppliers: [supplierList, supplierProcedures['suppliers.list']], policies: [policyList, policyProcedures['policies.list']],
  checklists: [assessmentList, checklistProcedures['checklists.list']], meetings: [meetingList, meetingProcedures['meetings.list']],
  decisions: [decisionList, meetingProcedures['meetings.decisions.list']], actions: [actionList, meetingProcedures['meetings.actions.list']],
} as const satisfies Record<string, readonly [{ names: readonly string[] }, Procedure]>
export type ExportedGrid = keyof typeof exportedLists
const exportedGrids = Object.keys(exportedLists) as [ExportedGrid, ...ExportedGrid[]]

export const viewExportProcedures = {
  /**
   * Writes a list as it is seen: the rows that its own list procedure gives for `selection` (groups with their sums where it names one), the columns in their order, the
   * filters in words. Actions and decisions of confidential points are left out, and counted, unless `confidential` asks for them. A PDF holds at most 5,000 rows.
   */
  'views.export': long(
    () => z.strictObject({
      grid: z.enum(exportedGrids), selection: z.record(z.string(), z.json()), columns: z.array(z.string().max(60)).min(1).max(100),
      /** What the view is called that is shown: stands under the title. */
      view: z.string().trim().min(1).max(120).optional(),
      /** Which way the pages lie; as the number of columns asks unless told. */
      orientation: z.enum(orientations).optional(),
      format: z.enum(['xlsx', 'pdf', 'csv']), language, confidential: z.boolean().optional(), path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional(),
    }).superRefine(({ grid, ...given }, context) => {
      const [{ names }, { input }] = exportedLists[grid]
      const parsed = z.object({ selection: input, columns: columnsOf(names) }).safeParse(given)
      for (const { path, message } of parsed.error?.issues ?? []) context.addIssue({ code: 'custom', path, message })
    }),
    { errors: ['not-found', 'too-many-rows', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
}
