import { useMemo } from 'react'
import { documentCells } from '../../shared/documentCells.ts'
import { documentList } from '../../shared/documentList.ts'
import { typeInWords, type DocumentRow } from '../../shared/documents.ts'
import { useFormats, useWords } from '../app/language.ts'
import { gridColumns } from '../components/grid/gridColumns.ts'
import type { GridColumn } from '../components/grid/types.ts'
import { StateMark } from './StateMark.tsx'
import { useTypes } from './types.ts'

/** The columns of the documents list in the window's language. */
export function useDocumentColumns(): GridColumn<DocumentRow>[] {
  const t = useWords()
  const { language } = useFormats()
  const { nameOf } = useTypes()
  return useMemo(() => gridColumns(documentList, t, {
    nameOf: id => nameOf(id) ?? id, rules: documentCells,
    cells: { state: row => <StateMark state={row.state} transition={row.transition} />, type: row => typeInWords(row.typeName, language) },
  }), [t, language, nameOf])
}
