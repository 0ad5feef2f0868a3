import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { lettersOnly } from '../../shared/suppliers.ts'
import type { Service } from '../core/service.ts'
import { organisationRow } from '../organisations/read.ts'
import { fileName, type FileKind } from '../press/fileName.ts'
import { letterhead } from '../workspace/letterhead.ts'
import { letterText } from './letters/letter.ts'
import { readLetter } from './letters/read.ts'
import { usualDays } from './needs.ts'
import { readPublished } from './publish.ts'
import { qualificationOn } from './qualifications.ts'
import { supplierRow } from './roles.ts'
import { sheetOf } from './sheets.ts'

/** What the press is asked for, and what its file is called after. */
type Printing = { input: object; file: FileKind; of: string; on: string }

type Asked = Parsed<'suppliers.export'> & { at: string; today: string }

/** The letter of an export, whose `letter` says which. @throws Refused `bad-input` */
function letterOf({ letter, ...input }: Asked) {
  if (letter === undefined) throw new Refused('bad-input', { fields: [{ path: 'letter', code: 'missing' }] })
  return { ...input, letter }
}

/** @throws Refused `not-found` and what a letter refuses */
function printingOf(read: Database, input: Asked): Printing {
  const { kind, language, supplierId, publicationId, sheetId, at, from, today } = input
  const { agency } = letterhead(read)
  const days = input.days ?? usualDays
  switch (kind) {
    case 'card': return { input: { language, supplierId, at }, file: 'supplier', of: organisationRow(read, supplierRow(read, supplierId ?? '').organisationId).name, on: at }
    case 'internal': return { input: { ...input, at, today, days }, file: 'suppliers', of: agency, on: at }
    case 'published': {
      const { publication, date } = readPublished(read, { id: publicationId, at })
      return { input: { language, publicationId: publication?.id, at: date, format: input.format }, file: 'publishedList', of: agency, on: date }
    }
    case 'criteria': return { input: { language, at }, file: 'criteria', of: agency, on: at }
    case 'sheet': {
      const { qualificationId, scoredOn } = sheetOf(read, sheetId ?? '')
      return { input: { language, sheetId }, file: 'scoreSheet', of: qualificationOn(read, qualificationId, scoredOn).name, on: scoredOn }
    }
    case 'register': return { input: { language, at, from, supplierId: supplierId === undefined ? undefined : supplierRow(read, supplierId).id }, file: 'register', of: agency, on: at }
    case 'letter': {
      const asked = letterOf(input)
      const { letter } = readLetter(read, asked)
      return { input: asked, file: 'letter', of: `${letter.subject}, ${letter.to.name}`, on: at }
    }
    case 'renewals': return { input: { ...input, at, today, days }, file: 'renewals', of: agency, on: at }
  }
}

/** Prints a deliverable of the room. */
export const exportSuppliers: Service<'suppliers.export'> = ({ path, preview, acceptMissing, ...asked }, { read, today, print }) => {
  const { kind, language, format } = asked
  if (format !== 'pdf' && lettersOnly.some(one => one === kind)) throw new Refused('bad-input', { fields: [{ path: 'format', code: 'pdf-only' }] })
  const { input, file, of, on } = printingOf(read, { ...asked, at: asked.at ?? today, today })
  return print({ deliverable: `suppliers.${kind}`, input, format, acceptMissing: acceptMissing ?? false }, { path, preview, name: fileName(language, file, of, on, format) })
}

/** A letter as text, to be pasted into a message. */
export const readLetterText: Service<'suppliers.letter'> = ({ at, ...asked }, { read, today }) => {
  const { letter, letterhead: head } = readLetter(read, { ...asked, at: at ?? today })
  return { subject: letter.subject, text: letterText(letter, head, asked.language), to: letter.to.name, pec: letter.to.pec }
}
