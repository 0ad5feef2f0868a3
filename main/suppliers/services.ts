import type { supplierProcedures } from '../../shared/suppliers.ts'
import { changeCells } from '../core/cells.ts'
import type { NamesOf, Services } from '../core/service.ts'
import { saveAppeal, saveCondition } from './appeals.ts'
import { writeSupplierCalendar } from './calendar.ts'
import { supplierRoom } from './cells.ts'
import { exportSuppliers, readLetterText } from './export.ts'
import { candidateServices } from './import.ts'
import { supplierGroups, suppliersPage, supplierValues } from './list.ts'
import { endingOf } from './ending.ts'
import { matchesOf, matrixOf } from './match.ts'
import { readProposals } from './proposals.ts'
import { qualificationsAt, qualificationsOf } from './qualifications.ts'
import { publish, readPublications, readPublished } from './publish.ts'
import { saveNaming, saveRating } from './ratings.ts'
import { countsAt, readDecisions, readSupplier } from './read.ts'
import { binSuppliers, removeQualification, saveQualification, saveSupplier, supplierRow } from './roles.ts'
import { readCategories, readSchemes, removeCategory, saveCategory, saveScheme, schemeAt } from './scheme.ts'
import { saveScore } from './sheets.ts'
import { move } from './transition.ts'

export const supplierServices: Services<NamesOf<typeof supplierProcedures>> = {
  'suppliers.list': (selection, { read, today }) => suppliersPage(read, today, selection),
  'suppliers.values': (selection, { read, today }) => supplierValues(read, today, selection),
  'suppliers.groups': (selection, { read, today }) => supplierGroups(read, today, selection),
  'suppliers.cells': (input, context) => changeCells(input, context, () => supplierRoom),
  'suppliers.get': ({ at, ...asked }, { read, today }) => readSupplier(read, asked, at ?? today),
  'suppliers.overview': ({ at }, { read, today }) => countsAt(read, at ?? today),
  'suppliers.proposals': ({ at, supplierId }, { read, today }) => {
    const day = at ?? today
    return { proposals: readProposals(read, supplierId === undefined ? qualificationsAt(read, day) : qualificationsOf(read, supplierRow(read, supplierId).id, day), day) }
  },
  'suppliers.ending': ({ at, days }, { read, today }) => ({ ending: endingOf(read, at ?? today, days) }),
  'suppliers.matrix': (input, { read, today }) => matrixOf(read, today, input),
  'suppliers.match': (need, { read, today }) => ({ matches: matchesOf(read, today, need) }),
  'suppliers.save': saveSupplier,
  'suppliers.remove': binSuppliers('remove'),
  'suppliers.restore': binSuppliers('restore'),
  'suppliers.namings.save': saveNaming,
  'suppliers.ratings.save': saveRating,
  'suppliers.categories.list': ({ at }, { read, today }) => ({ categories: readCategories(read, at ?? today) }),
  'suppliers.categories.save': saveCategory,
  'suppliers.categories.remove': removeCategory,
  'suppliers.schemes.list': (_input, { read, today }) => {
    const schemes = readSchemes(read)
    return { schemes, inForce: schemes.length === 0 ? null : schemeAt(read, today).id }
  },
  'suppliers.schemes.save': saveScheme,
  'suppliers.qualifications.open': saveQualification,
  'suppliers.qualifications.remove': removeQualification,
  'suppliers.transition': move,
  'suppliers.conditions.save': saveCondition,
  'suppliers.score': saveScore,
  'suppliers.decisions.list': (input, { read }) => readDecisions(read, input),
  'suppliers.appeals.save': saveAppeal,
  'suppliers.publish': publish,
  'suppliers.publications.list': (_input, { read }) => ({ publications: readPublications(read) }),
  'suppliers.publications.get': ({ id, at, anew }, { read, today }) => readPublished(read, { id, at: at ?? today, anew }),
  ...candidateServices,
  'suppliers.export': exportSuppliers,
  'suppliers.letter': readLetterText,
  'suppliers.calendar': writeSupplierCalendar,
}
