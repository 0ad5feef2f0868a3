import { Alert, Group, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { formatDay } from '../../shared/format.ts'
import { acceptanceMedia } from '../../shared/policies/model.ts'
import type { VersionSummary } from '../../shared/policies/views.ts'
import { language as languages } from '../../shared/procedure.ts'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { DayInput } from '../components/DayInput.tsx'
import { typedDay } from '../components/days.ts'
import { useKept } from '../components/draft.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { LanguageChoice } from '../components/LanguageChoice.tsx'
import { ScanField, useScan } from './ScanField.tsx'

type Props = { onClose: () => void; version: VersionSummary; /** The firm, whose files the scan is one of. */ organisationId: string | null }

const shape = z.object({
  personName: z.string(), personRole: z.string(), on: z.string(), medium: z.enum(acceptanceMedia), language: languages, place: z.string(), witness: z.string(), note: z.string(), code: z.string(), attachmentId: z.string().nullable(),
})

/** A firm accepts a version of its policy: who signs, when, how. */
export function AcceptDialog({ onClose, version, organisationId }: Props) {
  const t = useWords()
  const window = useFormats()
  const scan = useScan()
  const [tried, setTried] = useState(false)
  const kept = useKept(`acceptance/${version.id}`, (): z.infer<typeof shape> => (
    { personName: '', personRole: '', on: formatDay(today()), medium: 'paper', language: window.language, place: '', witness: '', note: '', code: '', attachmentId: null }
  ), shape)
  const { now: draft, set } = kept
  const accept = async () => {
    setTried(true)
    const { on, code, personName, personRole, ...rest } = draft
    const acceptedOn = typedDay(on)
    if (scan.running || !acceptedOn || personName.trim() === '' || personRole.trim() === '') return false
    const done = await api.call('policies.accept', { versionId: version.id, values: { ...rest, personName, personRole, acceptedOn }, ...(code.trim() ? { code } : {}) })
    showDone(t('policies:accept.done', { code: done.code }))
    return true
  }
  const missing = (value: string) => (tried && value.trim() === '' ? t('field.required') : null)
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('policies:accept.title', { version: version.label })} confirm={t('policies:accept.confirm')} onSave={accept} waiting={scan.running} kept={kept}>
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
    </FormDialog>
  )
}
