import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import type { HistoryTable } from '../../shared/history.ts'
import { useWords } from '../app/language.ts'
import { RecordHistory } from './RecordHistory.tsx'

const tabs = ['data', 'history'] as const

type Props = { table: HistoryTable; id: string; /** From the address; the data unless it says the history. */ tab: string | undefined; onTab: (tab: string | undefined) => void; children: ReactNode }

/** A record of one page with its history beside it. */
export function WithHistory({ table, id, tab, onTab, children }: Props) {
  const t = useWords()
  return (
    <Tabs value={tab === 'history' ? 'history' : 'data'} onChange={next => onTab(next === 'history' ? next : undefined)} keepMounted={false}>
      <Tabs.List aria-label={t('history:record.parts')} mb="md">{tabs.map(one => <Tabs.Tab key={one} value={one}>{t(`history:record.tab.${one}`)}</Tabs.Tab>)}</Tabs.List>
      <Tabs.Panel value="data">{children}</Tabs.Panel>
      <Tabs.Panel value="history"><RecordHistory table={table} id={id} /></Tabs.Panel>
    </Tabs>
  )
}
