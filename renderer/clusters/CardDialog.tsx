import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Input } from '../../shared/contract.ts'
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

type Preview = { of: string; ticket: string | null; error: unknown }

/** The card as it would be written, made again when anything of it changes. */
function usePreview(wanted: string): Preview | null {
  const { run } = useJob('clusters.export')
  const [made, setMade] = useState<Preview | null>(null)
  useEffect(() => {
    let current = true
    const input = JSON.parse(wanted) as Input<'clusters.export'>
    run({ ...input, preview: true }).then(
      ({ path }) => { if (current) setMade({ of: wanted, ticket: path, error: null }) },
      (error: unknown) => { if (current) setMade({ of: wanted, ticket: null, error }) },
    )
    return () => { current = false }
  }, [run, wanted])
  return made?.of === wanted ? made : null
}

function Card({ of, onClose }: { of: Of; onClose: () => void }) {
  const t = useWords()
  const formats = useFormats()
  const [language, setLanguage] = useState<Language>(formats.language)
  const [acceptMissing, setAccept] = useState(false)
  const input: Input<'clusters.export'> = { ...of, language, ...(acceptMissing ? { acceptMissing: true } : {}) }
  const preview = usePreview(JSON.stringify(input))
  const writing = useJob('clusters.export')
  const write = (path?: string) => writing.run(path === undefined ? input : { ...input, path })
  const finish = (written: Awaited<ReturnType<typeof write>> | undefined) => {
    if (!written) return
    onClose()
    showWritten(written, path => write(path))
  }
  const error = preview?.error
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
        {preview?.ticket ? <PdfPreview ticket={preview.ticket} /> : null}
      </div>
    </Stack>
  )
}
