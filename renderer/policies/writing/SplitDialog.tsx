import { Alert, Text } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { clauseFields } from '../../../shared/policies/model.ts'
import type { ClauseView } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { ClauseWords, type Words } from './ClauseWords.tsx'

type Props = { clause: ClauseView; onClose: () => void; versionId: string; onSaved: () => Promise<unknown> }

const words = clauseFields.pick({ heading: true, headingEnglish: true, text: true, textEnglish: true })
const shape = z.object({ parts: z.tuple([words, words]) })

/** A first proposal: the first paragraph stays, what follows is the other part. */
function proposed({ heading, headingEnglish, text, textEnglish }: ClauseView): [Words, Words] {
  return [
    { heading, headingEnglish, text: text.slice(0, 1), textEnglish: textEnglish && textEnglish.slice(0, 1) }, { heading: null, headingEnglish: null, text: text.slice(1), textEnglish: textEnglish && textEnglish.slice(1) },
  ]
}

/** A part that says nothing. */
const isEmpty = ({ heading, headingEnglish, text, textEnglish }: Words): boolean => !heading && !headingEnglish && text.length === 0 && !textEnglish?.length

/** One clause becomes two: the first part keeps its identity, the other one comes from it. */
export function SplitDialog({ clause, onClose, versionId, onSaved }: Props) {
  const t = useWords()
  const kept = useKept(`split/${versionId}/${clause.clauseId}`, () => ({ parts: proposed(clause) }), shape)
  const { parts } = kept.now
  const [fit, setFit] = useState([true, true])
  const [tried, setTried] = useState(false)
  const split = async () => {
    setTried(true)
    if (fit.includes(false) || parts.some(isEmpty)) return false
    const { batch } = await api.call('policies.clauses.split', { versionId, clauseId: clause.clauseId, parts })
    await onSaved()
    showDone(t('policies:writing.splitDone', { number: clause.number }), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} steady size="60rem" title={t('policies:writing.split', { number: clause.number })} confirm={t('policies:writing.splitConfirm')} onSave={split} kept={kept}>
      <Text size="sm">{t('policies:writing.splitHint')}</Text>
      {([0, 1] as const).map(index => (
        <ClauseWords
          key={index} before={kept.start.parts[index]} now={parts[index]} first={index === 0} rows={4} labelOf={field => t('policies:writing.part', { field: t(`policies:field.${field}`), place: index + 1 })}
          onChange={part => kept.set({ parts: index === 0 ? [{ ...parts[0], ...part }, parts[1]] : [parts[0], { ...parts[1], ...part }] })} onFits={fits => setFit(old => old.with(index, fits))}
        />
      ))}
      {tried && parts.some(isEmpty) ? <Alert role="alert" color="red" variant="outline">{t('policies:writing.emptyPart')}</Alert> : null}
    </FormDialog>
  )
}
