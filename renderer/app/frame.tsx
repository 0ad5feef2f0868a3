import { Box } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Banners } from '../workspace/Banners.tsx'
import { FindBar } from './FindBar.tsx'
import classes from './frame.module.css'
import { useGlobalCommands } from './globalCommands.ts'
import { useWords } from './language.ts'
import { Navigation } from './Navigation.tsx'
import { StatusLine } from './StatusLine.tsx'
import { TopLine } from './TopLine.tsx'
import { useLayers } from './useLayers.ts'

// Over a dialog, Esc closes the help alone: the library would close both. Heard before the dialogs, which come later.
let closeHelp: (() => void) | null = null
addEventListener('keydown', event => { if (event.key === 'Escape' && closeHelp) { event.stopImmediatePropagation(); closeHelp() } }, { capture: true })

/** The rooms at the left (in a drawer where the window is narrow), the top line, and the screen. */
export function Frame() {
  const t = useWords()
  const narrow = useMediaQuery('(max-width: 56.24em)', false, { getInitialValueInEffect: false })
  const [drawer, { open, close }] = useDisclosure(false)
  const layers = useLayers()
  const [helping, help] = useDisclosure(false)
  useEffect(() => {
    closeHelp = helping ? help.close : null
    return () => { closeHelp = null }
  }, [helping, help.close])
  useGlobalCommands({ help: help.open })
  return (
    <div className={classes['frame']}>
      <a className={classes['skip']} href="#content" onClick={event => { event.preventDefault(); document.getElementById('content')?.focus() }}>{t('skip')}</a>
      <TopLine {...(narrow ? { onMenu: open } : {})} />
      {narrow ? null : <nav className={classes['nav']} data-pane="nav" aria-label={t('rooms')}><Navigation /></nav>}
      {layers ? (
        <layers.SideDialog opened={narrow && drawer} onClose={close} title={t('rooms')} size="18rem">
          <Box component="nav" aria-label={t('rooms')}><Navigation onGo={close} /></Box>
        </layers.SideDialog>
      ) : null}
      <main className={classes['main']} id="content" tabIndex={-1} data-pane="main">
        <Banners />
        <Outlet />
      </main>
      <StatusLine />
      <FindBar />
      {layers ? <><layers.Palette /><layers.Help opened={helping} onClose={help.close} /></> : null}
    </div>
  )
}
