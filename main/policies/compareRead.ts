import type { Database } from 'better-sqlite3'
import { resolve } from '../../shared/policies/cascade.ts'
import { compare } from '../../shared/policies/compare.ts'
import type { Clause, Lineage } from '../../shared/policies/model.ts'
import type { Comparison } from '../../shared/policies/views.ts'
import { readVersion } from './read.ts'
import { bindingsOf, clausesOf, lineageOf, policyRow, versionRow } from './rows.ts'

/** A version as clauses to compare: a firm's profile as it reads, with its values in the parameters and what it adds behind the clause. */
export function comparedClauses(database: Database, versionId: string): Clause[] {
  const { parentVersionId } = versionRow(database, versionId)
  if (parentVersionId === null) return clausesOf(database, versionId)
  const bindings = new Map(bindingsOf(database, versionId).map(binding => [binding.clauseId, binding]))
  return resolve(clausesOf(database, parentVersionId), [...bindings.values()]).filter(({ omitted }) => !omitted).map((clause, position) => {
    const { clauseId, parentId, heading, headingEnglish, text, textEnglish, addition, additionEnglish, strength, values } = clause
    const pinned = bindings.get(clauseId)?.pinned
    const english = textEnglish === null && additionEnglish === null ? null : [...(textEnglish ?? []), ...(additionEnglish ?? [])]
    return {
      clauseId, parentId, position, heading, headingEnglish, text: [...text, ...addition], textEnglish: english, strength,
      parameters: clause.parameters.map(parameter => ({ ...parameter, value: values[parameter.key] ?? parameter.value })), tailorability: pinned?.tailorability ?? 'free',
      rationale: pinned?.rationale ?? null, rationaleEnglish: pinned?.rationaleEnglish ?? null, sources: pinned?.sources ?? [], hash: '',
    }
  })
}

/** Two versions clause by clause, with what became of clauses in the policies that they are of. @throws Refused `not-found` */
export function compareVersions(database: Database, from: string, to: string, at: string): Comparison {
  const [before, after] = [versionRow(database, from), versionRow(database, to)]
  const policies = new Set([before, after].flatMap(({ policyId }) => [policyId, policyRow(database, policyId).parentId ?? policyId]))
  const lineage: Lineage[] = [...policies].flatMap(policyId => lineageOf(database, policyId))
  return { ...compare(comparedClauses(database, from), comparedClauses(database, to), lineage), from: readVersion(database, from, at), to: readVersion(database, to, at), policy: policyRow(database, after.policyId).name }
}
