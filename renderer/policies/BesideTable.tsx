import { Table } from '@mantine/core'
import type { ClauseChange } from '../../shared/policies/compare.ts'
import { saidIn } from '../../shared/policies/content.ts'
import { plainText } from '../../shared/policies/text.ts'
import type { VersionSummary } from '../../shared/policies/views.ts'
import { compareWords, type WordPart } from '../../shared/policies/words.ts'
import type { Language } from '../../shared/procedure.ts'
import { useWords } from '../app/language.ts'
import { WideTable } from '../components/WideTable.tsx'
import { ClauseHead } from './ClauseHead.tsx'
import { FieldWords, WordParts } from './FieldWords.tsx'
import styles from './policies.module.css'

type Props = { changes: readonly ClauseChange[]; from: VersionSummary; to: VersionSummary; language: Language }

/** Two versions beside each other, clause by clause as they are read: at the left what went, at the right what came. */
export function BesideTable({ changes, from, to, language }: Props) {
  const t = useWords()
  return (
    <WideTable label={t('policies:comparison.beside')} minWidth={560} layout="fixed">
      <Table.Thead><Table.Tr>{[from, to].map(({ id, label }) => <Table.Th key={id} scope="col">{t('policies:record.version', { version: label })}</Table.Th>)}</Table.Tr></Table.Thead>
      {changes.map(change => <Clause key={change.clauseId} change={change} language={language} />)}
    </WideTable>
  )
}

/** These are read in the two columns themselves. */
const read: readonly string[] = ['heading', 'headingEnglish', 'text', 'textEnglish']

function Clause({ change, language }: { change: ClauseChange; language: Language }) {
  const t = useWords()
  const { before, after } = sidesOf(change, language)
  const others = change.fields.filter(({ field }) => !read.includes(field))
  const absent = [{ text: t('policies:comparison.absent'), kind: 'same' }] as const
  const cell = (parts: readonly WordPart[] | null) => <Table.Td {...(parts ? { lang: language } : {})} className={styles['side'] ?? ''}><WordParts parts={parts ?? absent} /></Table.Td>
  return (
    <Table.Tbody>
      <Table.Tr><Table.Th colSpan={2} scope="rowgroup"><ClauseHead change={change} /></Table.Th></Table.Tr>
      <Table.Tr>{cell(before)}{cell(after)}</Table.Tr>
      {others.length > 0 ? <Table.Tr><Table.Td colSpan={2}>{others.map(field => <FieldWords key={field.field} change={field} />)}</Table.Td></Table.Tr> : null}
    </Table.Tbody>
  )
}

/** What a reader of a language has before them of a clause: its heading, its text. */
function wordsOf(clause: ClauseChange['from'], language: Language): string | null {
  if (clause === null) return null
  const { heading, text } = saidIn(language, clause)
  return [heading, plainText(text)].filter(Boolean).join('\n')
}

function sidesOf({ from, to }: ClauseChange, language: Language): { before: WordPart[] | null; after: WordPart[] | null } {
  const [before, after] = [wordsOf(from, language), wordsOf(to, language)]
  const whole = (text: string | null): WordPart[] | null => (text === null ? null : [{ text, kind: 'same' }])
  if (before === null || after === null) return { before: whole(before), after: whole(after) }
  const parts = compareWords(before, after, language)
  return { before: parts.filter(({ kind }) => kind !== 'added'), after: parts.filter(({ kind }) => kind !== 'removed') }
}
