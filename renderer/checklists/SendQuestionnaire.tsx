import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import type { Language } from '../../shared/procedure.ts'
import { parseDay } from '../../shared/typed.ts'
import { call, useJob } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useFormats, useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { Dialog } from '../components/Dialog.tsx'
import { LanguageChoice } from '../components/LanguageChoice.tsx'
import type { Chosen } from '../components/chosen.ts'
import { DayInput } from '../components/DayInput.tsx'
import { OrganisationField } from '../components/OrganisationField.tsx'
import { showWritten } from '../components/written.tsx'
import { ChecklistChoice, proposed } from './ChecklistChoice.tsx'
import { useCatalogue } from './catalogue.ts'

type Props = { opened: boolean; onClose: () => void; organisation?: Chosen }

/** Writes the protected workbook that goes to a firm. */
export function SendQuestionnaire({ opened, onClose, ...form }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('checklists:send.title')} size="lg">
      {opened ? <SendForm onClose={onClose} {...form} /> : null}
    </Dialog>
  )
}

function SendForm({ onClose, organisation }: Omit<Props, 'opened'>) {
  const t = useWords()
  const { find } = useCatalogue()
  const { run, running } = useJob('checklists.questionnaire.write')
  const window = useFormats()
  const [firm, setFirm] = useState<Chosen | null>(organisation ?? null)
  const [key, setKey] = useState(proposed)
  const [language, setLanguage] = useState<Language>(window.language)
  const [due, setDue] = useState('')
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const dueOn = due.trim() === '' ? null : parseDay(due, today())
  const wrongDay = due.trim() !== '' && dueOn === null
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const checklist = find(key)
    if (!firm || !checklist || wrongDay) return
    setError(null)
    const input = { organisationId: firm.id, checklist: checklist.code, edition: checklist.edition, language, ...(dueOn ? { dueOn } : {}) }
    try {
      const written = await run(input)
      onClose()
      showWritten(written, path => call('checklists.questionnaire.write', { ...input, questionnaireId: written.questionnaireId, path }))
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <Text size="sm">{t('checklists:send.about')}</Text>
        {organisation ? null : <OrganisationField label={t('checklists:field.organisation')} required value={firm} onChange={setFirm} error={tried && !firm ? t('checklists:new.firmMissing') : null} />}
        <ChecklistChoice value={key} onChange={setKey} />
        <div>
          <Text size="sm" fw={500}>{t('checklists:send.language')}</Text>
          <LanguageChoice value={language} onChange={setLanguage} />
        </div>
        <DayInput label={t('checklists:field.dueOn')} value={due} onChange={setDue} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={running}>{t('checklists:send.write')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
