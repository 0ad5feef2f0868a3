import { Alert, Button, FileButton, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { QuestionnairePreview } from '../../shared/checklists.ts'
import { CallError, useJob, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { DropZone } from '../components/DropZone.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Working } from '../components/Working.tsx'
import { ReadPreview } from './ReadPreview.tsx'
import { useCatalogue } from './catalogue.ts'

type Props = { opened: boolean; onClose: () => void; /** Where it is read in a firm's record: another firm's is refused then. */ organisationId?: string }

/** Reads a returned questionnaire: the file, what it says, and only then the taking over. */
export function ReadBack({ opened, onClose, ...rest }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={t('checklists:back.title')} size="70rem" closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <Steps onClose={onClose} {...rest} /> : null}
    </Modal>
  )
}

function Steps({ onClose, organisationId }: Omit<Props, 'opened'>) {
  const [preview, setPreview] = useState<QuestionnairePreview | null>(null)
  if (preview === null) return <FileStep onRead={setPreview} {...(organisationId === undefined ? {} : { organisationId })} />
  return <Applying preview={preview} onBack={() => setPreview(null)} onClose={onClose} />
}

const kinds = '.xlsx,.xlsm,.xls,.ods,.csv'

function FileStep({ onRead, organisationId }: { onRead: (preview: QuestionnairePreview) => void; organisationId?: string }) {
  const t = useWords()
  const { run, running, progress, stop } = useJob('checklists.questionnaire.preview')
  const [error, setError] = useState<unknown>(null)
  const [noPlace, setNoPlace] = useState(false)
  const [last, setLast] = useState<File | null>(null)
  const read = async (file: File | null | undefined, questionnaireId?: string) => {
    if (!file || running) return
    setError(null)
    setLast(file)
    const ticket = await window.desk.place(file)
    setNoPlace(ticket === null)
    if (ticket === null) return
    try {
      onRead(await run({ file: ticket, ...(organisationId === undefined ? {} : { organisationId }), ...(questionnaireId === undefined ? {} : { questionnaireId }) }))
    } catch (refused) {
      if (!(refused instanceof CallError && refused.code === 'cancelled')) setError(refused)
    }
  }
  const unmarked = error instanceof CallError && error.code === 'questionnaire-unmarked'
  return (
    <DropZone p="xl" onFiles={files => { void read(files[0]) }}>
      <Stack align="center" gap="sm">
        <Text ta="center">{t('checklists:back.about')}</Text>
        <FileButton accept={kinds} onChange={file => { void read(file) }} inputProps={{ 'aria-label': t('checklists:back.choose') }}>
          {props => <Button {...props} leftSection={<IconFileSpreadsheet size={18} aria-hidden />} disabled={running}>{t('checklists:back.choose')}</Button>}
        </FileButton>
        <Text size="sm" c="dimmed">{t('checklists:back.drop')}</Text>
        {running ? <Working words={t('checklists:back.reading')} progress={progress} onStop={stop} /> : null}
        {noPlace ? <Alert role="alert" color="red" variant="outline">{t('checklists:back.noPlace')}</Alert> : null}
        {error ? <ErrorState error={error} /> : null}
        {unmarked ? <WhichQuestionnaire onChoose={id => { void read(last, id) }} {...(organisationId === undefined ? {} : { organisationId })} /> : null}
      </Stack>
    </DropZone>
  )
}

/** Where a file does not say whose it is, the person does. */
function WhichQuestionnaire({ organisationId, onChoose }: { organisationId?: string; onChoose: (id: string) => void }) {
  const t = useWords()
  const { day } = useFormats()
  const { titleOf } = useCatalogue()
  const { data } = useRead('checklists.questionnaire.list', organisationId === undefined ? {} : { organisationId })
  const choices = (data?.questionnaires ?? []).map(({ id, organisation, checklist, edition, sentOn }) => ({ value: id, label: `${organisation} · ${titleOf(`${checklist}:${edition}`)} · ${day(sentOn)}` }))
  return <Select label={t('checklists:back.which')} data={choices} searchable nothingFoundMessage={t('nothingFound')} w="100%" maw={520} onChange={id => { if (id) onChoose(id) }} />
}

function Applying({ preview, onBack, onClose }: { preview: QuestionnairePreview; onBack: () => void; onClose: () => void }) {
  const t = useWords()
  const { day } = useFormats()
  const navigate = useNavigate()
  const { run, running } = useJob('checklists.questionnaire.apply')
  const [error, setError] = useState<unknown>(null)
  const { session, before, questionnaire } = preview
  const apply = async (second?: 'replace' | 'new') => {
    setError(null)
    try {
      const { id, batch } = await run({ session, ...(second === undefined ? {} : { second }) })
      onClose()
      showDone(t('checklists:back.done', { name: questionnaire.organisation }), batch)
      void navigate({ to: '/checklists/$id', params: { id }, search: {} })
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Stack>
      <ReadPreview preview={preview} />
      {before ? <Alert role="status" color="orange" variant="outline" title={t('checklists:back.before', { day: day(before.receivedOn) })}>{t(before.same ? 'checklists:back.beforeSame' : 'checklists:back.beforeOther')}</Alert> : null}
      {error ? <ErrorState error={error} /> : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack} disabled={running}>{t('checklists:back.other')}</Button>
        {before ? (
          <>
            <Button variant="default" loading={running} onClick={() => { void apply('new') }}>{t('checklists:back.beside')}</Button>
            <Button loading={running} onClick={() => { void apply('replace') }}>{t('checklists:back.replace')}</Button>
          </>
        ) : <Button loading={running} onClick={() => { void apply() }} data-autofocus>{t('checklists:back.apply', { count: preview.answers.filter(one => one.answer !== null).length })}</Button>}
      </Group>
    </Stack>
  )
}
