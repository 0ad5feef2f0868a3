import { useMemo } from 'react'
import { documentColumns, documentKinds, documentStates, typeInWords, type DocumentColumn, type DocumentRow } from '../../shared/documents.ts'
import { documentCells } from '../../shared/documentCells.ts'
import type { Language } from '../../shared/procedure.ts'
import { useFormats, useWords, type Words } from '../app/language.ts'
import type { ColumnKind, GridColumn, Value } from '../components/grid/types.ts'
import { editorOf } from '../components/grid/useListEdit.ts'
import { StateMark } from './StateMark.tsx'
import { useTypes } from './types.ts'

const looks: Record<DocumentColumn, { kind: ColumnKind; width: number; hidden?: true; groupable?: true }> = {
  organisation: { kind: 'text', width: 260, groupable: true },
  type: { kind: 'choice', width: 220, groupable: true },
  kind: { kind: 'choice', width: 150, hidden: true, groupable: true },
  state: { kind: 'choice', width: 210, groupable: true },
  endsOn: { kind: 'day', width: 120, groupable: true },
  daysLeft: { kind: 'number', width: 90 },
  number: { kind: 'text', width: 150 },
  issuer: { kind: 'text', width: 210, hidden: true, groupable: true },
  scope: { kind: 'text', width: 200, hidden: true },
  sites: { kind: 'text', width: 180, hidden: true },
  issuedOn: { kind: 'day', width: 130, hidden: true, groupable: true },
  validFrom: { kind: 'day', width: 130, hidden: true, groupable: true },
  expiresOn: { kind: 'day', width: 150, hidden: true, groupable: true },
  receivedOn: { kind: 'day', width: 130, hidden: true, groupable: true },
  verified: { kind: 'choice', width: 110, groupable: true },
  transition: { kind: 'choice', width: 150, hidden: true, groupable: true },
  files: { kind: 'number', width: 80 },
}

const valueOf = (row: DocumentRow, column: DocumentColumn): Value => (column === 'verified' ? Number(row.verified) : row[column])

type Coded = { t: Words; nameOf: (id: string | null) => string | null }

/** The words of a coded column; null for the others. */
function labelOf(column: DocumentColumn, { t, nameOf }: Coded): ((value: string | number) => string) | null {
  switch (column) {
    case 'type': return value => nameOf(String(value)) ?? String(value)
    case 'kind': return value => t(`documents:kind.${documentKinds.find(one => one === value) ?? 'other'}`)
    case 'state': return value => t(`documents:state.${documentStates.find(one => one === value) ?? 'unknown'}`)
    case 'verified': return value => t(Number(value) === 1 ? 'documents:yes' : 'documents:no')
    case 'transition': return value => t(value === 'over' ? 'documents:transition.over' : 'documents:transition.due')
    default: return null
  }
}

function cellOf(column: DocumentColumn, language: Language): GridColumn<DocumentRow>['cell'] | null {
  if (column === 'state') return row => <StateMark state={row.state} transition={row.transition} />
  return column === 'type' ? row => typeInWords(row.typeName, language) : null
}

/** The columns of the documents list in the window's language. */
export function useDocumentColumns(): GridColumn<DocumentRow>[] {
  const t = useWords()
  const { language } = useFormats()
  const { nameOf } = useTypes()
  return useMemo(() => documentColumns.map(name => {
    const { kind, width, hidden, groupable } = looks[name]
    const label = labelOf(name, { t, nameOf })
    const cell = cellOf(name, language)
    const editor = editorOf(documentCells[name], t)
    const column: GridColumn<DocumentRow> = {
      name, kind, width, header: t(`documents:column.${name}`), value: row => valueOf(row, name),
      ...(label ? { label } : {}), ...(cell ? { cell } : {}), ...(hidden ? { hidden } : {}), ...(groupable ? { groupable } : {}), ...(editor ? { editor } : {}),
    }
    return column
  }), [t, language, nameOf])
}
