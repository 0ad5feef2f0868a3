import { Text } from '@mantine/core'
import type { ClauseChange } from '../../shared/policies/compare.ts'
import { headLine } from '../../shared/policies/content.ts'
import { useFormats, useWords, type Words } from '../app/language.ts'

const signs: Record<ClauseChange['kind'], string> = { same: '=', changed: '≠', added: '+', removed: '−' }

/** What became of a clause, in a word. */
export const changeWord = ({ kind, moved }: ClauseChange, t: Words): string => [t(`policies:change.${kind}`), ...(moved ? [t('policies:change.moved')] : [])].join(', ')

/** A clause by its numbers in both versions and its heading. */
export function clauseName({ from, to }: ClauseChange, language: 'it' | 'en'): string {
  const clause = to ?? from
  return clause ? headLine(language, { ...clause, number: from && to && from.number !== to.number ? `${from.number} → ${to.number}` : clause.number }) : ''
}

/** A compared clause with its sign, its name and its word. */
export function ClauseHead({ change }: { change: ClauseChange }) {
  const t = useWords()
  const { language } = useFormats()
  return <>{`${signs[change.kind]} ${clauseName(change, language)}`}<Text span size="sm" fw={500}>{` · ${changeWord(change, t)}`}</Text></>
}
