import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { Paper } from '../../shared/paper.ts'
import { day, id, language } from '../../shared/procedure.ts'
import { supplierSelection } from '../../shared/suppliers.ts'
import { registerFunctions } from '../database/functions.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { allSuppliers } from './list.ts'
import { cardPaper, internalPaper, publishedPaper } from './papers.ts'
import { readPublished, sealedList } from './publish.ts'
import { readSupplier } from './read.ts'

const publishedInput = z.object({ language, at: day, publicationId: id.optional() })

/** A published list prints what was sealed, its letterhead and its time included; another is computed. */
function published(database: Database, { language: in_, at, publicationId }: z.infer<typeof publishedInput>): Paper {
  registerFunctions(database)
  const list = readPublished(database, { id: publicationId, at })
  const sealed = list.publication === null ? null : sealedList(database, list.publication.id)
  const head = letterhead(database)
  return publishedPaper({
    language: in_, list: sealed ? { ...list, rows: sealed.rows, scheme: sealed.scheme } : list, letterhead: sealed ? { ...head, agency: sealed.agency, lines: sealed.lines } : head,
    changedAt: list.publication?.publishedAt ?? changedAt(database),
  })
}

const internalInput = supplierSelection.extend({ language, at: day, today: day })

function internal(database: Database, { language: in_, today, ...selection }: z.infer<typeof internalInput>): Paper {
  registerFunctions(database)
  return internalPaper({ language: in_, letterhead: letterhead(database), changedAt: changedAt(database), asOf: selection.at, rows: allSuppliers(database, today, selection) })
}

const cardInput = z.object({ language, supplierId: id, at: day })

function card(database: Database, { language: in_, supplierId, at }: z.infer<typeof cardInput>): Paper {
  registerFunctions(database)
  const { privateNotes: _private, ...record } = readSupplier(database, { id: supplierId }, at)
  return cardPaper({ language: in_, letterhead: letterhead(database), changedAt: changedAt(database), asOf: at, record })
}

/** What this room hands to the press. */
export const supplierDeliverables = {
  'suppliers.published': deliverable(publishedInput, published),
  'suppliers.internal': deliverable(internalInput, internal),
  'suppliers.card': deliverable(cardInput, card),
}
