import { Group } from '@mantine/core'
import { IconAlertTriangle, IconCircleX, IconCopy, IconEqual, IconPencil, IconPlus } from '@tabler/icons-react'
import { useMemo, type ReactNode } from 'react'
import { importChoice, importFields, type ImportField, type ImportOutcome, type ImportPreview, type ImportRow } from '../../../shared/members.ts'
import { useWords } from '../../app/language.ts'
import type { ColumnKind, GridColumn, Value } from '../../components/grid/types.ts'
import { codeWords, isCoded } from '../../../shared/memberCodes.ts'
import { chosen, outcomes, type Choices } from './choices.ts'
import { problemWords, rowReason } from './problemWords.ts'

const signs: Record<ImportOutcome, ReactNode> = {
  new: <IconPlus size={16} aria-hidden />, update: <IconPencil size={16} aria-hidden />, same: <IconEqual size={16} aria-hidden />,
  duplicate: <IconCopy size={16} aria-hidden />, error: <IconCircleX size={16} aria-hidden />,
}
const kinds: Partial<Record<ImportField, ColumnKind>> = { employees: 'number', turnover: 'euros', balanceSheet: 'euros', joinedOn: 'day', leftOn: 'day', membershipKind: 'choice', legalForm: 'choice', chainPlace: 'choice' }
const widths: Partial<Record<ImportField, number>> = { name: 260, vatNumber: 140, municipality: 150, email: 200, pec: 200, turnover: 150, province: 80 }

/** An icon with words: never a colour alone. */
const Sign = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => <Group component="span" display="inline-flex" gap={6} wrap="nowrap">{icon}<span>{children}</span></Group>

function valueOf(row: ImportRow, field: ImportField): Value {
  return row.values[field] ?? null
}

/** The columns of the preview: what the row is, what will be done with it, why, and the values that were read. */
export function usePreviewColumns(preview: ImportPreview, choices: Choices): GridColumn<ImportRow>[] {
  const t = useWords()
  return useMemo(() => {
    const used = importFields.filter(field => preview.columns.some(column => column.field === field) || preview.rows.some(row => row.values[field] !== undefined && row.values[field] !== null))
    const own: GridColumn<ImportRow>[] = [
      { name: 'row', header: t('members:import.column.row'), kind: 'number', width: 76, value: row => row.row },
      {
        name: 'outcome', header: t('members:import.column.outcome'), kind: 'choice', width: 190, value: row => row.outcome,
        label: value => { const known = outcomes.find(one => one === value); return known ? t(`imports:outcome.${known}`) : String(value) },
        cell: (row, text) => <Sign icon={signs[row.outcome]}>{text}</Sign>,
      },
      {
        name: 'choice', header: t('members:import.column.choice'), kind: 'choice', width: 220, value: row => chosen(row, choices),
        label: value => { const known = importChoice.options.find(one => one === value); return known ? t(`members:import.choice.${known}`) : String(value) },
      },
      { name: 'reason', header: t('members:import.column.reason'), kind: 'text', width: 320, value: row => rowReason(row, t) },
    ]
    const read = used.map((field): GridColumn<ImportRow> => ({
      name: field, header: t(`members:importField.${field}`), kind: kinds[field] ?? 'text', width: widths[field] ?? 130, value: row => valueOf(row, field),
      ...(isCoded(field) ? { label: (value: string | number) => codeWords[field](value, t) } : {}),
      cell: (row, text) => {
        const said = row.problems.find(problem => problem.field === field && problem.level !== 'info')
        return said ? <span title={problemWords(said, t)}><Sign icon={<IconAlertTriangle size={16} role="img" aria-label={problemWords(said, t)} />}>{text}</Sign></span> : text
      },
    }))
    return [...own, ...read]
  }, [preview, choices, t])
}
