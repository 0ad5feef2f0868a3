import { Box, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { useWords } from './language.ts'

/** An address that leads nowhere. */
export function UnknownPage() {
  const t = useWords()
  return (
    <Page title={t('unknownPage.title')}>
      <EmptyState title={t('unknownPage.text')} actions={<Button component={Link} to="/">{t('room.home')}</Button>} />
    </Page>
  )
}

/** The frame itself failed: nothing else stands, so that this is the whole window. */
export const CrashedWindow = (props: { error: unknown; reset: () => void }) => <Box component="main" p="md"><CrashedPage {...props} /></Box>

/** A screen that failed while drawing: the rest of the window stands, and nothing stored is touched. */
export function CrashedPage({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useWords()
  return (
    <Page title={t('crashed.title')}>
      <ErrorState error={error} retry={reset} />
    </Page>
  )
}
