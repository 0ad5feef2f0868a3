import type { ListColumns } from './listColumns.ts'
import { codeWords, isCoded } from './memberCodes.ts'
import { memberColumns, type MemberColumn, type MemberRow } from './members.ts'

/** The columns of the members list. */
export const memberList: ListColumns<MemberColumn, MemberRow> = {
  names: memberColumns,
  heading: (column, t) => t(`members:column.${column}`),
  value: (row, column) => (column === 'tags' ? row.tags.join(', ') : row[column]),
  label: (column, t) => (isCoded(column) ? value => codeWords[column](value, t) : null),
  looks: {
    name: { kind: 'text', width: 280 },
    vatNumber: { kind: 'text', width: 210 },
    taxCode: { kind: 'text', width: 170, hidden: true },
    legalForm: { kind: 'choice', width: 170, hidden: true, groupable: true },
    kind: { kind: 'choice', width: 120, hidden: true, groupable: true },
    municipality: { kind: 'text', width: 180, groupable: true },
    province: { kind: 'choice', width: 90, groupable: true },
    postalCode: { kind: 'text', width: 90, hidden: true, groupable: true },
    atecoCode: { kind: 'text', width: 150, groupable: true },
    chainPlace: { kind: 'choice', width: 170, hidden: true, groupable: true },
    employees: { kind: 'number', width: 130 },
    turnover: { kind: 'euros', width: 160 },
    figuresYear: { kind: 'year', width: 120, hidden: true, groupable: true },
    size: { kind: 'choice', width: 150, groupable: true },
    membershipKind: { kind: 'choice', width: 130, hidden: true, groupable: true },
    joinedOn: { kind: 'day', width: 140, groupable: true },
    leftOn: { kind: 'day', width: 130, hidden: true, groupable: true },
    email: { kind: 'text', width: 230, hidden: true },
    pec: { kind: 'text', width: 230, hidden: true },
    phone: { kind: 'text', width: 150, hidden: true },
    tags: { kind: 'choice', width: 180, hidden: true },
  },
}
