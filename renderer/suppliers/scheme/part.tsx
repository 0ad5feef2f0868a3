import { ActionIcon, Button, Group, NumberInput, Table, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SchemeContent } from '../../../shared/suppliers/scheme.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { WideTable } from '../../components/WideTable.tsx'

/** What each part of the editor is given. */
export type PartProps = { content: SchemeContent; onChange: (next: Partial<SchemeContent>) => void }

/** A list with one of its things changed, or without it. */
export const changedAt = <T,>(all: readonly T[], index: number, part: Partial<T>): T[] => all.map((one, at) => (at === index ? { ...one, ...part } : one))
export const without = <T,>(all: readonly T[], index: number): T[] => all.filter((_, at) => at !== index)

/** A table of a part, with its heads and a way to add a line. */
export function PartTable({ label, heads, add, onAdd, children }: { label: string; heads: readonly string[]; add: string; onAdd: () => void; children: ReactNode }) {
  return (
    <>
      <WideTable label={label} minWidth={760}>
        <Table.Thead><Table.Tr>{heads.map(head => <Table.Th key={head} scope="col">{head}</Table.Th>)}<Table.Td /></Table.Tr></Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </WideTable>
      <Group mt="sm"><Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>{add}</Button></Group>
    </>
  )
}

/** A text in a table, named by its head and its line. */
export function CellText({ label, value, max = 200, width, onChange }: { label: string; value: string; max?: number; width?: number; onChange: (value: string) => void }) {
  return <TextInput size="xs" aria-label={label} value={value} maxLength={max} {...(width ? { w: width } : {})} onChange={event => onChange(event.currentTarget.value)} />
}

type CellNumberProps = { label: string; value: number | null; max?: number; decimals?: number; onChange: (value: number | null) => void }

/** A number in a table; empty where that means something. */
export function CellNumber({ label, value, max = 100, decimals = 0, onChange }: CellNumberProps) {
  const { language } = useFormats()
  return (
    <NumberInput
      size="xs" w={84} aria-label={label} value={value ?? ''} min={0} max={max} decimalScale={decimals} decimalSeparator={language === 'it' ? ',' : '.'} allowedDecimalSeparators={[',', '.']} hideControls styles={{ input: { textAlign: 'right' } }}
      onChange={typed => onChange(typeof typed === 'number' ? typed : null)}
    />
  )
}

/** Takes a line away. */
export function DropLine({ name, onDrop, disabled = false }: { name: string; onDrop: () => void; disabled?: boolean }) {
  const t = useWords()
  return <ActionIcon variant="subtle" color="gray" aria-label={t('suppliers:screen.scheme.drop', { name })} disabled={disabled} onClick={onDrop}><IconTrash size={16} aria-hidden /></ActionIcon>
}
