import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMailForward } from '@tabler/icons-react'
import { useWords } from '../../app/language.ts'
import type { Part } from '../meeting.ts'
import { ConveneDialog } from './ConveneDialog.tsx'

/** Calls a meeting, or sends the call again. */
export function ConveneButton({ meeting, refetch }: Part) {
  const t = useWords()
  const [convening, convene] = useDisclosure(false)
  return (
    <>
      <Button leftSection={<IconMailForward size={18} aria-hidden />} onClick={convene.open}>{t(meeting.state === 'convened' ? 'meetings:screen.convene.again' : 'meetings:screen.convene.button')}</Button>
      <ConveneDialog opened={convening} onClose={convene.close} meeting={meeting} refetch={refetch} />
    </>
  )
}
