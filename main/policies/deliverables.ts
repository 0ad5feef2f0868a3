import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { Paper } from '../../shared/paper.ts'
import { policyList } from '../../shared/policies/list.ts'
import { policySelection } from '../../shared/policies.ts'
import { day, id, language } from '../../shared/procedure.ts'
import { registerFunctions } from '../database/functions.ts'
import { deliverable } from '../press/deliverable.ts'
import { viewDeliverable } from '../press/viewed.ts'
import { consultationRow } from './consultationRead.ts'
import { countPolicies, eachPolicy, policyGroups } from './list.ts'
import { readConsultationPaper, readTextPaper } from './paper.ts'
import { acceptanceForm } from './print/acceptanceForm.ts'
import { comparisonPaper } from './print/comparison.ts'
import { coveragePaper } from './print/coverage.ts'
import { firmsPaper } from './print/firms.ts'
import { matrixPaper } from './print/matrix.ts'
import { revisionPaper } from './print/revision.ts'
import { contributionSheet } from './sheet.ts'

const sheetInput = z.object({ language, consultationId: id })

const sheet = (database: Database, input: z.infer<typeof sheetInput>): Paper => contributionSheet(database, consultationRow(database, input.consultationId), input.language)

const textInput = z.object({ language, versionId: id })

const comparisonInput = z.object({ language, from: id, to: id, at: day })

const policyInput = z.object({ language, policyId: id, at: day })

const view = viewDeliverable({
  grid: 'policies', list: policyList, selection: policySelection,
  read: (database, selection, { today }) => ({ count: countPolicies(database, today, selection), rows: () => eachPolicy(database, today, selection), groups: by => policyGroups(database, today, { ...selection, by }).groups }),
})

/** What this room hands to the press. */
export const policyDeliverables = {
  'policies.view': view,
  'policies.contributionSheet': deliverable(sheetInput, sheet),
  'policies.text': deliverable(textInput, readTextPaper),
  'policies.consultation': deliverable(z.object({ language, consultationId: id }), readConsultationPaper),
  'policies.acceptanceForm': deliverable(textInput, acceptanceForm),
  'policies.comparison': deliverable(comparisonInput, comparisonPaper),
  'policies.revision': deliverable(comparisonInput, revisionPaper),
  'policies.matrix': deliverable(z.object({ language, consultationId: id, names: z.boolean(), at: day }), matrixPaper),
  'policies.coverage': deliverable(policyInput, (database, input) => { registerFunctions(database); return coveragePaper(database, input) }),
  'policies.firms': deliverable(policyInput, firmsPaper),
}
