import type { contributionKinds } from './model.ts'
import type { ClauseHead } from './views.ts'

/** A row of a filled contribution sheet, and what will happen to it. */
export type SheetRow = {
  /** As Excel shows it. */
  row: number
  clauseId: string | null
  /** How its clause is called; null = the whole text. */
  clause: ClauseHead | null
  kind: (typeof contributionKinds)[number]
  text: string
  proposal: string | null
  /** `new` will be kept; `there`: such a contribution is kept already; `empty`: nothing was written; `unknownClause`: its clause is not in this version, it is kept as a remark on the whole. */
  state: 'new' | 'there' | 'empty' | 'unknownClause'
}
