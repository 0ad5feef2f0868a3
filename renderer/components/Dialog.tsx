import { Modal, type ModalProps } from '@mantine/core'
import { useLayoutEffect, useState } from 'react'
import { useWords } from '../app/language.ts'

/**
 * A dialog. One that was never opened stands nowhere: the library draws a closed one in two steps, and the screen that it belongs to would wait for both.
 * It stands closed for one step first, so that it sees itself opened: it then moves in, and gives the keyboard back at its end.
 */
export function Dialog({ opened, ...props }: ModalProps) {
  const t = useWords()
  const [stands, setStands] = useState(false)
  // oxlint-disable-next-line react/set-state-in-effect -- in two steps, as said
  useLayoutEffect(() => { if (opened) setStands(true) }, [opened])
  return stands || opened ? <Modal closeButtonProps={{ 'aria-label': t('close') }} {...props} opened={opened && stands} /> : null
}
