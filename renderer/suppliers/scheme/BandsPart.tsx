import { Select, Table, Text } from '@mantine/core'
import { bandOutcomes, type Band } from '../../../shared/suppliers/scheme.ts'
import { useWords } from '../../app/language.ts'
import { CellNumber, CellText, changedAt, DropLine, PartTable, without, type PartProps } from './part.tsx'

/** From so many points on, this is proposed, for so many months. */
export function BandsPart({ content: { bands }, onChange }: PartProps) {
  const t = useWords()
  const set = (index: number, part: Partial<Band>) => onChange({ bands: changedAt(bands, index, part) })
  const [codeHead, fromHead, outcomeHead, monthsHead] = [t('suppliers:field.band'), t('suppliers:screen.scheme.head.from'), t('suppliers:field.outcome'), t('suppliers:screen.scheme.head.months')]
  return (
    <>
      <Text size="sm" mb="xs">{t('suppliers:screen.scheme.bandsAbout')}</Text>
      <PartTable
        label={t('suppliers:screen.scheme.part.bands')} heads={[codeHead, fromHead, outcomeHead, monthsHead]} add={t('suppliers:screen.scheme.addBand')} onAdd={() => onChange({ bands: [...bands, { code: '?', from: 0, outcome: 'rejected', months: 0 }] })}
      >
        {bands.map((one, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <Table.Tr key={index}>
            <Table.Td><CellText label={`${codeHead}: ${one.code}`} value={one.code} max={20} width={80} onChange={code => set(index, { code })} /></Table.Td>
            <Table.Td><CellNumber label={`${fromHead}: ${one.code}`} value={one.from} decimals={2} onChange={from => set(index, { from: from ?? 0 })} /></Table.Td>
            <Table.Td><Select size="xs" w={220} aria-label={`${outcomeHead}: ${one.code}`} value={one.outcome} data={bandOutcomes.map(value => ({ value, label: t(`suppliers:outcome.${value}`) }))} onChange={value => set(index, { outcome: bandOutcomes.find(outcome => outcome === value) ?? one.outcome })} /></Table.Td>
            <Table.Td><CellNumber label={`${monthsHead}: ${one.code}`} value={one.months} max={240} onChange={months => set(index, { months: months ?? 0 })} /></Table.Td>
            <Table.Td ta="right"><DropLine name={one.code} disabled={bands.length === 1} onDrop={() => onChange({ bands: without(bands, index) })} /></Table.Td>
          </Table.Tr>
        ))}
      </PartTable>
    </>
  )
}
