import { Checkbox, Table } from '@mantine/core'
import type { SchemeContent } from '../../../shared/suppliers/scheme.ts'
import { useWords } from '../../app/language.ts'
import { CellText, changedAt, DropLine, PartTable, without, type PartProps } from './part.tsx'

/** The facts that stop an admission whatever the score. */
export function KnockOutsPart({ content: { knockOuts }, onChange }: PartProps) {
  const t = useWords()
  const set = (index: number, part: Partial<SchemeContent['knockOuts'][number]>) => onChange({ knockOuts: changedAt(knockOuts, index, part) })
  const heads = [t('suppliers:field.code'), t('suppliers:field.name'), t('suppliers:field.nameEnglish'), t('suppliers:screen.scheme.head.staffOnly')]
  const [codeHead = '', nameHead = '', englishHead = '', staffHead = ''] = heads
  return (
    <PartTable
      label={t('suppliers:screen.scheme.part.knockOuts')} heads={heads} add={t('suppliers:screen.scheme.addKnockOut')}
      onAdd={() => onChange({ knockOuts: [...knockOuts, { code: `KO${knockOuts.length + 1}`, name: t('suppliers:screen.scheme.newKnockOut'), nameEnglish: t('suppliers:screen.scheme.newKnockOut'), staffOnly: false }] })}
    >
      {knockOuts.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Table.Tr key={index}>
          <Table.Td><CellText label={`${codeHead}: ${one.code}`} value={one.code} max={20} width={80} onChange={code => set(index, { code })} /></Table.Td>
          <Table.Td><CellText label={`${nameHead}: ${one.code}`} value={one.name} onChange={name => set(index, { name })} /></Table.Td>
          <Table.Td><CellText label={`${englishHead}: ${one.code}`} value={one.nameEnglish} onChange={nameEnglish => set(index, { nameEnglish })} /></Table.Td>
          <Table.Td><Checkbox aria-label={`${staffHead}: ${one.code}`} checked={one.staffOnly} onChange={event => set(index, { staffOnly: event.currentTarget.checked })} /></Table.Td>
          <Table.Td ta="right"><DropLine name={one.code} onDrop={() => onChange({ knockOuts: without(knockOuts, index) })} /></Table.Td>
        </Table.Tr>
      ))}
    </PartTable>
  )
}
