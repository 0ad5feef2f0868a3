import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { NameOf } from '../../shared/listColumns.ts'
import type { Paper } from '../../shared/paper.ts'
import { day, id, language, type Language } from '../../shared/procedure.ts'
import { Refused } from '../../shared/errors.ts'
import { shortCode } from '../../shared/seals.ts'
import { categoryInWords, supplierList } from '../../shared/suppliers/list.ts'
import { letterAsked } from '../../shared/suppliers/letters.ts'
import { supplierSelection } from '../../shared/suppliers.ts'
import { registerFunctions } from '../database/functions.ts'
import { prepared } from '../database/prepared.ts'
import { deliverable } from '../press/deliverable.ts'
import { viewDeliverable } from '../press/viewed.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { documentNames } from './documents.ts'
import { letterPaper } from './letters/letter.ts'
import { readLetter, renewalLetters } from './letters/read.ts'
import { renewalsPaper } from './letters/renewals.ts'
import { allSuppliers, supplierGroups } from './list.ts'
import { isToRenew, needsOf } from './needs.ts'
import { cardPaper } from './papers/card.ts'
import { criteriaPaper } from './papers/criteria.ts'
import { internalPaper } from './papers/internal.ts'
import { publishedPaper } from './papers/published.ts'
import { registerPaper } from './papers/register.ts'
import { sheetPaper, type ScoreSheet } from './papers/sheet.ts'
import { readPublished, sealedList } from './publish.ts'
import { qualificationOn, qualificationsAt } from './qualifications.ts'
import { readDecisions, readSupplier } from './read.ts'
import { schemeAt, schemeOf } from './scheme.ts'
import { namedIn, sealedDecision, sealedSheet } from './sealing.ts'
import { sheetOf } from './sheets.ts'

const now = (database: Database) => ({ letterhead: letterhead(database), changedAt: changedAt(database) })

const publishedInput = z.object({ language, at: day, publicationId: id.optional(), format: z.enum(['pdf', 'xlsx']) })

/** A published list prints what was sealed, its letterhead and its time included; another is computed. */
function published(database: Database, { language: in_, at, publicationId, format }: z.infer<typeof publishedInput>): Paper {
  const list = readPublished(database, { id: publicationId, at })
  const common = { language: in_, layout: format === 'pdf' ? 'pages' : 'filters' } as const
  const sealed = list.publication === null ? null : sealedList(database, list.publication.id)
  if (list.publication === null || sealed === null) return publishedPaper({ ...common, list, documents: documentNames(database, list.scheme.content), ...now(database) })
  const { rows, scheme, documents, agency, lines, logo } = sealed
  return publishedPaper({ ...common, list: { ...list, rows, scheme }, documents, letterhead: { agency, lines, logo }, changedAt: list.publication.publishedAt })
}

const criteriaInput = z.object({ language, at: day })

function criteria(database: Database, { language: in_, at }: z.infer<typeof criteriaInput>): Paper {
  const { version, name, content } = schemeAt(database, at)
  return criteriaPaper({ language: in_, ...now(database), asOf: at, scheme: { version, name, content }, documents: documentNames(database, content) })
}

const internalInput = supplierSelection.extend({ language, at: day, today: day, days: z.number() })

function internal(database: Database, { language: in_, today, days, ...selection }: z.infer<typeof internalInput>): Paper {
  const { at } = selection
  const rows = allSuppliers(database, today, selection)
  const chosen = new Set(rows.map(({ supplierId }) => supplierId))
  const ending = needsOf(database, qualificationsAt(database, at).filter(({ supplierId }) => chosen.has(supplierId)), at)
    .map(one => ({ ...one, needs: one.needs.filter(need => isToRenew(need, at, days)) }))
  return internalPaper({ language: in_, ...now(database), asOf: at, days, rows, ending: ending.toSorted((a, b) => a.name.localeCompare(b.name, in_)) })
}

const cardInput = z.object({ language, supplierId: id, at: day })

function card(database: Database, { language: in_, supplierId, at }: z.infer<typeof cardInput>): Paper {
  const { privateNotes: _private, ...record } = readSupplier(database, { id: supplierId }, at)
  return cardPaper({ language: in_, ...now(database), asOf: at, record })
}

