import { ScrollArea } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import classes from './Sideways.module.css'

type Props = {
  /** What it is called where it scrolls, for who hears it. */
  label: string
  /** The height from which on it scrolls by itself, under a head that stays. */
  maxHeight?: string | undefined
  className?: string | undefined
  children: ReactNode
}

/** What may be wider than the window and scrolls sideways by itself: its bar is in view as long as it is, at the lower edge of what scrolls around it, or under its end. Where all of it is in view the keyboard passes it by. */
export function Sideways({ label, maxHeight, className, children }: Props) {
  const view = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const [outer, inner] = [view.current, content.current]
    if (!outer || !inner) return undefined
    const observer = new ResizeObserver(() => setScrolls(outer.scrollWidth > outer.clientWidth || outer.scrollHeight > outer.clientHeight))
    observer.observe(outer)
    observer.observe(inner)
    return () => observer.disconnect()
  }, [])
  return (
    <ScrollArea
      className={[classes['frame'], className].filter(Boolean).join(' ')} classNames={{ viewport: classes['viewport'] ?? '', scrollbar: classes['bar'] ?? '' }} viewportRef={view}
      viewportProps={scrolls ? { tabIndex: 0, role: 'group', 'aria-label': label } : {}}
      {...(maxHeight === undefined ? {} : { style: { '--sideways-height': maxHeight, '--sideways-head': '2.5rem' } })}
    >
      <div ref={content}>{children}</div>
    </ScrollArea>
  )
}
