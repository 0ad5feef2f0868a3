import { Stack, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FileCounts } from '../../shared/workspace.ts'
import { useFormats, useWords } from '../app/language.ts'

type Props = { counts: FileCounts; agency?: string; /** When a backup was made. */ at?: string; children?: ReactNode }

/** By what a person recognises a file: whose it is, how much is in it, when it was last changed. */
export function CountsTable({ counts, agency, at, children }: Props) {
  const t = useWords()
  const { number, instant } = useFormats()
  const rows = [
    ...(agency ? [{ label: t('workspace:counts.agency'), value: agency }] : []),
    ...(at ? [{ label: t('workspace:counts.madeAt'), value: instant(at) }] : []),
    { label: t('workspace:counts.organisations'), value: number(counts.organisations) },
    { label: t('workspace:counts.members'), value: number(counts.members) },
    { label: t('workspace:counts.lastChange'), value: counts.lastChange ? instant(counts.lastChange) : t('workspace:counts.never') },
  ]
  return (
    <Stack gap="sm">
      {children ? <Text>{children}</Text> : null}
      <Table variant="vertical" withTableBorder layout="auto">
        <Table.Tbody>
          {rows.map(row => <Table.Tr key={row.label}><Table.Th scope="row" fw={400}>{row.label}</Table.Th><Table.Td>{row.value}</Table.Td></Table.Tr>)}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
