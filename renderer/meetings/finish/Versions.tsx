import { Button, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '../../../shared/format.ts'
import { hourOf } from '../../../shared/meetings/clock.ts'
import { plainText } from '../../../shared/meetings/notes.ts'
import type { MinutesContent } from '../../../shared/meetings/content.ts'
import type { MinutesVersion, MinutesView } from '../../../shared/meetings/minutes.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords, type Words } from '../../app/language.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'

const events = ['circulate', 'finish', 'reopen', 'approve'] as const

/** The kept versions of the minutes, each to be compared with the text of now or with another version. */
export function Versions({ view }: { view: MinutesView }) {
  const t = useWords()
  const { instant } = useFormats()
  const [compared, compare] = useState<MinutesVersion | null>(null)
  if (view.versions.length === 0) return null
  const words = ({ event }: MinutesVersion) => { const known = events.find(one => one === event); return known ? t(`meetings:versionEvent.${known}`) : event }
  return (
    <section aria-labelledby="versions">
      <Title order={3} size="h5" id="versions" mb="xs">{t('meetings:screen.versions.title')}</Title>
      <Stack component="ul" className="desk-plain-list" gap={6}>
        {view.versions.map(version => (
          <li key={version.id}>
            <Text size="sm">{[`${version.number}. ${words(version)}`, instant(version.at), version.writer, version.reason].filter(Boolean).join(' · ')}</Text>
            <Button size="compact-xs" variant="default" aria-label={t('meetings:screen.versions.compareNamed', { number: version.number })} onClick={() => compare(version)}>{t('meetings:screen.versions.compare')}</Button>
          </li>
        ))}
      </Stack>
      <Dialog opened={compared !== null} onClose={() => compare(null)} size="80rem" title={t('meetings:screen.versions.compare')}>
        {compared ? <Beside key={compared.id} version={compared} view={view} /> : null}
      </Dialog>
    </section>
  )
}

type Part = { key: string; title: string; text: string }
const listed = (parts: readonly (string | null | false)[], by = ', ') => parts.filter(Boolean).join(by)

function partsOf({ attendance, opening, points, closing }: MinutesContent, t: Words): Part[] {
  const times = (presences: MinutesContent['attendance'][number]['presences']) => presences.map(({ cameAt, leftAt }) => `${hourOf(cameAt)}–${hourOf(leftAt ?? '')}`)
  const happened = ({ notes, votes, decisions, actions }: MinutesContent['points'][number]) => [
    plainText(notes), ...votes.map(vote => `${vote.subject}: ${t('meetingPapers:decisions.vote', vote)}${vote.annulled ? ` (${t('meetingPapers:minutes.annulled')})` : ''}`),
    ...decisions.map(({ title, text, effectiveFrom }) => listed([title, plainText(text), effectiveFrom && `${t('meetings:field.effectiveFrom')} ${formatDay(effectiveFrom)}`], '. ')),
    ...actions.map(({ text, owner, due }) => t('meetingPapers:minutes.action', { what: text, who: listed([owner, due && formatDay(due)]) || '–' })),
  ]
  return [
    { key: 'attendance', title: t('meetings:block.attendance'), text: attendance.map(({ name, state, presences }) => listed([name, state && t(`meetings:attendanceState.${state}`), ...times(presences)])).join('\n') },
    { key: 'opening', title: '', text: plainText(opening) },
    ...points.map(point => ({ key: point.id, title: `${point.number}. ${point.title}`, text: listed(happened(point), '\n') })),
    { key: 'closing', title: '', text: plainText(closing) },
  ]
}

/** A version at the left, and at the right what is chosen: the text of now, or another version. */
function Beside({ version, view: { versions, content } }: { version: MinutesVersion; view: MinutesView }) {
  const t = useWords()
  const { instant } = useFormats()
  const [other, choose] = useState<string | null>(null)
  const said = ({ number, at }: MinutesVersion) => t('meetings:screen.versions.then', { number, at: instant(at) })
  const before = useRead('minutes.version', { id: version.id })
  const after = useRead('minutes.version', { id: other ?? version.id })
  const error = before.error ?? after.error
  if (error) return <ErrorState error={error} retry={() => { void before.refetch(); void after.refetch() }} />
  return (
    <Stack>
      <SimpleGrid cols={2}>
        <Text fw={500}>{said(version)}</Text>
        <Select
          aria-label={t('meetings:screen.versions.with')} allowDeselect={false} value={other ?? 'now'} onChange={value => choose(value === 'now' ? null : value)}
          data={[{ value: 'now', label: t('meetings:screen.versions.now') }, ...versions.filter(({ id }) => id !== version.id).map(one => ({ value: one.id, label: said(one) }))]}
        />
      </SimpleGrid>
      {before.data && after.data ? <Differences before={before.data.content} after={other === null ? content : after.data.content} /> : null}
    </Stack>
  )
}

/** Side by side, only the parts that differ. */
function Differences({ before, after }: { before: MinutesContent; after: MinutesContent }) {
  const t = useWords()
  const [then, now] = [partsOf(before, t), partsOf(after, t)]
  const gone = then.filter(({ key }) => !now.some(part => part.key === key)).map(part => ({ ...part, old: part.text, text: '' }))
  const changed = [...now.map(part => ({ ...part, old: then.find(({ key }) => key === part.key)?.text ?? '' })), ...gone].filter(({ old, text }) => old !== text)
  if (changed.length === 0) return <Text>{t('meetings:screen.versions.same')}</Text>
  return changed.map(({ key, title, old, text }) => (
    <section key={key} aria-label={title}>
      {title ? <Text size="sm" fw={500}>{title}</Text> : null}
      <SimpleGrid cols={2}><Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{old || '—'}</Text><Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{text || '—'}</Text></SimpleGrid>
    </section>
  ))
}
