import '@fontsource/noto-sans/400.css'
import '@fontsource/noto-sans/400-italic.css'
import '@fontsource/noto-sans/700.css'
import { Box, MantineProvider } from '@mantine/core'
import '@mantine/core/styles.css'
import { DatesProvider } from '@mantine/dates'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { CatchBoundary, RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { ErrorState } from '../components/ErrorState.tsx'
import { useLayouts } from '../components/grid/listLayout.ts'
import { Waiting } from '../components/Waiting.tsx'
import { call, queryClient, useRead } from './api.ts'
import { CommandKeys } from './commands.tsx'
import { readRooms, setLanguage, useFormats } from './language.ts'
import { router } from './router.tsx'
import './chineseNames.css'
import './styles.css'
import { cssVariables, theme } from './theme.ts'
import { useLayers } from './useLayers.ts'

// the screens before an archive is open, which most starts do not need
const FirstRun = lazy(async () => { const [screen] = await Promise.all([import('../workspace/FirstRun.tsx'), readRooms()]); return { default: screen.FirstRun } })
const OpeningProblem = lazy(async () => { const [screen] = await Promise.all([import('../workspace/OpeningProblem.tsx'), readRooms()]); return { default: screen.OpeningProblem } })

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Dressed />
    </QueryClientProvider>
  )
}

function Dressed() {
  const { language } = useFormats()
  // the native menu speaks the language of the window
  useEffect(() => { void call('shell.language', { language }).catch(() => undefined) }, [language])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: language === 'it' ? 'it' : 'en-gb', firstDayOfWeek: 1, weekendDays: [] }}>
        <CommandKeys />
        <CatchBoundary getResetKey={() => 'window'} errorComponent={Failed}>
          <Opened />
          <Above />
        </CatchBoundary>
      </DatesProvider>
    </MantineProvider>
  )
}

/** Nothing of the window stands, since a part of the program could not be read or failed: read anew, it may stand. */
function Failed({ error }: { error: unknown }) {
  return <Box component="main" p="md"><ErrorState error={error} retry={() => { window.location.reload() }} /></Box>
}

/** What stands above every screen: questions, and notices. */
function Above() {
  const layers = useLayers()
  return layers ? <layers.Above /> : null
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
  if (state.data.state === 'open') return <RouterProvider router={router} />
  return <Suspense fallback={<Waiting h="100vh" />}>{state.data.state === 'none' ? <FirstRun /> : <OpeningProblem problem={state.data} />}</Suspense>
}
