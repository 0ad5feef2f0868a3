import { Checkbox, MultiSelect, NumberInput, Select, SegmentedControl, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { z } from 'zod'
import type { Answer } from '../../../shared/contract.ts'
import { formatClock } from '../../../shared/format.ts'
import { countedProxies, isPresent, seated } from '../../../shared/meetings/attendance.ts'
import { voteChoices, voteMethods } from '../../../shared/meetings/majority.ts'
import { noteOf } from '../../../shared/meetings/notes.ts'
import type { AgendaPoint, MeetingRecord } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { meetingNow } from '../clock.ts'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import type { Part } from '../meeting.ts'
import { choicesToTell, hasReason, newDecision, noDecision, stillEntitled, usualDecision } from './choices.ts'

const count = z.number()
const ids = z.array(z.string())
const shape = z.object({
  subject: z.string(), method: z.enum(voteMethods), totals: z.object({ favour: count, against: count, abstained: count, notVoting: count }), choices: z.record(z.string(), z.enum(voteChoices)), conflicts: ids,
  named: z.object({ against: ids, abstained: ids }), reasons: z.record(z.string(), z.string()), chair: z.enum(voteChoices).nullable(), annulsId: z.string().nullable(), chosen: z.string().nullable(),
})

type Props = Part & { opened: boolean; onClose: () => void; point: AgendaPoint }
type Entitled = { id: string; name: string; holder: string | null }

/** Who may vote now: those with a vote who are there, and those whose proxy counts. */
function entitledNow({ attendance: noted, proxies, rule, closedAt }: MeetingRecord, at: string): Entitled[] {
  const attendance = noted.map(one => seated(one, closedAt))
  const name = (id: string) => attendance.find(one => one.id === id)?.name ?? ''
  const there = attendance.filter(({ votes, presences }) => votes && isPresent(presences, at)).map(({ id }) => ({ id, name: name(id), holder: null }))
  return [...there, ...countedProxies(attendance, proxies, rule.maxProxies, at).map(({ grantorId, holderId }) => ({ id: grantorId, name: name(grantorId), holder: name(holderId) }))]
}

/** Takes a vote and closes it: who was entitled is frozen with it, and it is sealed. */
export function VoteDialog({ opened, onClose, ...form }: Props) {
  return opened ? <Form onClose={onClose} {...form} /> : null
}

function Form({ onClose, meeting, point, refetch }: Omit<Props, 'opened'>) {
  const t = useWords()
  const [at] = useState(() => meetingNow(meeting))
  const entitled = entitledNow(meeting, at)
  const kept = useKept(`vote/${point.id}`, (): z.infer<typeof shape> => ({
    subject: point.title, method: 'open', totals: { favour: entitled.length, against: 0, abstained: 0, notVoting: 0 }, choices: Object.fromEntries(entitled.map(({ id }) => [id, 'favour'])), conflicts: [],
    named: { against: [], abstained: [] }, reasons: {}, chair: null, annulsId: null, chosen: null,
  }), shape.transform(vote => stillEntitled(vote, entitled.map(({ id }) => id))))
  const { now: { subject, method, totals, choices, conflicts, named, reasons, chair, annulsId, chosen }, set } = kept
  const earlier = meeting.votes.filter(({ pointId, annulled }) => pointId === point.id && !annulled)
  const takeOut = (out: string[]) => set({ conflicts: out, totals: { ...totals, favour: Math.max(0, totals.favour + conflicts.length - out.length) } })
  // who is named counts: the numbers follow the names
  const name = (choice: 'against' | 'abstained', who: string[]) => {
    const more = who.length - named[choice].length
    set({ totals: { ...totals, favour: Math.max(0, totals.favour - more), [choice]: Math.max(0, totals[choice] + more) }, named: { ...named, [choice]: who } })
  }
  const nameable = (choice: 'against' | 'abstained') => entitled.filter(({ id }) => !conflicts.includes(id) && !named[choice === 'against' ? 'abstained' : 'against'].includes(id)).map(({ id, name: label }) => ({ value: id, label }))
  const reasonOf = (id: string) => (
    <TextInput key={id} size="xs" label={t('meetings:screen.vote.reasonOf', { name: entitled.find(one => one.id === id)?.name ?? '' })} maxLength={1000} value={reasons[id] ?? ''} onChange={event => set({ reasons: { ...reasons, [id]: event.currentTarget.value } })} />
  )
  const asksChair = method === 'open' && meeting.rule.tie === 'chair' && totals.favour === totals.against && entitled.some(({ id }) => id === meeting.chairId) && ![...conflicts, ...named.against, ...named.abstained].some(id => id === meeting.chairId)
  const choose = (decision: string | null) => set({ chosen: decision })
  const decisions = meeting.decisions.filter(({ pointId }) => pointId === point.id)
  const decides = chosen ?? usualDecision(decisions, annulsId)
  const [asked, askDecision] = useState(false)
  const closed = useRef<Answer<'meetings.vote'> | null>(null)
  const save = async () => {
    askDecision(decides === null)
    if (!subject.trim() || decides === null) return false
    const taken = {
      meetingId: meeting.id, pointId: point.id, subject: subject.trim(), method, at,
      ...(method === 'open' || method === 'secret' ? { totals } : {}),
      choices: choicesToTell(method, { entitled: entitled.map(({ id }) => id), choices, conflicts, chairId: meeting.chairId, chair: asksChair ? chair : null, ...named, reasons }),
      ...(annulsId === null ? {} : { annulsId }),
    }
    // a vote is taken once: where what follows is refused, pressing again goes on from there
    const { id: voteId, outcome } = (closed.current ??= await api.call('meetings.vote', taken))
    kept.forget()
    if (decides === newDecision && outcome.outcome === 'adopted') await api.call('meetings.decisions.save', { meetingId: meeting.id, pointId: point.id, fields: { title: subject.trim().slice(0, 500), text: noteOf(subject.trim()), voteId } })
    if (decisions.some(({ id }) => id === decides) && outcome.outcome !== 'tied') await api.call('meetings.decisions.save', { meetingId: meeting.id, id: decides, fields: { voteId } })
    if (outcome.outcome !== 'tied') await api.call('minutes.save', { meetingId: meeting.id, fields: {}, points: [{ id: point.id, outcome: 'treated' }] })
    await refetch()
    showDone(t('meetings:screen.vote.done', { outcome: t(`meetings:voteOutcome.${outcome.outcome}`) }))
    return true
  }
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('meetings:screen.vote.title')} confirm={t('meetings:screen.vote.confirm')} onSave={save} kept={kept}>
      <Textarea label={t('meetings:field.subject')} required autosize minRows={2} maxLength={1000} value={subject} onChange={event => set({ subject: event.currentTarget.value })} error={subject.trim() ? null : t('field.required')} />
      <div>
        <Text size="sm" fw={500} id="vote-method">{t('meetings:field.method')}</Text>
        <SegmentedControl aria-labelledby="vote-method" value={method} onChange={value => set({ method: voteMethods.find(one => one === value) ?? method })} data={voteMethods.map(value => ({ value, label: t(`meetings:method.${value}`) }))} />
      </div>
      <Text size="sm">{t('meetings:screen.vote.entitled', { count: entitled.length })}</Text>
      {method === 'open' || method === 'secret' ? (
        <SimpleGrid cols={4}>
          {(['favour', 'against', 'abstained', 'notVoting'] as const).map((choice, order) => (
            <NumberInput key={choice} label={t(`meetings:field.${choice}`)} min={0} max={10_000} allowDecimal={false} value={totals[choice]} {...(order === 0 ? { 'data-autofocus': true } : {})} onChange={value => set({ totals: { ...totals, [choice]: Number(value) || 0 } })} />
          ))}
        </SimpleGrid>
      ) : null}
      {method === 'open' ? (
        <SimpleGrid cols={2}>
          {(['against', 'abstained'] as const).map(choice => (
            <Stack key={choice} gap={6}>
              <MultiSelect label={t(`meetings:screen.vote.named.${choice}`)} searchable data={nameable(choice)} value={named[choice]} onChange={who => name(choice, who)} />
              {named[choice].map(reasonOf)}
            </Stack>
          ))}
        </SimpleGrid>
      ) : null}
      {method === 'rollCall' ? (
        <Stack gap={6}>
          {entitled.map(({ id, name: voter, holder }) => (
            <div key={id}>
              <Text size="sm" id={`voter-${id}`}>{holder ? t('meetings:screen.vote.byHolder', { name: voter, holder }) : voter}</Text>
              <SegmentedControl size="xs" aria-labelledby={`voter-${id}`} value={choices[id] ?? 'notVoting'} onChange={value => set({ choices: { ...choices, [id]: voteChoices.find(one => one === value) ?? 'notVoting' } })} data={voteChoices.map(value => ({ value, label: t(`meetings:choice.${value}`) }))} />
              {hasReason(choices[id] ?? 'notVoting') ? reasonOf(id) : null}
            </div>
          ))}
        </Stack>
      ) : null}
      {method === 'consensus' ? <Text size="sm">{t('meetings:screen.vote.consensus')}</Text> : null}
      {method === 'rollCall' ? null : <MultiSelect label={t('meetings:field.conflicts')} searchable data={entitled.filter(({ id }) => !named.against.includes(id) && !named.abstained.includes(id)).map(({ id, name: label }) => ({ value: id, label }))} value={conflicts} onChange={takeOut} />}
      {asksChair ? <Select label={t('meetings:screen.vote.chair')} data={(['favour', 'against', 'abstained'] as const).map(value => ({ value, label: t(`meetings:choice.${value}`) }))} value={chair} onChange={value => set({ chair: voteChoices.find(one => one === value) ?? null })} /> : null}
      {earlier.length > 0 ? <Select label={t('meetings:screen.vote.annuls')} clearable data={earlier.map(({ id, at: when, subject: of }) => ({ value: id, label: `${formatClock(when)} · ${of}` }))} value={annulsId} onChange={value => set({ annulsId: value })} /> : null}
      {decisions.length === 0 ? <Checkbox label={t('meetings:screen.vote.decides')} checked={decides === newDecision} onChange={event => choose(event.currentTarget.checked ? newDecision : noDecision)} /> : (
        <Select
          label={t('meetings:screen.vote.decision')} required allowDeselect={false} value={decides} onChange={choose} error={asked && decides === null ? t('field.required') : null}
          data={[...decisions.map(({ id, number, year, title }) => ({ value: id, label: [number === null ? null : t('meetings:screen.records.decision', { number, year }), title].filter(Boolean).join(' · ') })), { value: newDecision, label: t('meetings:screen.vote.newDecision') }, { value: noDecision, label: t('meetings:screen.vote.noDecision') }]}
        />
      )}
      <Text size="sm" c="dimmed">{t('meetings:screen.vote.sealed')}</Text>
    </FormDialog>
  )
}
