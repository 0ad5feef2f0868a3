import { SimpleGrid, Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCalendarDue, IconCalendarEvent, IconCalendarOff, IconChecklist, IconCopy, IconGavel, IconHandStop, IconListCheck, IconScale, type TablerIcon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import dayjs from 'dayjs'
import { useNavigate, type NavigateOptions } from '@tanstack/react-router'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { Waiting } from '../components/Waiting.tsx'
import styles from './home.module.css'

const expiringDays = 60

/** What waits for somebody, in whatever cluster: each tile leads to the list that shows it. */
export function Tiles({ vatToVerify }: { vatToVerify: number }) {
  const t = useWords()
  const quality = useQuery({ queryKey: ['quality.list', 'count'], queryFn: () => api.call('quality.list', { limit: 1 }) })
  const duplicates = useQuery({ queryKey: ['organisations.duplicates', 'count'], queryFn: () => api.call('organisations.duplicates', { limit: 1 }) })
  const actions = useRead('meetings.actions.list', { filter: { overdue: 1 }, limit: 1 })
  const documents = useRead('documents.expiring', { days: expiringDays })
  const suppliers = useRead('suppliers.overview', {})
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      <Tile icon={IconCalendarDue} label={n => t('home:tile.expiring', { count: n, days: expiringDays })} count={documents.data?.total} to={{ to: '/documents', search: { filter: { state: ['valid', 'expiring'], daysLeft: { from: 0, to: expiringDays } } } }} />
      <Tile icon={IconCalendarOff} label={n => t('home:tile.expired', { count: n })} count={documents.data?.counts.expired} to={{ to: '/documents', search: { filter: { state: ['expired'] } } }} />
      <Tile icon={IconListCheck} label={n => t('home:tile.incomplete', { count: n })} count={quality.data?.total} to={{ to: '/quality' }} />
      <Tile icon={IconAlertTriangle} label={n => t('home:tile.vatToVerify', { count: n })} count={vatToVerify} to={{ to: '/quality', search: { codes: ['vat-doubtful'] } }} />
      <NextMeeting />
      <Tile icon={IconChecklist} label={n => t('home:tile.overdue', { count: n })} count={actions.data?.total} to={{ to: '/actions', search: { as: 'list', filter: { overdue: 1 } } }} />
      <Tile icon={IconCopy} label={n => t('home:tile.duplicates', { count: n })} count={duplicates.data?.total} to={{ to: '/quality', search: { tab: 'duplicates' } }} />
      <Tile icon={IconScale} label={n => t('home:tile.toDecide', { count: n })} count={suppliers.data?.toDecide} to={{ to: '/suppliers', search: { filter: { state: ['scoring'] } } }} />
      <Tile icon={IconGavel} label={n => t('home:tile.proposals', { count: n })} count={suppliers.data?.proposals} to={{ to: '/suppliers', search: { show: 'due' } }} />
      <Tile icon={IconHandStop} label={n => t('home:tile.suspended', { count: n })} count={suppliers.data?.suspended} to={{ to: '/suppliers', search: { filter: { state: ['suspended'] } } }} />
    </SimpleGrid>
  )
}

/** The meetings that run or are to come; the first of them is named. */
function NextMeeting() {
  const t = useWords()
  const { day } = useFormats()
  const from = dayjs().startOf('hour').format('YYYY-MM-DDTHH:mm')
  const filter = { state: ['planned', 'convened', 'open'], startsAt: { from } }
  const { data } = useRead('meetings.list', { filter, sort: 'startsAt', limit: 1 })
  const next = data?.rows[0]
  return (
    <Tile
      icon={IconCalendarEvent} label={n => (next ? t(next.state === 'open' ? 'home:tile.runningMeeting' : 'home:tile.nextMeeting', { count: n, day: day(next.startsAt.slice(0, 10)), hour: next.startsAt.slice(11), body: next.body }) : t('home:tile.noMeeting'))} count={data?.total}
      to={{ to: '/meetings', search: { as: 'list', filter, sort: [{ column: 'startsAt' }] } }}
    />
  )
}

type TileProps = { icon: TablerIcon; /** By how many there are. */ label: (count: number) => string; /** Undefined while it is being counted. */ count: number | undefined; to: NavigateOptions }

function Tile({ icon: Icon, label, count, to }: TileProps) {
  const t = useWords()
  const { number } = useFormats()
  const navigate = useNavigate()
  return (
    <UnstyledButton className={styles['tile'] ?? ''} data-quiet={count === 0 || undefined} onClick={() => { void navigate(to) }}>
      <Icon size={22} stroke={1.6} aria-hidden />
      {count === undefined ? <Waiting inline size="sm" words={t('home:counting')} /> : <Text span className={styles['count'] ?? ''}>{number(count)}</Text>}
      <Text span size="sm">{label(count ?? 0)}</Text>
    </UnstyledButton>
  )
}
