import { Title } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Favourite } from '../app/favourites.ts'
import { FavouriteStar } from './FavouriteStar.tsx'
import classes from './Page.module.css'

type Props = {
  title: string
  /** Said under the title in a line. */
  subtitle?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** The record that it shows, where that can be a favourite. */
  record?: Favourite | null
  /** `full` for lists that scroll by themselves and take the whole height, `wide` for panes side by side, `text` for forms and reading. */
  width?: 'full' | 'wide' | 'text'
  /** Where the keyboard stands when the page comes: its title, so that Tab goes on from there, or what the page chooses itself. */
  focus?: 'title' | 'own'
  /** Which part of the page is shown, where one follows another: each begins at its top as a page does. */
  part?: string
  children: ReactNode
}

/** One screen of the window: its title (also of the window), its actions, its content. */
export function Page({ title, subtitle, actions, record, width = 'text', focus = 'title', part, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { document.title = `${title} - Cooperate Desk` }, [title])
  useEffect(() => {
    if (part !== undefined) heading.current?.closest('main')?.scrollTo({ top: 0 })
    if (focus === 'title') heading.current?.focus({ preventScroll: true })
  }, [focus, part])
  return (
    <div className={`${classes['page'] ?? ''} ${classes[width] ?? ''}`}>
      <div className={classes['head']}>
        <div className={classes['heading']}>
          <div className={classes['titleLine']}>
            <Title order={1} size="h2" ref={heading} tabIndex={-1} className={`${classes['title'] ?? ''} ${record ? classes['starred'] ?? '' : ''}`}>{title}</Title>
            {record ? <FavouriteStar record={record} /> : null}
          </div>
          {subtitle ? <div className={classes['subtitle']}>{subtitle}</div> : null}
        </div>
        {actions ? <div className={classes['actions']}>{actions}</div> : null}
      </div>
      {children}
    </div>
  )
}
