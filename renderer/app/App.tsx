import { MantineProvider } from '@mantine/core'
import '@mantine/core/styles.css'
import { DatesProvider } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import { ErrorState } from '../components/ErrorState.tsx'
import { useLayouts } from '../components/grid/listLayout.ts'
import { Waiting } from '../components/Waiting.tsx'
import { FirstRun } from '../workspace/FirstRun.tsx'
import { OpeningProblem } from '../workspace/OpeningProblem.tsx'
import { call, queryClient, useRead } from './api.ts'
import { CommandsProvider } from './commands.tsx'
import { i18n, setLanguage, useFormats } from './language.ts'
import { router } from './router.tsx'
import './fonts.css'
import './styles.css'
import { cssVariables, theme } from './theme.ts'

export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <Dressed />
      </QueryClientProvider>
    </I18nextProvider>
  )
}

function Dressed() {
  const { language } = useFormats()
  // the native menu speaks the language of the window
  useEffect(() => { void call('shell.language', { language }).catch(() => undefined) }, [language])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: language === 'it' ? 'it' : 'en-gb', firstDayOfWeek: 1, weekendDays: [] }}>
        <CommandsProvider>
          <ModalsProvider>
            <Notifications position="bottom-right" limit={4} />
            <Opened />
          </ModalsProvider>
        </CommandsProvider>
      </DatesProvider>
    </MantineProvider>
  )
}

/** First run, opening problem, or the rooms: as the workspace stands. */
function Opened() {
  const state = useRead('workspace.state', {})
  // beside it, so that no list is drawn with other columns first
  const layouts = useLayouts()
  const language = state.data?.state === 'open' ? state.data.language : undefined
  useEffect(() => { if (language) void setLanguage(language) }, [language])
  if (state.isError) return <ErrorState error={state.error} retry={() => void state.refetch()} />
  if (!state.data || layouts.isPending) return <Waiting h="100vh" />
  if (state.data.state === 'none') return <FirstRun />
  if (state.data.state === 'refused') return <OpeningProblem problem={state.data} />
  return <RouterProvider router={router} />
}
