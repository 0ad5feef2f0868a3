import { choiceOf, readAsImported, refused, taken, type CellReader, type CellRule, type CellRules } from './cellRules.ts'
import type { ReadTyped } from './cells.ts'
import { splitPlace } from './import/texts.ts'
import type { ImportField, MemberColumn } from './members.ts'
import { chainPlaces, legalForms, membershipKinds, organisationKinds } from './organisations.ts'
import { parseNumber } from './typed.ts'

/** What an imported list would understand is understood here as well: "srl", "Soc. coop.", a VAT number without its zeros. */
const imported = (field: ImportField): CellReader => (text, { today }) => readAsImported(field, text, today)

/** Of codes: what an import makes of a text, where that is one of them. */
const importedChoice = (field: ImportField, codes: readonly string[]): CellReader => (text, { today }) => {
  const read = readAsImported(field, text, today)
  return read.ok && typeof read.value === 'string' && codes.includes(read.value) ? taken(read.value) : refused('not-a-choice', text)
}

const amount = (field: 'employees' | 'turnover', most: number): CellRule => ({
  kind: 'number', most,
  read: (text, { language, today }) => {
    const typed = parseNumber(text, language)
    if (typed === null) return readAsImported(field, text, today)
    if (typed < 0) return refused('negative', text)
    return typed > most ? refused('too-large', text) : taken(field === 'turnover' ? Math.round(typed * 100) / 100 : typed)
  },
})

function readTags(text: string, today: string): ReadTyped {
  const read = readAsImported('tags', text, today)
  return read.ok && typeof read.value === 'string' ? taken(read.value.split('; ').join(', ')) : read
}

/** The columns of the members list that can be written; the others are computed. Money in euros, employees in annual work units. */
export const memberCells: CellRules<MemberColumn> = {
  name: { kind: 'text', required: true, longest: 300 },
  vatNumber: { kind: 'text', longest: 20, read: imported('vatNumber') },
  taxCode: { kind: 'text', longest: 20, read: imported('taxCode') },
  legalForm: { kind: 'choice', choice: choiceOf(legalForms, code => `organisations:legalForm.${code}`), read: importedChoice('legalForm', legalForms) },
  kind: { kind: 'choice', required: true, choice: choiceOf(organisationKinds, code => `organisations:kind.${code}`) },
  municipality: { kind: 'text', longest: 120, read: text => taken(splitPlace(text).municipality) },
  province: { kind: 'text', longest: 10, read: imported('province') },
  postalCode: { kind: 'text', longest: 12, read: imported('postalCode') },
  atecoCode: { kind: 'text', longest: 20, read: imported('atecoCode') },
  chainPlace: { kind: 'choice', choice: choiceOf(chainPlaces, code => `organisations:chainPlace.${code}`), read: importedChoice('chainPlace', chainPlaces) },
  employees: amount('employees', 10_000_000),
  turnover: amount('turnover', 1e13),
  membershipKind: { kind: 'choice', required: true, choice: choiceOf(membershipKinds, code => `organisations:membershipKind.${code}`), read: importedChoice('membershipKind', membershipKinds) },
  joinedOn: { kind: 'day' },
  leftOn: { kind: 'day', atEnd: true },
  email: { kind: 'text', longest: 200, read: imported('email') },
  pec: { kind: 'text', longest: 200, read: imported('pec') },
  phone: { kind: 'text', longest: 100, read: imported('phone') },
  tags: { kind: 'text', longest: 3000, read: (text, { today }) => readTags(text, today) },
}
