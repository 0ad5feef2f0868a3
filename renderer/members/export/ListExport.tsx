import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '../../../shared/contract.ts'
import { formatDay } from '../../../shared/format.ts'
import { useWords } from '../../app/language.ts'
import { today } from '../../app/today.ts'
import { DayField } from '../../components/DayField.tsx'
import { PaperDialog, type PaperFormat } from '../../components/paper/PaperDialog.tsx'
import { useListLook } from '../../components/paper/useListLook.tsx'
import type { GridColumn, GridView } from '../../components/grid/types.ts'
import type { MemberRow } from '../../../shared/members.ts'
import { isMemberColumn } from '../list/edit.ts'

type ExportInput = Input<'members.export'>
type Selection = Pick<ExportInput, 'clusterId' | 'text' | 'filter' | 'sort' | 'at' | 'group'>
type Props = { opened: boolean; first?: PaperFormat; onClose: () => void; title: string; selection: Selection; columns: readonly GridColumn<MemberRow>[]; view: GridView; onView: (part: Partial<GridView>) => void; name: string | undefined }

const isFiltered = ({ text, filter }: Selection): boolean => Boolean(text) || Object.keys(filter ?? {}).length > 0

/** The members as they are seen, as Excel, PDF or CSV, of that day or another. */
export function ListExport({ opened, first, onClose, title, selection: { at: shown, ...selection }, columns, view, onView, name }: Props) {
  const t = useWords()
  const [day, setDay] = useState<{ at: string | null } | null>(null)
  const at = day === null ? (shown ?? null) : day.at
  const look = useListLook({ columns, view, onView }, isMemberColumn)
  return (
    <PaperDialog
      opened={opened} onMade={look.keep} onClose={() => { setDay(null); look.forget(); onClose() }} title={title} procedure="members.export" formats={['xlsx', 'pdf', 'csv']} {...(first ? { first } : {})} fileName={t('members:export.fileName')}
      input={({ format, ...options }) => ({
        ...selection, ...options, kind: 'list', format: format === 'docx' ? 'pdf' : format, ...(at ? { at } : {}), columns: look.columns.filter(isMemberColumn), ...look.lying, ...(name === undefined ? {} : { view: name }),
      })}
    >
      {format => (
        <>
          <DayField label={t('components:paper.at')} description={t('components:paper.atHint')} placeholder={formatDay(today())} value={at} onSave={async next => setDay({ at: next })} />
          {look.fields(format)}
          <Text size="sm">{t(isFiltered(selection) ? 'members:export.asFiltered' : 'members:export.asShown')}</Text>
        </>
      )}
    </PaperDialog>
  )
}
