import { Button, Checkbox, Group, Select, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconArmchair, IconEdit, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { seatRoles, type BodyRecord, type Seat } from '../../shared/groups.ts'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { DayInput } from '../components/DayInput.tsx'
import { typedDay } from '../components/days.ts'
import { useKept } from '../components/draft.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { chosenShape, type Chosen } from '../components/chosen.ts'
import { OrganisationField } from '../components/OrganisationField.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { PersonField } from '../people/PersonField.tsx'

type Tab = { body: BodyRecord; refetch: () => Promise<unknown> }
const heads = ['organisation', 'person', 'substitute', 'role', 'votes', 'period'] as const

/** Who sits in a body: the organisation, its person and a substitute, each for a time. */
export function SeatsTab({ body, refetch }: Tab) {
  const t = useWords()
  const { day } = useFormats()
  const [edited, edit] = useState<Seat | 'new' | null>(null)
  const add = <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit('new')}>{t('groups:screen.seat.add')}</Button>
  const period = ({ from, to }: Seat) => [from ? t('groups:screen.fromDay', { day: day(from) }) : '', to ? t('groups:screen.toDay', { day: day(to) }) : ''].filter(Boolean).join(' ')
  return (
    <Stack>
      {body.seats.length === 0 ? <EmptyState icon={<IconArmchair size={48} stroke={1.2} aria-hidden />} title={t('groups:screen.seat.emptyTitle')} actions={add}>{t('groups:screen.seat.emptyText')}</EmptyState> : (
        <>
          <Group>{add}</Group>
          <WideTable label={t('groups:screen.tab.seats')} minWidth={760}>
            <Table.Thead><Table.Tr>{heads.map(head => <Table.Th key={head} scope="col">{t(`groups:screen.seat.${head}`)}</Table.Th>)}<Table.Td /></Table.Tr></Table.Thead>
            <Table.Tbody>
              {body.seats.map(seat => (
                <Table.Tr key={seat.id} {...(seat.running ? {} : { c: 'dimmed' })}>
                  <Table.Th scope="row" fw={500}>{seat.organisation ?? seat.person}</Table.Th>
                  <Table.Td>{seat.person}</Table.Td>
                  <Table.Td>{seat.substitute}</Table.Td>
                  <Table.Td>{t(`groups:role.${seat.role}`)}</Table.Td>
                  <Table.Td>{seat.votes ? t('groups:screen.seat.withVote') : t('groups:screen.seat.withoutVote')}</Table.Td>
                  <Table.Td>{period(seat) || (seat.running ? t('groups:screen.seat.always') : '')}</Table.Td>
                  <Table.Td ta="right">
                    <Button size="compact-sm" variant="default" leftSection={<IconEdit size={16} aria-hidden />} aria-label={t('groups:screen.seat.editOf', { name: seat.organisation ?? seat.person ?? '' })} onClick={() => edit(seat)}>{t('groups:screen.edit')}</Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </WideTable>
        </>
      )}
      {edited === null ? null : <SeatForm body={body} seat={edited === 'new' ? null : edited} onClose={() => edit(null)} refetch={refetch} />}
    </Stack>
  )
}

const shape = z.object({ organisation: chosenShape.nullable(), person: chosenShape.nullable(), substitute: chosenShape.nullable(), role: z.enum(seatRoles), votes: z.boolean(), from: z.string(), to: z.string(), act: z.string() })
type Draft = z.infer<typeof shape>
const chosenOf = (id: string | null, name: string | null): Chosen | null => (id === null ? null : { id, name: name ?? '' })

function draftOf(seat: Seat | null, day: (day: string) => string): Draft {
  if (!seat) return { organisation: null, person: null, substitute: null, role: 'member', votes: true, from: '', to: '', act: '' }
  const { role, votes, from, to, act } = seat
  return {
    organisation: chosenOf(seat.organisationId, seat.organisation), person: chosenOf(seat.personId, seat.person), substitute: chosenOf(seat.substituteId, seat.substitute),
    role, votes, from: from ? day(from) : '', to: to ? day(to) : '', act: act ?? '',
  }
}

function SeatForm({ body, seat, onClose, refetch }: Tab & { seat: Seat | null; onClose: () => void }) {
  const t = useWords()
  const { day } = useFormats()
  const kept = useKept(`seat/${seat?.id ?? `new/${body.id}`}`, () => draftOf(seat, day), shape)
  const { now: draft, set } = kept
  const [from, to] = [typedDay(draft.from), typedDay(draft.to)]
  const save = async () => {
    if (from === undefined || to === undefined) return false
    const { role, votes } = draft
    const fields = { role, votes, from, to, act: draft.act.trim() || null, organisationId: draft.organisation?.id ?? null, personId: draft.person?.id ?? null, substituteId: draft.substitute?.id ?? null }
    const { batch } = await api.call('groups.seats.save', { bodyId: body.id, ...(seat ? { id: seat.id } : {}), fields })
    await refetch()
    showDone(t('groups:screen.seat.saved'), batch)
    return true
  }
  const remove = () => attempt(async () => {
    if (!seat) return
    const { batch } = await api.call('groups.seats.save', { bodyId: body.id, id: seat.id, fields: {}, remove: true })
    kept.forget()
    await refetch()
    onClose()
    showDone(t('groups:screen.seat.removed'), batch)
  })
  return (
    <FormDialog
      opened onClose={onClose} size="lg" title={t(seat ? 'groups:screen.seat.edit' : 'groups:screen.seat.add')} confirm={t('groups:screen.save')} onSave={save} kept={kept}
      aside={seat ? <Button variant="subtle" onClick={() => { void remove() }}>{t('groups:screen.seat.remove')}</Button> : null}
    >
      <OrganisationField label={t('groups:screen.seat.organisation')} description={t('groups:screen.seat.organisationHint')} value={draft.organisation} onChange={organisation => set({ organisation })} />
      <SimpleGrid cols={2}>
        <PersonField label={t('groups:screen.seat.person')} value={draft.person} onChange={person => set({ person })} />
        <PersonField label={t('groups:screen.seat.substitute')} value={draft.substitute} onChange={substitute => set({ substitute })} />
        <Select label={t('groups:field.role')} data={seatRoles.map(value => ({ value, label: t(`groups:role.${value}`) }))} value={draft.role} onChange={value => set({ role: seatRoles.find(one => one === value) ?? 'member' })} />
        <Checkbox mt={28} label={t('groups:field.votes')} checked={draft.votes} onChange={event => set({ votes: event.currentTarget.checked })} />
        <DayInput label={t('groups:field.from')} value={draft.from} onChange={value => set({ from: value })} />
        <DayInput label={t('groups:field.to')} value={draft.to} onChange={value => set({ to: value })} />
      </SimpleGrid>
      <TextInput label={t('groups:field.act')} value={draft.act} maxLength={300} onChange={event => set({ act: event.currentTarget.value })} />
      <Text size="sm" c="dimmed">{t('groups:screen.seat.endHint')}</Text>
    </FormDialog>
  )
}
