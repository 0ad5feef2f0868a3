import { ScrollArea } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Sideways.module.css'

type Props = {
  /** Its name, for who hears it. */
  label: string
  /** The height from which on it scrolls by itself, under a head that stays. */
  maxHeight?: string | undefined
  className?: string | undefined
  children: ReactNode
}

/** What may be wider than the window and scrolls sideways by itself: its bar is in view as long as it is, at the lower edge of what scrolls around it, or under its end. */
export function Sideways({ label, maxHeight, className, children }: Props) {
  return (
    <ScrollArea
      className={[classes['frame'], className].filter(Boolean).join(' ')} classNames={{ viewport: classes['viewport'] ?? '', scrollbar: classes['bar'] ?? '' }} viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': label }}
      {...(maxHeight === undefined ? {} : { __vars: { '--sideways-height': maxHeight, '--sideways-head': '2.5rem' } })}
    >
      {children}
    </ScrollArea>
  )
}
