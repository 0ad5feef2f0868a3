import { Text } from '@mantine/core'
import type { FieldChange } from '../../shared/policies/compare.ts'
import { strengths, tailorabilities } from '../../shared/policies/model.ts'
import type { WordPart } from '../../shared/policies/words.ts'
import { useWords, type Words } from '../app/language.ts'
import styles from './policies.module.css'

/** The runs of words, each with where it begins. */
function placed(parts: readonly WordPart[]): { at: number; part: WordPart }[] {
  let end = 0
  return parts.map(part => {
    const at = end
    end += part.text.length
    return { at, part }
  })
}

/** What a coded field said and says; null for one that is no word. */
function codedWords({ field, from, to }: FieldChange, t: Words): string | null {
  if (field !== 'strength' && field !== 'tailorability') return null
  const wordOf = (value: unknown) => {
    const [strength, tailorability] = [strengths.find(one => one === value), tailorabilities.find(one => one === value)]
    return strength ? t(`policies:strength.${strength}`) : tailorability ? t(`policies:tailorability.${tailorability}`) : '–'
  }
  return `${wordOf(from)} → ${wordOf(to)}`
}

/** A field of a clause that changed: word by word, where it has words. */
export function FieldWords({ change }: { change: FieldChange }) {
  const t = useWords()
  const { field, silent, words } = change
  return (
    <div>
      <Text size="sm" fw={500} mt={4}>{t(`policies:field.${field}`)}</Text>
      {words ? <WordParts parts={words} /> : <Text size="sm">{codedWords(change, t) ?? t(silent ? 'policies:comparison.typing' : 'policies:comparison.otherwise')}</Text>}
    </div>
  )
}

/** Words with what was added and what went. */
export const WordParts = ({ parts }: { parts: readonly WordPart[] }) => <p className={styles['words']}>{placed(parts).map(({ at, part }) => <Part key={at} part={part} />)}</p>

/** What was added is underlined, what went is struck through, whatever the colours are. */
function Part({ part: { kind, text } }: { part: WordPart }) {
  if (kind === 'added') return <ins className={styles['added']}>{text}</ins>
  return kind === 'removed' ? <del className={styles['removed']}>{text}</del> : <span>{text}</span>
}
