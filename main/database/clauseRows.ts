import { sourceStandards, strengths, tailorabilities, type Clause, type ClauseFields, type Parameter, type Source } from '../../shared/policies/model.ts'
import type { RichText } from '../../shared/policies/text.ts'
import { clauseHash } from './clauseHash.ts'
import { coded } from './coded.ts'
import type { Tables } from './tables.ts'

type Row = Tables['policyClause']

/** A stored text of the editor, as it was parsed when it was written. */
export const richOf = (json: string): RichText => JSON.parse(json) as RichText

const sourcesOf = (json: string): Source[] => (JSON.parse(json) as { standard: string; reference: string | null }[]).map(({ standard, reference }) => ({ standard: coded(sourceStandards, standard) ?? 'other', reference }))

/** What a stored clause says. */
export function fieldsOf(row: Row): ClauseFields {
  return {
    heading: row.heading, headingEnglish: row.headingEnglish, text: [...richOf(row.text)], textEnglish: row.textEnglish === null ? null : [...richOf(row.textEnglish)],
    strength: coded(strengths, row.strength), tailorability: coded(tailorabilities, row.tailorability) ?? 'free', parameters: JSON.parse(row.parameters) as Parameter[],
    rationale: row.rationale, rationaleEnglish: row.rationaleEnglish, sources: sourcesOf(row.sources),
  }
}

/** A stored clause. */
export const clauseOf = (row: Row): Clause => ({ ...fieldsOf(row), clauseId: row.clauseId, parentId: row.parentId, position: row.position, hash: row.hash })

const emptyToNull = (text: string | null) => (text === '' ? null : text)

/** The columns of a clause, its hash among them. */
export function clauseColumns(fields: ClauseFields) {
  const { text, textEnglish, parameters, sources } = fields
  return {
    heading: emptyToNull(fields.heading), headingEnglish: emptyToNull(fields.headingEnglish), text: JSON.stringify(text), textEnglish: textEnglish === null ? null : JSON.stringify(textEnglish),
    strength: fields.strength, tailorability: fields.tailorability, parameters: JSON.stringify(parameters), rationale: emptyToNull(fields.rationale),
    rationaleEnglish: emptyToNull(fields.rationaleEnglish), sources: JSON.stringify(sources), hash: clauseHash(fields),
  }
}
