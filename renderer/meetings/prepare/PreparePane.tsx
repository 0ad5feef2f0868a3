import { Button, Group, Stack, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMailForward } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommand } from '../../app/commands.tsx'
import { useWords } from '../../app/language.ts'
import { carriedNow, type Part } from '../meeting.ts'
import styles from '../meetings.module.css'
import { Agenda } from './Agenda.tsx'
import { ConveneDialog } from './ConveneDialog.tsx'
import { Facts } from './Facts.tsx'
import { Inbox } from './Inbox.tsx'
import { Papers } from './Papers.tsx'
import { PointForm } from './PointForm.tsx'
import { Sendings } from './Sendings.tsx'

/** Before a meeting: its agenda, what was proposed and what is open from before, when and where, papers, convocation. */
export function PreparePane({ meeting, refetch }: Part) {
  const t = useWords()
  const [chosen, choose] = useState<string | null>(null)
  const [convening, convene] = useDisclosure(false)
  const point = meeting.points.find(({ id }) => id === chosen)
  const canConvene = (meeting.state === 'planned' || meeting.state === 'convened') && carriedNow(meeting) === undefined
  useCommand('print', convene.open, { label: t('meetings:screen.convene.button'), enabled: canConvene })
  return (
    <div className={styles['panes']}>
      <Stack gap="lg">
        <section aria-labelledby="agenda">
          <Group justify="space-between" mb="xs">
            <Title order={2} size="h4" id="agenda">{t('meetings:screen.agenda.title')}</Title>
            {canConvene ? <Button leftSection={<IconMailForward size={18} aria-hidden />} onClick={convene.open}>{t(meeting.state === 'convened' ? 'meetings:screen.convene.again' : 'meetings:screen.convene.button')}</Button> : null}
          </Group>
          <Agenda meeting={meeting} refetch={refetch} chosen={chosen} onChoose={choose} />
        </section>
        <Inbox meeting={meeting} refetch={refetch} />
        {meeting.state === 'planned' ? null : <Sendings meeting={meeting} refetch={refetch} />}
      </Stack>
      <Stack gap="lg">
        {point ? <PointForm key={point.id} meeting={meeting} point={point} refetch={refetch} onClose={() => choose(null)} /> : null}
        <Facts meeting={meeting} refetch={refetch} />
        <Papers meeting={meeting} refetch={refetch} pointId={null} />
      </Stack>
      <ConveneDialog opened={convening} onClose={convene.close} meeting={meeting} refetch={refetch} />
    </div>
  )
}
