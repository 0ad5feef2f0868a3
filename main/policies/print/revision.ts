import type { Database } from 'better-sqlite3'
import { words, type Words } from '../../../shared/language.ts'
import type { Paper, RevisedBlock } from '../../../shared/paper.ts'
import type { ClauseChange } from '../../../shared/policies/compare.ts'
import { saidIn } from '../../../shared/policies/content.ts'
import type { Clause } from '../../../shared/policies/model.ts'
import { revise, type ReadClause, type RevisedClause } from '../../../shared/policies/revise.ts'
import { normalised, plainText } from '../../../shared/policies/text.ts'
import { inOrder } from '../../../shared/policies/tree.ts'
import type { Language } from '../../../shared/procedure.ts'
import { comparedClauses, compareVersions } from '../compareRead.ts'
import { comparisonHead } from './comparison.ts'

/** The clauses as they are read in a language, in order. */
const asRead = (clauses: readonly Clause[], language: Language, t: Words): ReadClause[] => inOrder(clauses).map(clause => {
  const { heading, text } = saidIn(language, clause)
  return { clauseId: clause.clauseId, level: clause.level, number: clause.number, heading: heading ?? '', strength: clause.strength === null ? '' : t(`policies:strength.${clause.strength}`), text: plainText(text) }
})

const sameWords = (a: ReadClause, b: ReadClause) => [a.heading, a.strength, a.text].every((words, index) => normalised(words) === normalised([b.heading, b.strength, b.text][index] ?? ''))

/** What Word cannot say by itself: that a clause only stands elsewhere, what it comes from, what it ended in. */
function remarkOf({ before, after, elsewhere }: RevisedClause, change: ClauseChange | undefined, numbers: { before: ReadonlyMap<string, string>; after: ReadonlyMap<string, string> }, t: Words): string | null {
  const own = after ?? before
  if (elsewhere && own) return [after ? t('policies:print.revision.movedFrom', { number: elsewhere.number }) : t('policies:print.revision.movedTo', { number: elsewhere.number }), sameWords(elsewhere, own) ? '' : t('policies:print.revision.alsoChanged')].filter(Boolean).join(' ')
  const named = (ids: readonly string[], of: ReadonlyMap<string, string>) => ids.flatMap(id => of.get(id) ?? []).join(', ')
  const [from, to] = [before ? '' : named(change?.cameFrom ?? [], numbers.before), after ? '' : named(change?.wentTo ?? [], numbers.after)]
  return from ? t('policies:print.revision.cameFrom', { numbers: from }) : to ? t('policies:print.revision.wentTo', { numbers: to }) : null
}

function blocksOf(clause: RevisedClause, remark: string | null): RevisedBlock[] {
  const level = (clause.after ?? clause.before)?.level ?? 1
  return clause.lines.map(({ part, line, words: parts }) => ({
    block: 'revised', level: part === 'heading' ? level : null, line, parts, ...(part === 'strength' ? { tone: 'note' } : {}), ...(part === 'heading' && remark ? { remark } : {}),
  }))
}

/** A version as tracked changes of another: the whole text as it is read in one language. @throws Refused `not-found` */
export function revisionPaper(database: Database, { from, to, at, language }: { from: string; to: string; at: string; language: Language }): Paper {
  const t = words(language)
  const comparison = compareVersions(database, from, to, at)
  const [before, after] = [from, to].map(id => asRead(comparedClauses(database, id), language, t))
  const changes = new Map(comparison.changes.map(change => [change.clauseId, change]))
  const moved = new Set(comparison.changes.flatMap(change => (change.moved ? [change.clauseId] : [])))
  const numbersOf = (clauses: readonly ReadClause[] = []) => new Map(clauses.map(({ clauseId, number }) => [clauseId, number]))
  const numbers = { before: numbersOf(before), after: numbersOf(after) }
  const revised = revise(before ?? [], after ?? [], moved, language)
  return {
    ...comparisonHead(database, comparison, language), ...(comparison.to.seal === null ? { watermark: t('policies:paper.draft') } : {}),
    blocks: [
      { block: 'paragraph', text: t('policies:print.revision.how'), tone: 'note' },
      ...revised.flatMap(clause => blocksOf(clause, remarkOf(clause, changes.get((clause.after ?? clause.before)?.clauseId ?? ''), numbers, t))),
      // the last line of a file cannot go, whatever is accepted: it is none of the text
      { block: 'paragraph', text: t('policies:print.revision.besides'), tone: 'note' },
    ],
  }
}