/** The decision that rests on a sheet, as it was sealed. */
function decisionOn(database: Database, sheetId: string): ScoreSheet['decision'] {
  const row = prepared(database, 'SELECT id FROM supplierDecision WHERE scoreSheetId = ? AND deletedAt IS NULL ORDER BY id LIMIT 1').get(sheetId) as { id: string } | undefined
  const sealed = row ? sealedDecision(database, row.id) : null
  return sealed && { content: sealed.content.decision, seal: shortCode(sealed.hash) }
}

const sheetInput = z.object({ language, sheetId: id })

/** A sealed sheet as it was sealed; another as it stands, marked as a draft. */
function sheet(database: Database, { language: in_, sheetId }: z.infer<typeof sheetInput>): Paper {
  const sealed = sealedSheet(database, sheetId)
  const head = now(database)
  if (sealed !== null) {
    const { content: { agency, lines, ...content }, hash, sealedAt } = sealed
    return sheetPaper({ language: in_, letterhead: { ...head.letterhead, agency, lines }, changedAt: sealedAt, sheet: content, seal: shortCode(hash), decision: decisionOn(database, sheetId) })
  }
  const open = sheetOf(database, sheetId)
  const { version, name, content } = schemeOf(database, open.schemeId)
  return sheetPaper({ language: in_, ...head, sheet: { supplier: namedIn(database, qualificationOn(database, open.qualificationId, open.scoredOn)), sheet: open, scheme: { version, name, content } }, seal: null, decision: null })
}

const registerInput = z.object({ language, at: day, from: day.optional(), supplierId: id.optional() })
/** As many as the list of decisions answers at most. */
const most = 100_000

function register(database: Database, { language: in_, at, from, supplierId }: z.infer<typeof registerInput>): Paper {
  const { decisions } = readDecisions(database, { from, to: at, supplierId, limit: most })
  const rows = decisions.toReversed().map(one => ({ ...one, name: sealedDecision(database, one.id)?.content.supplier.name ?? one.name }))
  return registerPaper({ language: in_, ...now(database), asOf: at, from: from ?? null, rows })
}

const letterInput = letterAsked.extend({ at: day })

const letter = (database: Database, input: z.infer<typeof letterInput>): Paper => letterPaper({ language: input.language, ...readLetter(database, input) })

const renewalsInput = supplierSelection.extend({ language, at: day, today: day, days: z.number() })

/** Letters to those of the chosen suppliers whose documents end. @throws Refused `nothing-to-ask` */
function renewals(database: Database, { language: in_, today, days, ...selection }: z.infer<typeof renewalsInput>): Paper {
  const { at } = selection
  const suppliers = new Set(allSuppliers(database, today, selection).map(({ supplierId }) => supplierId))
  if (suppliers.size === 0) throw new Refused('nothing-to-ask', { days })
  return renewalsPaper({ language: in_, ...now(database), asOf: at, days, letters: renewalLetters(database, { language: in_, at, days, suppliers }) })
}

/** What the categories are called, those in the bin too, by their ids. */
function categoryNames(database: Database, in_: Language): NameOf {
  const categories = database.prepare<[], { id: string; code: string; name: string; nameEnglish: string | null }>('SELECT id, code, name, nameEnglish FROM supplierCategory').all()
  const names = new Map(categories.map(category => [category.id, categoryInWords(category, in_)]))
  return id => names.get(id) ?? id
}

const view = viewDeliverable({
  grid: 'suppliers', list: supplierList, selection: supplierSelection, nameOf: categoryNames,
  read: (database, selection, { today }) => {
    const rows = allSuppliers(database, today, selection)
    return { count: rows.length, rows: () => rows, groups: by => supplierGroups(database, today, { ...selection, by }).groups }
  },
})

/** The rules of states and documents are given to the connection first. */
const ofSuppliers = <I>(schema: z.ZodType<I>, make: (database: Database, input: I) => Paper) => deliverable(schema, (database, input) => {
  registerFunctions(database)
  return make(database, input)
})

/** What this room hands to the press. */
export const supplierDeliverables = {
  'suppliers.published': ofSuppliers(publishedInput, published), 'suppliers.internal': ofSuppliers(internalInput, internal), 'suppliers.card': ofSuppliers(cardInput, card),
  'suppliers.criteria': ofSuppliers(criteriaInput, criteria), 'suppliers.sheet': ofSuppliers(sheetInput, sheet), 'suppliers.register': ofSuppliers(registerInput, register),
  'suppliers.view': view, 'suppliers.letter': ofSuppliers(letterInput, letter), 'suppliers.renewals': ofSuppliers(renewalsInput, renewals),
}
