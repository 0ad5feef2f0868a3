import { Button, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { formatDay } from '../../../shared/format.ts'
import type { Milestone, PolicyRecord } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import styles from '../policies.module.css'

/** The milestones of a policy: what is to be reached by when, or was. */
export function Milestones({ record }: { record: PolicyRecord }) {
  const t = useWords()
  const [open, setOpen] = useState<Milestone | 'new' | null>(null)
  return (
    <section aria-labelledby="milestones">
      <Title order={2} size="h5" id="milestones" mb={4}>{t('policies:milestones.title')}</Title>
      <Stack gap="xs" align="start">
        {record.milestones.length === 0 ? null : (
          <ul className="desk-plain-list">
            {record.milestones.map(milestone => (
              <li key={milestone.id}>
                <Text size="sm" className={styles['said']}>{[formatDay(milestone.on), milestone.name, milestone.version && t('policies:record.version', { version: milestone.version })].filter(Boolean).join(' · ')}</Text>
                {record.deletedAt ? null : <Button size="compact-xs" variant="subtle" aria-label={t('policies:milestones.changeNamed', { name: milestone.name })} onClick={() => setOpen(milestone)}>{t('policies:milestones.change')}</Button>}
              </li>
            ))}
          </ul>
        )}
        {record.deletedAt ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>{t('policies:milestones.add')}</Button>}
      </Stack>
      {open ? <MilestoneDialog record={record} stored={open === 'new' ? null : open} onClose={() => setOpen(null)} /> : null}
    </section>
  )
}

const shape = z.object({ name: z.string(), on: z.string(), versionId: z.string().nullable(), note: z.string() })

function MilestoneDialog({ record, stored, onClose }: { record: PolicyRecord; stored: Milestone | null; onClose: () => void }) {
  const t = useWords()
  const [tried, setTried] = useState(false)
  const kept = useKept(`milestone/${stored?.id ?? `new/${record.id}`}`, (): z.infer<typeof shape> => ({ name: stored?.name ?? '', on: formatDay(stored?.on ?? today()), versionId: stored?.versionId ?? null, note: stored?.note ?? '' }), shape)
  const { now: draft, set } = kept
  const missing = (value: string) => (tried && value.trim() === '' ? t('field.required') : null)
  const milestone = { policyId: record.id, ...(stored ? { id: stored.id } : {}) }
  const save = async () => {
    setTried(true)
    const on = typedDay(draft.on)
    if (!on || draft.name.trim() === '') return false
    const { batch } = await api.call('policies.milestones.save', { ...milestone, fields: { name: draft.name, on, versionId: draft.versionId, note: draft.note.trim() || null } })
    showDone(t('policies:milestones.saved', { name: draft.name.trim() }), batch)
    return true
  }
  const remove = async () => {
    const { batch } = await api.call('policies.milestones.save', { ...milestone, fields: {}, remove: true })
    kept.forget()
    showDone(t('policies:milestones.removed', { name: stored?.name ?? '' }), batch)
    onClose()
  }
  return (
    <FormDialog
      opened onClose={onClose} title={t(stored ? 'policies:milestones.one' : 'policies:milestones.add')} confirm={t('policies:milestones.save')} onSave={save} kept={kept}
      aside={stored ? <Button variant="subtle" color="red" onClick={() => { void remove() }}>{t('policies:milestones.remove')}</Button> : null}
    >
      <TextInput data-autofocus label={t('policies:field.milestone')} description={t('policies:milestones.hint')} required maxLength={200} value={draft.name} onChange={event => set({ name: event.currentTarget.value })} error={missing(draft.name)} />
      <DayInput label={t('policies:field.on')} required value={draft.on} onChange={on => set({ on })} error={missing(draft.on)} />
      <Select
        label={t('policies:column.version')} clearable clearButtonProps={{ 'aria-label': t('empty') }} data={record.versions.map(({ id, label }) => ({ value: id, label: t('policies:record.version', { version: label }) }))} value={draft.versionId}
        onChange={versionId => set({ versionId })}
      />
      <Textarea label={t('policies:field.note')} autosize minRows={1} maxRows={6} maxLength={2000} value={draft.note} onChange={event => set({ note: event.currentTarget.value })} />
    </FormDialog>
  )
}
