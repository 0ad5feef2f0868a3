import type { Database } from 'better-sqlite3'
import { formatDay } from '../../../shared/format.ts'
import { words, type Words } from '../../../shared/language.ts'
import type { Block, Paper, RichNode } from '../../../shared/paper.ts'
import type { ClauseChange, FieldChange } from '../../../shared/policies/compare.ts'
import { saidLine } from '../../../shared/policies/content.ts'
import { plainText, type RichText } from '../../../shared/policies/text.ts'
import type { WordPart } from '../../../shared/policies/words.ts'
import type { Comparison } from '../../../shared/policies/views.ts'
import type { Language } from '../../../shared/procedure.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { compareVersions } from '../compareRead.ts'

const styles = { added: [{ type: 'underline' }, { type: 'bold' }], removed: [{ type: 'strike' }] } as const

/** New words underlined and bold, words that are gone struck through: told apart on a black and white print too. */
const marked = (parts: readonly WordPart[]): RichNode[] =>
  parts.filter(({ text }) => text !== '').map(({ text, kind }) => (kind === 'same' ? { type: 'text', text } : { type: 'text', text, marks: styles[kind] }))

const label = (text: string): RichNode => ({ type: 'text', text: `${text}: `, marks: [{ type: 'italic' }] })

function fieldNode({ field, silent, words: parts }: FieldChange, t: Words): RichNode {
  const name = label(t(`policies:field.${field}`))
  if (silent) return { type: 'paragraph', content: [name, { type: 'text', text: t('policies:comparison.typing') }] }
  return { type: 'paragraph', content: [name, ...(parts === null ? [{ type: 'text', text: t('policies:comparison.otherwise') } as const] : marked(parts))] }
}

const kindOf = ({ kind, moved }: ClauseChange, t: Words) => [kind === 'same' && moved ? null : t(`policies:change.${kind}`), moved ? t('policies:change.moved') : null].filter(Boolean).join(', ')

function changeBlocks(change: ClauseChange, language: Language): Block[] {
  const t = words(language)
  const { kind, from, to, fields } = change
  const shown = to ?? from
  if (!shown) return []
  const heading = saidLine(language, shown.heading, shown.headingEnglish)
  const whole = (text: RichText, how: 'added' | 'removed'): RichNode => ({ type: 'paragraph', content: marked([{ text: plainText(text), kind: how }]) })
  const numbers = from && to && from.number !== to.number ? `${from.number} → ${to.number}` : shown.number
  return [
    { block: 'heading', level: 3, text: `${[numbers, heading].filter(Boolean).join(' ')} (${kindOf(change, t)})` },
    {
      block: 'richText', nodes: kind === 'added' || kind === 'removed' ? [whole(shown.text, kind), ...(shown.textEnglish ? [whole(shown.textEnglish, kind)] : [])] : fields.map(field => fieldNode(field, t)),
    },
  ]
}

/** What every paper that compares two versions begins with. */
export function comparisonHead(database: Database, { policy, from, to }: Comparison, language: Language): Omit<Paper, 'blocks'> {
  const t = words(language)
  return {
    name: t('policies:print.comparison.name'), title: t('policies:print.comparison.title', { from: from.label, to: to.label }), subtitle: policy, language, audience: 'members', letterhead: letterhead(database), asOf: null,
    changedAt: changedAt(database), orientation: 'portrait',
  }
}

/** Two versions clause by clause, as the screen compares them: what did not change is counted, not repeated. @throws Refused `not-found` */
export function comparisonPaper(database: Database, { from, to, at, language }: { from: string; to: string; at: string; language: Language }): Paper {
  const t = words(language)
  const comparison = compareVersions(database, from, to, at)
  const { changes, counts, to: after } = comparison
  const shown = changes.filter(({ kind, moved }) => kind !== 'same' || moved)
  return {
    ...comparisonHead(database, comparison, language),
    blocks: [
      { block: 'paragraph', text: t('policies:comparison.counts', counts) }, { block: 'paragraph', text: t('policies:print.comparison.how'), tone: 'note' },
      ...(after.effectiveFrom ? [{ block: 'paragraph', text: `${t('policies:field.effectiveFrom')} ${formatDay(after.effectiveFrom)}` } as const] : []), ...shown.flatMap(change => changeBlocks(change, language)),
    ],
  }
}
