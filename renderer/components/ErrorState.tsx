import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { errorDetails, errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { CopyButton } from './CopyButton.tsx'

type Props = { error: unknown; retry?: () => void; children?: ReactNode }

/** What happened and what to do next, in the place where the answer would have stood. */
export function ErrorState({ error, retry, children }: Props) {
  const t = useWords()
  const words = errorWords(error)
  return (
    <Alert role="alert" variant="outline" color="red" title={words.title} icon={<IconAlertTriangle aria-hidden />}>
      <Text>{words.next}</Text>
      {children}
      <Group mt="sm">
        {retry ? <Button variant="default" onClick={retry}>{t('tryAgain')}</Button> : null}
        <CopyButton variant="subtle" size={retry ? 'sm' : 'xs'} label={t('copyDetails')} text={() => errorDetails(error)} />
      </Group>
    </Alert>
  )
}
