import { Alert, Button, Group, Select, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { QuestionnairePreview } from '../../shared/checklists.ts'
import { CallError, useJob, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { FileStep } from '../components/FileStep.tsx'
import { ReadPreview } from './ReadPreview.tsx'
import { useCatalogue } from './catalogue.ts'

type Props = { opened: boolean; onClose: () => void; /** Where it is read in a firm's record: another firm's is refused then. */ organisationId?: string }

/** Reads a returned questionnaire: the file, what it says, and only then the taking over. */
export function ReadBack({ opened, onClose, ...rest }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('checklists:back.title')} size="70rem">
      {opened ? <Steps onClose={onClose} {...rest} /> : null}
    </Dialog>
  )
}

function Steps({ onClose, organisationId }: Omit<Props, 'opened'>) {
  const [preview, setPreview] = useState<QuestionnairePreview | null>(null)
  if (preview === null) return <Choosing onRead={setPreview} {...(organisationId === undefined ? {} : { organisationId })} />
  return <Applying preview={preview} onBack={() => setPreview(null)} onClose={onClose} />
}

const kinds = '.xlsx,.xlsm,.xls,.ods,.csv'

function Choosing({ onRead, organisationId }: { onRead: (preview: QuestionnairePreview) => void; organisationId?: string }) {
  const t = useWords()
  const job = useJob('checklists.questionnaire.preview')
  const firm = organisationId === undefined ? {} : { organisationId }
  return (
    <FileStep about={t('checklists:back.about')} accept={kinds} job={job} read={async file => { onRead(await job.run({ file, ...firm })) }}>
      {(refused, again) => (refused instanceof CallError && refused.code === 'questionnaire-unmarked' ? <WhichQuestionnaire {...firm} onChoose={questionnaireId => again(async file => { onRead(await job.run({ file, ...firm, questionnaireId })) })} /> : null)}
    </FileStep>
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
