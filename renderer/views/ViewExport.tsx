import { Checkbox, Text } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import type { ExportedGrid } from '../../shared/viewExport.ts'
import { useWords } from '../app/language.ts'
import type { GridColumn, GridView } from '../components/grid/types.ts'
import { PaperDialog, type PaperFormat } from '../components/paper/PaperDialog.tsx'
import { useListLook } from '../components/paper/useListLook.tsx'

type Selection = Input<'views.export'>['selection']
type Props<Row> = {
  opened: boolean
  first?: PaperFormat
  onClose: () => void
  grid: ExportedGrid
  /** The rows that the list shows, as its own procedure is asked for them. */
  selection: object
  columns: readonly GridColumn<Row>[]
  view: GridView
  onView: (part: Partial<GridView>) => void
  /** What the view is called, where a saved one is shown. */
  name: string | undefined
  /** The list has rows of confidential points. */
  confidential?: boolean
}

/** The list as it is seen, as Excel, PDF or CSV. */
export function ViewExport<Row>({ opened, first, onClose, grid, selection, columns, view, onView, name, confidential = false }: Props<Row>) {
  const t = useWords()
  const [all, setAll] = useState(false)
  const look = useListLook({ columns, view, onView })
  return (
    <PaperDialog
      opened={opened} onMade={look.keep} onClose={() => { look.forget(); onClose() }} title={t('views:export.title')} procedure="views.export" formats={['xlsx', 'pdf', 'csv']} {...(first ? { first } : {})} fileName={t(`papers:list.${grid}.title`)}
      input={({ format, ...options }) => ({
        ...options, format: format === 'docx' ? 'pdf' : format, grid, selection: selection as Selection, columns: look.columns, ...look.lying, ...(name === undefined ? {} : { view: name }), ...(confidential && all ? { confidential: true } : {}),
      })}
    >
      {format => (
        <>
          {look.fields(format)}
          {confidential ? <Checkbox label={t('views:export.confidential')} checked={all} onChange={event => setAll(event.currentTarget.checked)} /> : null}
          <Text size="sm">{t('views:export.about')}</Text>
        </>
      )}
    </PaperDialog>
  )
}
