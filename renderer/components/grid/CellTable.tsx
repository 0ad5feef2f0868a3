import { Anchor, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormats, useWords } from '../../app/language.ts'
import { WideTable } from '../WideTable.tsx'

type Head = 'row' | 'column' | 'before' | 'after' | 'text' | 'reason'

/** More lines than these are not drawn; how many more there are is said. */
export const shownLines = 300

/** Cells under their heads, the first of them; `more` is how many others there are. */
export function CellTable({ label, heads, height, more, children }: { label: string; heads: readonly Head[]; height: string; more: number; children: ReactNode }) {
  const t = useWords()
  const { number } = useFormats()
  return (
    <div>
      <WideTable label={label} minWidth={420} maxHeight={height} striped withTableBorder verticalSpacing={4} fz="sm">
        <Table.Thead><Table.Tr>{heads.map(head => <Table.Th key={head} scope="col">{t(`components:grid.preview.head.${head}`)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </WideTable>
      {more > 0 ? <Text size="sm" p="xs">{t('components:grid.preview.more', { count: more, shown: number(more) })}</Text> : null}
    </div>
  )
}

type Refused = { name: string; column: string; text: string; reason: string; /** Leads to the cell. */ onShow?: () => void }

/** A cell that stays out: which row and column, what was to stand there, why. */
export function RefusedLine({ name, column, text, reason, onShow }: Refused) {
  return (
    <Table.Tr {...(onShow ? { onClick: onShow, style: { cursor: 'pointer' } } : {})}>
      <Table.Td>{onShow ? <Anchor component="button" type="button" fz="sm" ta="left">{name}</Anchor> : name}</Table.Td>
      <Table.Td>{column}</Table.Td><Table.Td miw={110} style={{ overflowWrap: 'anywhere' }}>{text}</Table.Td><Table.Td>{reason}</Table.Td>
    </Table.Tr>
  )
}
