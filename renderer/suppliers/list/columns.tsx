import { useMemo } from 'react'
import { legalForms } from '../../../shared/organisations.ts'
import { categoryGroups, supplierColumns, type SupplierColumn } from '../../../shared/suppliers/fields.ts'
import type { SupplierRow } from '../../../shared/suppliers/records.ts'
import { tiers } from '../../../shared/suppliers/scheme.ts'
import { useWords, type Words } from '../../app/language.ts'
import type { ColumnKind, GridColumn, Value } from '../../components/grid/types.ts'
import { StateMark } from '../StateMark.tsx'
import { stateInWords, useCategories } from '../words.ts'

const looks: Record<SupplierColumn, { kind: ColumnKind; width: number; hidden?: true }> = {
  name: { kind: 'text', width: 250 },
  category: { kind: 'choice', width: 230 },
  group: { kind: 'choice', width: 180, hidden: true },
  tier: { kind: 'choice', width: 120 },
  state: { kind: 'choice', width: 200 },
  since: { kind: 'day', width: 110 },
  validFrom: { kind: 'day', width: 120, hidden: true },
  validUntil: { kind: 'day', width: 130 },
  daysLeft: { kind: 'number', width: 90, hidden: true },
  dueOn: { kind: 'day', width: 110 },
  score: { kind: 'number', width: 80 },
  band: { kind: 'choice', width: 80 },
  municipality: { kind: 'text', width: 150, hidden: true },
  province: { kind: 'choice', width: 90, hidden: true },
  country: { kind: 'choice', width: 90, hidden: true },
  vatNumber: { kind: 'text', width: 140, hidden: true },
  legalForm: { kind: 'choice', width: 150, hidden: true },
  member: { kind: 'choice', width: 90, hidden: true },
  namedBy: { kind: 'number', width: 110, hidden: true },
  openAppeals: { kind: 'number', width: 120, hidden: true },
  appliedOn: { kind: 'day', width: 130, hidden: true },
}

const valueOf = (row: SupplierRow, column: SupplierColumn): Value => (column === 'member' ? Number(row.member) : row[column])

type Label = (value: string | number) => string

/** The words of each coded column. */
function labelsIn(t: Words, nameOf: (id: string) => string): Partial<Record<SupplierColumn, Label>> {
  const say = <T extends string>(known: readonly T[], words: (one: T) => string): Label => value => {
    const found = known.find(one => one === value)
    return found === undefined ? String(value) : words(found)
  }
  return {
    category: value => nameOf(String(value)), state: value => stateInWords(value, t), group: say(categoryGroups, one => t(`suppliers:group.${one}`)), tier: say(tiers, one => t(`suppliers:tier.${one}`)),
    legalForm: say(legalForms, one => t(`organisations:legalForm.${one}`)), member: value => t(Number(value) === 1 ? 'suppliers:screen.yes' : 'suppliers:screen.no'),
  }
}

/** The columns of the list of suppliers in the window's language. */
export function useSupplierColumns(): GridColumn<SupplierRow>[] {
  const t = useWords()
  const { nameOf } = useCategories()
  return useMemo(() => {
    const labels = labelsIn(t, nameOf)
    return supplierColumns.map(name => {
      const { kind, width, hidden } = looks[name]
      const label = labels[name]
      const column: GridColumn<SupplierRow> = {
        name, kind, width, header: t(`suppliers:column.${name}`), value: row => valueOf(row, name), groupable: name !== 'name' && name !== 'vatNumber',
        ...(label ? { label } : {}), ...(hidden ? { hidden } : {}), ...(name === 'state' ? { cell: (row: SupplierRow) => <StateMark state={row.state} /> } : {}),
      }
      return column
    })
  }, [t, nameOf])
}
