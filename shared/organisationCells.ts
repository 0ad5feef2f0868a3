import { choiceOf, readAsImported, refused, taken, type CellReader, type CellRules } from './cellRules.ts'
import type { ReadTyped } from './cells.ts'
import { splitPlace } from './import/texts.ts'
import type { ImportField } from './members.ts'
import { chainPlaces, legalForms, organisationKinds } from './organisations/codes.ts'

/** What an imported list would understand is understood here as well: "srl", "Soc. coop.", a VAT number without its zeros. */
const imported = (field: ImportField): CellReader => (text, { today }) => readAsImported(field, text, today)

/** Of codes: what an import makes of a text, where that is one of them. */
export const importedChoice = (field: ImportField, codes: readonly string[]): CellReader => (text, { today }) => {
  const read = readAsImported(field, text, today)
  return read.ok && typeof read.value === 'string' && codes.includes(read.value) ? taken(read.value) : refused('not-a-choice', text)
}

function readTags(text: string, today: string): ReadTyped {
  const read = readAsImported('tags', text, today)
  return read.ok && typeof read.value === 'string' ? taken(read.value.split('; ').join(', ')) : read
}

/** The columns of an organisation and of its registered seat, as any list that shows them takes them. */
export const organisationCells = {
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
  email: { kind: 'text', longest: 200, read: imported('email') },
  pec: { kind: 'text', longest: 200, read: imported('pec') },
  phone: { kind: 'text', longest: 100, read: imported('phone') },
  tags: { kind: 'text', longest: 3000, read: (text, { today }) => readTags(text, today) },
} satisfies CellRules<string>
export type OrganisationColumn = keyof typeof organisationCells
