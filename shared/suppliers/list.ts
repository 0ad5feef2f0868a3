import type { Words } from '../language.ts'
import type { ListColumns, NameOf } from '../listColumns.ts'
import { legalForms } from '../organisations/codes.ts'
import type { Language } from '../procedure.ts'
import { categoryGroups, supplierColumns, type SupplierColumn } from './fields.ts'
import { supplierStates } from './lifecycle.ts'
import type { SupplierRow } from './records.ts'
import { tiers } from './scheme.ts'

type Named = { code: string; name: string; nameEnglish: string | null }

/** A category as it is called: its code and its name in the language. */
export const categoryInWords = ({ code, name, nameEnglish }: Named, language: Language): string => `${code} ${(language === 'en' ? nameEnglish : null) ?? name}`

type Label = (value: string | number) => string

/** The words of a state; the code itself where no list knows it. */
export function stateInWords(value: string | number, t: Words): string {
  const state = supplierStates.find(one => one === value)
  return state === undefined ? String(value) : t(`supplierStates:${state}`)
}

/** The words of each coded column. */
function labelsIn(t: Words, nameOf: NameOf): Partial<Record<SupplierColumn, Label>> {
  const say = <T extends string>(known: readonly T[], words: (one: T) => string): Label => value => {
    const found = known.find(one => one === value)
    return found === undefined ? String(value) : words(found)
  }
  const yesNo: Label = value => t(Number(value) === 1 ? 'suppliers:screen.yes' : 'suppliers:screen.no')
  return {
    category: value => nameOf(String(value)), state: value => stateInWords(value, t), group: say(categoryGroups, one => t(`suppliers:group.${one}`)), tier: say(tiers, one => t(`suppliers:tier.${one}`)),
    legalForm: say(legalForms, one => t(`organisations:legalForm.${one}`)), member: yesNo, hasStaff: yesNo,
  }
}

/** The columns of the list of suppliers; its categories are called by code and name. */
export const supplierList: ListColumns<SupplierColumn, SupplierRow> = {
  names: supplierColumns,
  heading: (column, t) => t(`suppliers:column.${column}`),
  value: (row, column) => {
    const value = row[column]
    return typeof value === 'boolean' ? Number(value) : value
  },
  label: (column, t, nameOf) => labelsIn(t, nameOf)[column] ?? null,
  looks: {
    name: { kind: 'text', width: 250 },
    category: { kind: 'choice', width: 230, groupable: true },
    group: { kind: 'choice', width: 180, hidden: true, groupable: true },
    tier: { kind: 'choice', width: 120, groupable: true },
    state: { kind: 'choice', width: 200, groupable: true },
    since: { kind: 'day', width: 110, groupable: true },
    validFrom: { kind: 'day', width: 120, hidden: true, groupable: true },
    validUntil: { kind: 'day', width: 130, groupable: true },
    daysLeft: { kind: 'number', width: 90, hidden: true, groupable: true },
    dueOn: { kind: 'day', width: 110, groupable: true },
    score: { kind: 'number', width: 80, groupable: true },
    band: { kind: 'choice', width: 80, groupable: true },
    municipality: { kind: 'text', width: 150, hidden: true, groupable: true },
    province: { kind: 'choice', width: 90, hidden: true, groupable: true },
    country: { kind: 'choice', width: 90, hidden: true, groupable: true },
    vatNumber: { kind: 'text', width: 140, hidden: true },
    legalForm: { kind: 'choice', width: 150, hidden: true, groupable: true },
    member: { kind: 'choice', width: 90, hidden: true, groupable: true },
    namedBy: { kind: 'number', width: 110, hidden: true, groupable: true },
    openAppeals: { kind: 'number', width: 120, hidden: true, groupable: true },
    appliedOn: { kind: 'day', width: 130, hidden: true, groupable: true },
    hasStaff: { kind: 'choice', width: 140, hidden: true, groupable: true },
    noticeOn: { kind: 'day', width: 140, hidden: true, groupable: true },
    confirmedOn: { kind: 'day', width: 160, hidden: true, groupable: true },
  },
}
