import { Box, Button, Group } from '@mantine/core'
import { Dialog } from '../components/Dialog.tsx'
import { endQuestion, useAsked } from './ask.ts'
import { useWords } from './language.ts'

/** What was asked (`ask`), before everything else that stands. */
export function Question() {
  const t = useWords()
  const asked = useAsked()
  if (!asked) return null
  const { asking: { title, children, confirm, leave, onConfirm }, count, opened } = asked
  return (
    <Dialog key={count} opened={opened} onClose={endQuestion} title={title} size="lg">
      <Box mb="md">{children}</Box>
      <Group justify="flex-end">
        <Button variant="default" onClick={endQuestion}>{leave ?? t('cancel')}</Button>
        {/* while it goes, a second click finds it answered */}
        <Button onClick={() => { if (!opened) return; endQuestion(); onConfirm() }}>{confirm}</Button>
      </Group>
    </Dialog>
  )
}
