import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Input } from '../../../shared/contract.ts'
import { largestPasted } from '../../../shared/policies/cut.ts'
import type { Clause } from '../../../shared/policies/model.ts'
import { CallError, useJob } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { FileStep } from '../../components/FileStep.tsx'
import { LanguageChoice } from '../../components/LanguageChoice.tsx'
import type { CutText } from './cutText.ts'
import { CutClauses } from './CutClauses.tsx'

const kinds = '.docx,.txt,.html,.htm'

type Props = { text: CutText; /** The name that the text bears, where it bears one. */ onNamed: (name: string) => void; missing: boolean; /** Of a text that came back: the clauses that it was. */ before?: readonly Clause[] | undefined }

/** A text from elsewhere: a Word file or what is pasted, and the clauses that it is cut into. */
export function ForeignText({ text, onNamed, missing, before }: Props) {
  const t = useWords()
  if (text.clauses.length > 0) return <CutClauses text={text} before={before} />
  return (
    <Stack gap="sm">
      <Reading text={text} onNamed={onNamed} />
      {missing ? <Alert role="alert" color="red" variant="outline">{t('policies:import.missing')}</Alert> : null}
    </Stack>
  )
}

function Reading({ text, onNamed }: Pick<Props, 'text' | 'onNamed'>) {
  const t = useWords()
  const job = useJob('policies.import.preview')
  const read = async (from: Omit<Input<'policies.import.preview'>, 'language' | 'versionId'>) => {
    const cut = await job.run({ ...from, language: text.language, ...(text.cameBackOf === undefined ? {} : { versionId: text.cameBackOf }) })
    if (cut.name) onNamed(cut.name)
    text.take(cut)
  }
  return (
    <>
      {/* what is being read is cut in the language that was told */}
      <Group gap="sm"><Text size="sm" fw={500}>{t('policies:import.language')}</Text><LanguageChoice value={text.language} disabled={job.running} onChange={text.setLanguage} /></Group>
      <FileStep about={t('policies:import.about')} accept={kinds} job={job} read={file => read({ file })} />
      <Pasted disabled={job.running} read={read} />
    </>
  )
}

/** What is pasted: with its headings and lists where the clipboard has them, as long as nothing is typed into it. */
function Pasted({ disabled, read }: { disabled: boolean; read: (from: { text: string } | { html: string }) => Promise<void> }) {
  const t = useWords()
  const [words, setWords] = useState('')
  const [html, setHtml] = useState<string | null>(null)
  const copied = useRef<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const cut = async () => {
    setError(null)
    try {
      await read(html === null ? { text: words } : { html })
    } catch (refused) {
      if (!(refused instanceof CallError && refused.code === 'cancelled')) setError(refused)
    }
  }
  return (
    <>
      <Textarea
        label={t('policies:import.paste')} description={t('policies:import.pasteHint')} autosize minRows={4} maxRows={10} maxLength={largestPasted} value={words}
        onPaste={event => {
          const styled = event.clipboardData.getData('text/html')
          // what is too long with all its marks is taken as plain text, whole
          copied.current = words === '' && styled !== '' && styled.length <= largestPasted ? styled : null
        }}
        onChange={event => {
          setWords(event.currentTarget.value)
          setHtml(copied.current)
          copied.current = null
        }}
      />
      <Group><Button variant="default" disabled={disabled || words.trim() === ''} onClick={() => { void cut() }}>{t('policies:import.cut')}</Button></Group>
      {error ? <ErrorState error={error} /> : null}
    </>
  )
}
