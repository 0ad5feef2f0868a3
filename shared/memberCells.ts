import { choiceOf, readAsImported, refused, taken, type CellReasons, type CellRule, type CellRules } from './cellRules.ts'
import type { MemberColumn } from './members.ts'
import { importedChoice, organisationCells } from './organisationCells.ts'
import { membershipKinds } from './organisations/codes.ts'
import { parseNumber } from './typed.ts'

const amount = (field: 'employees' | 'turnover', most: number): CellRule => ({
  kind: 'number', most,
  read: (text, { language, today }) => {
    const typed = parseNumber(text, language)
    if (typed === null) return readAsImported(field, text, today)
    if (typed < 0) return refused('negative', text)
    return typed > most ? refused('too-large', text) : taken(field === 'turnover' ? Math.round(typed * 100) / 100 : typed)
  },
})

/** The columns of the members list that can be written; the others are computed. Money in euros, employees in annual work units. */
export const memberCells: CellRules<MemberColumn> = {
  ...organisationCells,
  employees: amount('employees', 10_000_000),
  turnover: amount('turnover', 1e13),
  membershipKind: { kind: 'choice', required: true, choice: choiceOf(membershipKinds, code => `organisations:membershipKind.${code}`), read: importedChoice('membershipKind', membershipKinds) },
  joinedOn: { kind: 'day' },
  leftOn: { kind: 'day', atEnd: true },
}

/** Why the other columns of the members list are only read. */
export const memberReasons: CellReasons<MemberColumn> = { figuresYear: 'members:readOnly.figuresYear', size: 'members:readOnly.size' }
