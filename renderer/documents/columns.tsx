import { Badge } from '@mantine/core'
import { useMemo } from 'react'
import { documentColumns, documentKinds, documentStates, typeInWords, type DocumentColumn, type DocumentRow } from '../../shared/documents.ts'
import { useFormats, useWords, type Words } from '../app/language.ts'
import type { ColumnKind, GridColumn } from '../components/grid/types.ts'
import { stateColour } from './stateWords.ts'
import { useTypes } from './useTypes.ts'

const looks: Record<DocumentColumn, { kind: ColumnKind; width: number; hidden?: true }> = {
  organisation: { kind: 'text', width: 250 }, type: { kind: 'choice', width: 200 }, kind: { kind: 'choice', width: 150, hidden: true }, state: { kind: 'choice', width: 150 },
  endsOn: { kind: 'day', width: 130 }, daysLeft: { kind: 'number', width: 110 }, number: { kind: 'text', width: 140 }, issuer: { kind: 'text', width: 220 }, scope: { kind: 'text', width: 180, hidden: true },
  sites: { kind: 'text', width: 180, hidden: true }, issuedOn: { kind: 'day', width: 130, hidden: true }, validFrom: { kind: 'day', width: 130, hidden: true }, receivedOn: { kind: 'day', width: 130, hidden: true },
  verified: { kind: 'choice', width: 120, hidden: true }, transition: { kind: 'choice', width: 190, hidden: true }, files: { kind: 'number', width: 80 },
}

/** Words of the coded columns. */
function labelOf(column: DocumentColumn, t: Words): ((value: string | number) => string) | undefined {
  switch (column) {
    case 'kind': return value => { const known = documentKinds.find(one => one === value); return known ? t(`documents:kind.${known}`) : String(value) }
    case 'state': return value => { const known = documentStates.find(one => one === value); return known ? t(`documents:state.${known}`) : String(value) }
    case 'transition': return value => (value === 'due' || value === 'over' ? t(`documents:transition.${value}`) : String(value))
    case 'verified': return value => t(value === 1 ? 'documents:yes' : 'documents:no')
    default: return undefined
  }
}

/** The columns of the documents list in the window's language. */
export function useDocumentColumns(): GridColumn<DocumentRow>[] {
  const t = useWords()
  const { language } = useFormats()
  const { types } = useTypes()
  return useMemo(() => documentColumns.map((name): GridColumn<DocumentRow> => {
    const { kind, width, hidden } = looks[name]
    const names = new Map(types.map(type => [type.id, typeInWords(type, language)]))
    const label = name === 'type' ? (value: string | number) => names.get(String(value)) ?? '' : labelOf(name, t)
    return {
      name, kind, width, header: t(`documents:column.${name}`),
      value: row => (name === 'verified' ? Number(row.verified) : row[name]),
      ...(label ? { label } : {}),
      ...(hidden ? { hidden } : {}),
      ...(name === 'state' ? { cell: (row: DocumentRow, text: string) => <Badge variant="outline" color={stateColour[row.state]} tt="none">{text}</Badge> } : {}),
    }
  }), [t, types, language])
}
