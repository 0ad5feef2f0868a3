import { Alert, Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconFileTypeDocx } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Input } from '../../../shared/contract.ts'
import { largestPasted } from '../../../shared/policies/cut.ts'
import { CallError, useJob } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { DropZone } from '../../components/DropZone.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { LanguageChoice } from '../../components/LanguageChoice.tsx'
import { Working } from '../../components/Working.tsx'
import type { CutText } from './cutText.ts'
import { CutClauses } from './CutClauses.tsx'

const kinds = '.docx,.txt,.html,.htm'

type Props = { text: CutText; /** The name that the text bears, where it bears one. */ onNamed: (name: string) => void; missing: boolean }

/** A text from elsewhere: a Word file or what is pasted, and the clauses that it is cut into. */
export function ForeignText({ text, onNamed, missing }: Props) {
  const t = useWords()
  if (text.clauses.length > 0) return <CutClauses text={text} />
  return (
    <Stack gap="sm">
      <Group gap="sm"><Text size="sm" fw={500}>{t('policies:import.language')}</Text><LanguageChoice value={text.language} onChange={text.setLanguage} /></Group>
      <Reading text={text} onNamed={onNamed} />
      {missing ? <Alert role="alert" color="red" variant="outline">{t('policies:import.missing')}</Alert> : null}
    </Stack>
  )
}

function Reading({ text, onNamed }: Omit<Props, 'missing'>) {
  const t = useWords()
  const { run, running, progress, stop } = useJob('policies.import.preview')
  const [error, setError] = useState<unknown>(null)
  const [noPlace, setNoPlace] = useState(false)
  // the same file, corrected meanwhile, is chosen once more
  const forget = useRef<() => void>(null)
  const read = async (from: Omit<Input<'policies.import.preview'>, 'language'>) => {
    setError(null)
    try {
      const cut = await run({ ...from, language: text.language })
      if (cut.name) onNamed(cut.name)
      text.take(cut)
    } catch (refused) {
      if (!(refused instanceof CallError && refused.code === 'cancelled')) setError(refused)
    }
  }
  const readFile = async (file: File | null | undefined) => {
    if (!file || running) return
    const ticket = await window.desk.place(file)
    setNoPlace(ticket === null)
    if (ticket !== null) await read({ file: ticket })
  }
  return (
    <>
      <DropZone p="sm" onFiles={([file]) => { void readFile(file) }}>
        <Group>
          <FileButton accept={kinds} resetRef={forget} onChange={file => { forget.current?.(); void readFile(file) }} inputProps={{ 'aria-label': t('policies:import.choose') }}>
            {props => <Button {...props} variant="default" leftSection={<IconFileTypeDocx size={18} aria-hidden />} disabled={running}>{t('policies:import.choose')}</Button>}
          </FileButton>
          <Text size="sm">{t('policies:import.drop')}</Text>
        </Group>
      </DropZone>
      <Pasted disabled={running} onRead={from => { void read(from) }} />
      {running ? <Working words={t('policies:import.reading')} progress={progress} onStop={stop} /> : null}
      {noPlace ? <Alert role="alert" color="red" variant="outline">{t('policies:import.noPlace')}</Alert> : null}
      {error ? <ErrorState error={error} /> : null}
    </>
  )
}

/** What is pasted: with its headings and lists where the clipboard has them, as long as nothing is typed into it. */
function Pasted({ disabled, onRead }: { disabled: boolean; onRead: (from: { text: string } | { html: string }) => void }) {
  const t = useWords()
  const [words, setWords] = useState('')
  const [html, setHtml] = useState<string | null>(null)
  const copied = useRef<string | null>(null)
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
      <Group><Button variant="default" disabled={disabled || words.trim() === ''} onClick={() => onRead(html === null ? { text: words } : { html })}>{t('policies:import.cut')}</Button></Group>
    </>
  )
}
