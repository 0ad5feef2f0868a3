import { Button } from '@mantine/core'
import { IconUserEdit } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { useLayers } from '../app/useLayers.ts'

/** Who writes: shown by initials, changed with one click. A signature for the history, not a protection. */
export function WriterMenu() {
  const t = useWords()
  const layers = useLayers()
  const { data } = useRead('workspace.writers', {})
  const writers = data?.writers ?? []
  const current = writers.find(writer => writer.id === data?.current)
  const [opened, setOpened] = useState(false)
  const button = (
    <Button {...(layers ? {} : { onClick: () => { setOpened(true) } })} variant={current ? 'default' : 'light'} size="compact-sm" leftSection={<IconUserEdit size={18} aria-hidden />} {...(current ? { 'aria-label': `${current.initials}. ${t('workspace:writer.now', { name: current.name })}` } : {})}>
      {current?.initials ?? t('workspace:writer.who')}
    </Button>
  )
  return layers ? <layers.WriterChoice writers={writers} current={current} button={button} opened={opened} onOpened={setOpened} /> : button
}
