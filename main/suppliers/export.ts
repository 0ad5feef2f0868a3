import { Refused } from '../../shared/errors.ts'
import type { Service } from '../core/service.ts'
import { organisationRow } from '../organisations/read.ts'
import { fileName } from '../press/fileName.ts'
import { letterhead } from '../workspace/letterhead.ts'
import { readPublished } from './publish.ts'
import { supplierRow } from './roles.ts'

/** Prints a list at a day, or a supplier's card. */
export const exportSuppliers: Service<'suppliers.export'> = ({ path, preview, acceptMissing, ...input }, { read, today, print }) => {
  const { kind, language, format, supplierId, publicationId } = input
  const common = { format, acceptMissing: acceptMissing ?? false } as const
  if (kind === 'card') {
    if (supplierId === undefined) throw new Refused('not-found', { what: 'supplier' })
    if (format !== 'pdf') throw new Refused('bad-input', { fields: [{ path: 'format', code: 'card-is-pdf' }] })
    const { name } = organisationRow(read, supplierRow(read, supplierId).organisationId)
    const at = input.at ?? today
    return print({ ...common, deliverable: 'suppliers.card', input: { language, supplierId, at } }, { path, preview, name: fileName(language, 'supplier', name, at, format) })
  }
  const { agency } = letterhead(read)
  if (kind === 'internal') {
    const at = input.at ?? today
    return print({ ...common, deliverable: 'suppliers.internal', input: { ...input, at, today } }, { path, preview, name: fileName(language, 'suppliers', agency, at, format) })
  }
  const { publication, date } = readPublished(read, { id: publicationId, at: input.at ?? today })
  return print({ ...common, deliverable: 'suppliers.published', input: { language, publicationId: publication?.id, at: date } }, { path, preview, name: fileName(language, 'publishedList', agency, date, format) })
}
