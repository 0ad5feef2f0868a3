import { policyServices } from '../../../main/policies/services.ts'
import { reading, withPolicies } from '../district.ts'
import { repeated, type Case } from '../measure.ts'

/** The slower of opening a version of 120 clauses and comparing it with the first of 30, in a workspace where 200 firms follow it. Between them 29 versions changed four clauses each, and moved one. */
export default {
  async ours(folder) {
    const { file, first, last } = await withPolicies(folder)
    const { context, close } = reading(file)
    const opened = await repeated(9, () => policyServices['policies.text']({ versionId: last }, context))
    const compared = await repeated(9, () => policyServices['policies.compare']({ from: first, to: last }, context))
    close()
    return { ms: Math.max(opened.ms, compared.ms) }
  },
} satisfies Case
