import { ActionIcon, Group, Text, Title, UnstyledButton } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import dayjs from 'dayjs'
import { dayOf, hourOf } from '../../shared/meetings/clock.ts'
import type { MeetingRow } from '../../shared/meetings.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import styles from './meetings.module.css'

type Props = { bodyId: string | undefined; /** `YYYY-MM`. */ month: string | undefined; onMonth: (month: string) => void; onOpen: (id: string) => void }

/** The weeks of a month from Monday on, each with its seven days. */
function weeksOf(month: string): string[][] {
  const first = dayjs(`${month}-01`)
  const monday = first.subtract((first.day() + 6) % 7, 'day')
  const weeks = Math.ceil(((first.day() + 6) % 7 + first.daysInMonth()) / 7)
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_day, at) => monday.add(week * 7 + at, 'day').format('YYYY-MM-DD')))
}

/** A month with its meetings. */
export function Calendar({ bodyId, month = today().slice(0, 7), onMonth, onOpen }: Props) {
  const t = useWords()
  const { language } = useFormats()
  const weeks = weeksOf(month)
  const [from, to] = [weeks[0]?.[0] ?? `${month}-01`, weeks.at(-1)?.[6] ?? `${month}-31`]
  const { data, error, refetch } = useRead('meetings.list', { filter: { startsAt: { from: `${from}T00:00`, to: `${to}T23:59` } }, sort: 'startsAt', limit: 500, ...(bodyId ? { bodyId } : {}) }, { keep: true })
  const locale = dayjs(`${month}-01`).locale(language === 'it' ? 'it' : 'en-gb')
  const move = (months: number) => onMonth(locale.add(months, 'month').format('YYYY-MM'))
  return (
    <section aria-labelledby="month">
      <Group mb="sm">
        <ActionIcon variant="default" aria-label={t('calendar.previousMonth')} onClick={() => move(-1)}><IconChevronLeft size={18} aria-hidden /></ActionIcon>
        <Title order={2} size="h4" id="month" aria-live="polite" w={200} ta="center">{locale.format('MMMM YYYY')}</Title>
        <ActionIcon variant="default" aria-label={t('calendar.nextMonth')} onClick={() => move(1)}><IconChevronRight size={18} aria-hidden /></ActionIcon>
        <Text size="sm" c="dimmed">{data ? t('meetings:screen.calendar.count', { count: data.rows.filter(({ startsAt }) => startsAt.startsWith(month)).length }) : null}</Text>
      </Group>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      <table className={styles['calendar']} aria-labelledby="month">
        <thead><tr>{(weeks[0] ?? []).map(day => <th key={day} scope="col">{dayjs(day).locale(language === 'it' ? 'it' : 'en-gb').format('ddd')}</th>)}</tr></thead>
        <tbody>
          {weeks.map(week => (
            <tr key={week[0]}>{week.map(day => <Day key={day} day={day} month={month} meetings={(data?.rows ?? []).filter(({ startsAt }) => dayOf(startsAt) === day)} onOpen={onOpen} />)}</tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Day({ day, month, meetings, onOpen }: { day: string; month: string; meetings: MeetingRow[]; onOpen: (id: string) => void }) {
  const t = useWords()
  return (
    <td data-other={!day.startsWith(month) || undefined} data-today={day === today() || undefined} {...(day === today() ? { 'aria-current': 'date' as const } : {})}>
      <span className={styles['dayNumber']}>{Number(day.slice(8))}</span>
      {meetings.map(({ id, body, title, startsAt, state }) => (
        <UnstyledButton key={id} className={styles['entry'] ?? ''} data-state={state} onClick={() => onOpen(id)}>
          {`${hourOf(startsAt)} ${body}`}<Text span size="xs" display="block">{[title, t(`meetings:state.${state}`)].filter(Boolean).join(' · ')}</Text>
        </UnstyledButton>
      ))}
    </td>
  )
}
