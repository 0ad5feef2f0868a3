import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { Language } from '../../shared/procedure.ts'
import { CallError, useJob } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { PdfPreview } from '../components/PdfPreview.tsx'
import { saveAs, showWritten } from '../components/written.tsx'
import { LanguageChoice } from '../components/LanguageChoice.tsx'
import classes from './clusters.module.css'

type Of = { id: string } | { reference: string }
type Props = { opened: boolean; onClose: () => void; title: string; of: Of }

/** The card of a cluster as PDF: seen first, then written. */
export function CardDialog({ opened, onClose, title, of }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="60rem" closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <Card of={of} onClose={onClose} /> : null}
    </Modal>
  )
}

type Preview = { ticket: string } | { error: unknown } | null

function Card({ of, onClose }: { of: Of; onClose: () => void }) {
  const t = useWords()
  const formats = useFormats()
  const [language, setLanguage] = useState<Language>(formats.language)
  const [acceptMissing, setAccept] = useState(false)
  const [preview, setPreview] = useState<Preview>(null)
  const { run } = useJob('clusters.export')
  const writing = useJob('clusters.export')
  const of1 = JSON.stringify(of)
  const input = useCallback(() => ({ ...of, language, ...(acceptMissing ? { acceptMissing: true } : {}) }), [of1, language, acceptMissing])
  useEffect(() => {
    let current = true
    setPreview(null)
    run({ ...input(), preview: true }).then(
      written => { if (current) setPreview({ ticket: written.path }) },
      (error: unknown) => { if (current) setPreview({ error }) },
    )
    return () => { current = false }
  }, [run, input])
  const write = (path?: string) => writing.run({ ...input(), ...(path === undefined ? {} : { path }) })
  const finish = (written: Awaited<ReturnType<typeof write>> | undefined) => {
    if (!written) return
    onClose()
    showWritten(written, path => write(path))
  }
  const error = preview && 'error' in preview ? preview.error : null
  const missing = error instanceof CallError && error.code === 'missing-glyphs'
  return (
    <Stack>
      <Group justify="space-between">
        <Group gap="xs"><Text size="sm">{t('clusters:card.language')}</Text><LanguageChoice value={language} onChange={setLanguage} /></Group>
        <Group gap="xs">
          <Button loading={writing.running} onClick={() => { void attempt(async () => finish(await write())) }}>{t('clusters:card.save')}</Button>
          <Button variant="default" disabled={writing.running} onClick={() => { void attempt(async () => finish(await saveAs(`${t('clusters:card.fileName')}.pdf`, write))) }}>{t('written.saveAs')}</Button>
        </Group>
      </Group>
      <div className={classes['preview']}>
        {preview === null ? <Loader aria-label={t('loading')} /> : null}
        {error ? <ErrorState error={error}>{missing ? <Group mt="sm"><Button variant="default" onClick={() => setAccept(true)}>{t('clusters:card.acceptMissing')}</Button></Group> : null}</ErrorState> : null}
        {preview && 'ticket' in preview ? <PdfPreview ticket={preview.ticket} /> : null}
      </div>
    </Stack>
  )
}
