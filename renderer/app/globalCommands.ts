import { useMantineColorScheme } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { saveFields } from '../components/autosave.ts'
import { call, queryClient } from './api.ts'
import { useCommand } from './commands.tsx'
import { useFormats, useWords } from './language.ts'
import { attempt, showDone } from './notices.tsx'
import { openPalette } from './openPalette.ts'
import { cyclePanes } from './panes.ts'
import { allSaved } from './saving.ts'
import { cycleTabs } from './tabs.ts'
import { sayRefused } from './toast.tsx'
import { undoNext } from './undo.ts'

const schemes = ['auto', 'light', 'dark'] as const

/** The commands that hold on every screen. */
export function useGlobalCommands({ help }: { help: () => void }): void {
  const t = useWords()
  const router = useRouter()
  const { language } = useFormats()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const go = (to: '/' | '/quality' | '/members' | '/people' | '/documents' | '/documents/types' | '/suppliers' | '/suppliers/scheme' | '/checklists' | '/policies' | '/groups' | '/meetings' | '/meetings/decisions' | '/actions' | '/clusters' | '/history' | '/backups' | '/settings' | '/about') => () => { void router.navigate({ to }) }

  useCommand('palette', openPalette)
  useCommand('help', help)
  useCommand('undo', () => { undoNext('undo') })
  useCommand('redo', () => { undoNext('redo') })
  useCommand('save', () => {
    void saveFields(true).then(async kept => {
      if (await allSaved() && kept) showDone(t('alreadySaved'))
      else sayRefused(t('notAllSaved.title'), t('notAllSaved.next'))
    })
  })
  // a screen with a paper has them before
  useCommand('export', () => { showDone(t('nothingToPrint')) }, { listed: false })
  useCommand('print', () => { showDone(t('nothingToPrint')) }, { listed: false })
  useCommand('refresh', () => { void queryClient.invalidateQueries() })
  useCommand('back', () => router.history.back())
  useCommand('forward', () => router.history.forward())
  useCommand('nextPane', () => cyclePanes(1))
  useCommand('previousPane', () => cyclePanes(-1))
  useCommand('nextTab', () => cycleTabs(1))
  useCommand('previousTab', () => cycleTabs(-1))
  useCommand('go.home', go('/'))
  useCommand('go.quality', go('/quality'))
  useCommand('go.members', go('/members'))
  useCommand('go.people', go('/people'))
  useCommand('go.documents', go('/documents'))
  useCommand('go.groups', go('/groups'))
  useCommand('go.meetings', go('/meetings'))
  useCommand('go.decisions', go('/meetings/decisions'))
  useCommand('go.actions', go('/actions'))
  useCommand('go.checklists', go('/checklists'))
  useCommand('go.suppliers', go('/suppliers'))
  useCommand('go.scheme', go('/suppliers/scheme'))
  useCommand('go.policies', go('/policies'))
  useCommand('go.clusters', go('/clusters'))
  useCommand('go.history', go('/history'))
  useCommand('go.backups', go('/backups'))
  useCommand('go.settings', go('/settings'))
  useCommand('go.types', go('/documents/types'))
  useCommand('go.duplicates', () => { void router.navigate({ to: '/quality', search: { tab: 'duplicates' } }) })
  useCommand('go.bin', () => { void router.navigate({ to: '/history', search: { tab: 'bin' } }) })
  useCommand('about', go('/about'))
  useCommand('scheme', () => setColorScheme(schemes[(schemes.indexOf(colorScheme) + 1) % schemes.length] ?? 'auto'))
  useCommand('language', () => { void attempt(() => call('workspace.settings.save', { language: language === 'it' ? 'en' : 'it' })) })
}
