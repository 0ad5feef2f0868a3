/** Characters of a pasted text that are read: some 600 pages. */
export const largestPasted = 2_000_000

/** What of a text did not come along as it was, with the place among the clauses where it can be named; nothing of it is lost, `text` has the words. */
export const cutProblems = ['table', 'insertion', 'deletion', 'comment', 'image', 'footnote', 'link', 'deepLevel', 'longClause'] as const
export type CutProblem = { kind: (typeof cutProblems)[number]; /** Index of the clause. */ clause: number | null; text: string; count: number }
