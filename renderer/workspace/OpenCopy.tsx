import { Button, FileButton } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { call, CallError, queryClient } from '../app/api.ts'
import { ask } from '../app/ask.ts'
import { goTo } from '../app/go.ts'
import { useWords, wordsNow } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { CountsTable } from './CountsTable.tsx'

/** The ticket of a chosen file. A file that has no place on disk (dragged out of a mail) is refused with its words. */
export async function ticketOf(file: File): Promise<string> {
  const ticket = await window.desk.place(file)
  if (ticket === null) throw new CallError({ code: 'missing', message: 'no place', values: { name: file.name } })
  return ticket
}

async function open(file: string, name: string): Promise<void> {
  await attempt(async () => {
    await call('workspace.copy.open', { file })
    goTo('/members')
    await queryClient.invalidateQueries()
    showDone(wordsNow()('workspace:copy.opened', { name }))
  })
}

/** Chooses a copy, shows what it holds, and opens it in the place of the workspace when the person says so. */
export function OpenCopy({ variant = 'default' }: { variant?: 'default' | 'filled' }) {
  const t = useWords()
  const [looking, setLooking] = useState(false)
  const look = async (chosen: File | null) => {
    if (!chosen) return
    setLooking(true)
    await attempt(async () => {
      const file = await ticketOf(chosen)
      const { counts, agency } = await call('workspace.copy.look', { file })
      ask({
        title: t('workspace:copy.openTitle', { name: chosen.name }),
        children: <CountsTable counts={counts} agency={agency}>{t('workspace:copy.openText')}</CountsTable>,
        confirm: t('workspace:copy.openConfirm'),
        onConfirm: () => { void open(file, chosen.name) },
      })
    })
    setLooking(false)
  }
  return (
    <FileButton onChange={file => { void look(file) }}>
      {props => <Button {...props} variant={variant} loading={looking} leftSection={<IconFolderOpen size={18} aria-hidden />}>{t('workspace:copy.open')}</Button>}
    </FileButton>
  )
}
