import { ActionIcon, Button, Group, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import { IconTrash, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { formatDay } from '../../../shared/format.ts'
import { consultationAudiences } from '../../../shared/policies/model.ts'
import type { Consultation, PolicyRecord, VersionSummary } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { chosenShape, type Chosen } from '../../components/chosen.ts'
import { OrganisationField } from '../../components/OrganisationField.tsx'

const shape = z.object({ audience: z.enum(consultationAudiences), opensOn: z.string(), closesOn: z.string(), note: z.string(), invited: z.array(chosenShape) })
type Props = { record: PolicyRecord; version: VersionSummary; consultation?: Consultation; onClose: () => void }

/** Puts a version up for remarks, or changes whom it asks and until when. */
export function ConsultationDialog({ record, version, consultation, onClose }: Props) {
  const t = useWords()
  const [tried, setTried] = useState(false)
  const kept = useKept(`consultation/${consultation?.id ?? `new/${version.id}`}`, (): z.infer<typeof shape> => ({
    audience: consultation?.audience ?? 'members', opensOn: formatDay(consultation?.opensOn ?? today()), closesOn: consultation ? formatDay(consultation.closesOn) : '', note: consultation?.note ?? '',
    invited: (consultation?.invited ?? []).map(({ organisationId, organisation }) => ({ id: organisationId, name: organisation })),
  }), shape)
  const { now: draft, set } = kept
  const save = async () => {
    setTried(true)
    const [opensOn, closesOn] = [typedDay(draft.opensOn), typedDay(draft.closesOn)]
    if (!opensOn || !closesOn) return false
    const values = { audience: draft.audience, opensOn, closesOn, note: draft.note.trim() || null }
    const which = consultation ? { id: consultation.id, revision: consultation.revision } : { versionId: version.id }
    const { batch } = await api.call('policies.consultations.save', { ...which, values, organisationIds: draft.invited.map(({ id }) => id) })
    showDone(t(consultation ? 'policies:consultation.saved' : 'policies:consultation.opened'), batch)
    return true
  }
  const missing = (value: string) => (tried && value.trim() === '' ? t('field.required') : null)
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('policies:consultation.title', { version: version.label })} confirm={t(consultation ? 'policies:consultation.save' : 'policies:consultation.openConfirm')} onSave={save} kept={kept}>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Select
          data-autofocus label={t('policies:field.audience')} allowDeselect={false} value={draft.audience} data={consultationAudiences.map(value => ({ value, label: t(`policies:consultation.audience.${value}`) }))}
          onChange={value => set({ audience: consultationAudiences.find(one => one === value) ?? draft.audience })}
        />
        <DayInput label={t('policies:field.opensOn')} required value={draft.opensOn} onChange={opensOn => set({ opensOn })} error={missing(draft.opensOn)} />
        <DayInput label={t('policies:field.closesOn')} required value={draft.closesOn} onChange={closesOn => set({ closesOn })} error={missing(draft.closesOn)} />
      </SimpleGrid>
      <Textarea label={t('policies:consultation.note')} description={t('policies:consultation.noteHint')} autosize minRows={2} maxRows={6} maxLength={2000} value={draft.note} onChange={event => set({ note: event.currentTarget.value })} />
      <Invited clusterId={record.clusterId} invited={draft.invited} onInvite={invited => set({ invited: [...invited] })} />
    </FormDialog>
  )
}

function Invited({ clusterId, invited, onInvite }: { clusterId: string | null; invited: readonly Chosen[]; onInvite: (invited: readonly Chosen[]) => void }) {
  const t = useWords()
  const [round, setRound] = useState(0)
  const add = (more: readonly Chosen[]) => onInvite([...invited, ...more.filter(({ id }) => !invited.some(one => one.id === id))])
  const all = () => attempt(async () => {
    const { rows } = await api.call('members.list', { ...(clusterId ? { clusterId } : {}), sort: 'name', limit: 10_000 })
    add(rows.map(({ organisationId, name }) => ({ id: organisationId, name })))
  })
  return (
    <Stack gap={4} component="section" aria-label={t('policies:consultation.invited')}>
      <Text size="sm" fw={500}>{t('policies:consultation.invited')}</Text>
      <Text size="xs" c="dimmed">{t('policies:consultation.invitedHint')}</Text>
      <ul className="desk-plain-list" style={{ maxHeight: '11rem', overflowY: 'auto' }}>
        {invited.map(({ id, name }) => (
          <li key={id}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text size="sm">{name}</Text>
              <ActionIcon variant="subtle" color="gray" aria-label={t('policies:consultation.removeInvited', { name })} onClick={() => onInvite(invited.filter(one => one.id !== id))}><IconTrash size={16} aria-hidden /></ActionIcon>
            </Group>
          </li>
        ))}
      </ul>
      <Group align="flex-end" gap="xs">
        <OrganisationField key={round} label={t('policies:consultation.addInvited')} value={null} onChange={one => { if (one) { add([one]); setRound(round + 1) } }} />
        <Button variant="default" leftSection={<IconUsers size={18} aria-hidden />} onClick={() => { void all() }}>{t('policies:consultation.allMembers')}</Button>
      </Group>
    </Stack>
  )
}
