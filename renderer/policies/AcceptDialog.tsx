import { Alert, Button, Group, Modal, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState, type SubmitEvent } from 'react'
import { formatDay } from '../../shared/format.ts'
import { acceptanceMedia } from '../../shared/policies/model.ts'
import type { VersionSummary } from '../../shared/policies/views.ts'
import type { Language } from '../../shared/procedure.ts'
import { useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useFormats, useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { DayInput } from '../components/DayInput.tsx'
import { typedDay } from '../components/days.ts'
import { LanguageChoice } from '../components/LanguageChoice.tsx'
import { ScanField, useScan } from './ScanField.tsx'

type Props = { opened: boolean; onClose: () => void; version: VersionSummary; /** The firm, whose files the scan is one of. */ organisationId: string | null }

/** A firm accepts a version of its policy: who signs, when, how. */
export function AcceptDialog({ opened, onClose, ...form }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('policies:accept.title', { version: form.version.label })} closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <AcceptForm onClose={onClose} {...form} /> : null}
    </Modal>
  )
}

type Draft = { personName: string; personRole: string; on: string; medium: (typeof acceptanceMedia)[number]; language: Language; place: string; witness: string; note: string; code: string; attachmentId: string | null }

function AcceptForm({ onClose, version, organisationId }: Omit<Props, 'opened'>) {
  const t = useWords()
  const window = useFormats()
  const { write, pending, error } = useWrite('policies.accept')
  const scan = useScan()
  const [tried, setTried] = useState(false)
  const [draft, setDraft] = useState<Draft>({ personName: '', personRole: '', on: formatDay(today()), medium: 'paper', language: window.language, place: '', witness: '', note: '', code: '', attachmentId: null })
  const set = (part: Partial<Draft>) => setDraft(old => ({ ...old, ...part }))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const { on, code, personName, personRole, ...rest } = draft
    const acceptedOn = typedDay(on)
    if (scan.running || !acceptedOn || personName.trim() === '' || personRole.trim() === '') return
    const done = await write({ versionId: version.id, values: { ...rest, personName, personRole, acceptedOn }, ...(code.trim() ? { code } : {}) }).catch(() => undefined)
    if (!done) return
    onClose()
    showDone(t('policies:accept.done', { code: done.code }))
  }
  const missing = (value: string) => (tried && value.trim() === '' ? t('field.required') : null)
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <SimpleGrid cols={2}>
          <TextInput data-autofocus label={t('policies:field.personName')} required maxLength={200} value={draft.personName} onChange={event => set({ personName: event.currentTarget.value })} error={missing(draft.personName)} />
          <TextInput label={t('policies:field.personRole')} required maxLength={200} value={draft.personRole} onChange={event => set({ personRole: event.currentTarget.value })} error={missing(draft.personRole)} />
          <DayInput label={t('policies:field.acceptedOn')} required value={draft.on} onChange={on => set({ on })} error={missing(draft.on)} />
          <Select label={t('policies:field.medium')} allowDeselect={false} data={acceptanceMedia.map(value => ({ value, label: t(`policies:medium.${value}`) }))} value={draft.medium} onChange={value => set({ medium: acceptanceMedia.find(one => one === value) ?? 'paper' })} />
          <TextInput label={t('policies:field.place')} maxLength={200} value={draft.place} onChange={event => set({ place: event.currentTarget.value })} />
          <TextInput label={t('policies:field.witness')} maxLength={200} value={draft.witness} onChange={event => set({ witness: event.currentTarget.value })} />
        </SimpleGrid>
        <Group gap="sm"><span>{t('policies:accept.language')}</span><LanguageChoice value={draft.language} onChange={language => set({ language })} /></Group>
        <TextInput label={t('policies:accept.textCode')} description={t('policies:accept.textCodeHint')} maxLength={40} value={draft.code} onChange={event => set({ code: event.currentTarget.value })} />
        {organisationId ? <ScanField organisationId={organisationId} job={scan} value={draft.attachmentId} onChange={attachmentId => set({ attachmentId })} /> : null}
        <Textarea label={t('policies:field.note')} autosize minRows={1} maxRows={6} maxLength={2000} value={draft.note} onChange={event => set({ note: event.currentTarget.value })} />
        <Alert variant="outline" color="gray" icon={<IconLock aria-hidden />}>{t('policies:accept.sealed')}</Alert>
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending} disabled={scan.running}>{t('policies:accept.confirm')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
