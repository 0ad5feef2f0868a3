import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { documentStateAt, type DocumentDays, type StateAt, type ValidityRule } from '../../shared/documents.ts'
import { legalForms } from '../../shared/organisations/codes.ts'
import type { DocumentNeed } from '../../shared/suppliers/records.ts'
import { bestDocument, documentAlarm, requiredDocuments, type HeldDocument } from '../../shared/suppliers/requirements.ts'
import type { SchemeContent } from '../../shared/suppliers/scheme.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { rowsOf } from '../database/query.ts'
import type { Tables } from '../database/tables.ts'
import { documentDaysSql } from '../documents/list.ts'

type Type = Pick<Tables['documentType'], 'id' | 'code' | 'name' | 'nameEnglish'> & ValidityRule

/** The types of documents by what they can be asked for as. */
export type KnownTypes = {
  /** The codes that a type meets: its own, and those of the types that it came after. */
  codes: ReadonlyMap<string, readonly string[]>
  rules: ReadonlyMap<string, ValidityRule>
  names: ReadonlyMap<string, { name: string; nameEnglish: string | null }>
}

/** Types with the codes of those before them: a newer standard is accepted where the older one is asked for. */
export function knownTypes(read: Database): KnownTypes {
  const types = prepared(read, `SELECT id, code, name, nameEnglish, validity, validFor, validUnit, warnDays, successorId, successorFrom, transitionOn FROM documentType
    WHERE deletedAt IS NULL ORDER BY edition`).all() as Type[]
  const codesOf = (id: string, seen: ReadonlySet<string>): string[] => {
    if (seen.has(id)) return []
    const before = types.filter(type => type.successorId === id).flatMap(type => codesOf(type.id, new Set([...seen, id])))
    return [...new Set([types.find(type => type.id === id)?.code ?? '', ...before])].filter(Boolean)
  }
  return {
    codes: new Map(types.map(({ id }) => [id, codesOf(id, new Set())])),
    rules: new Map(types.map(type => [type.id, type])),
    names: new Map(types.flatMap(({ code, name, nameEnglish }) => (code === null ? [] : [[code, { name, nameEnglish }]]))),
  }
}

/** What the documents that a scheme asks for are called, by their code. */
export type DocumentNames = Record<string, { name: string; nameEnglish: string | null }>

export function documentNames(read: Database, { requirements }: SchemeContent): DocumentNames {
  const { names } = knownTypes(read)
  return Object.fromEntries(requirements.map(({ document }) => [document, names.get(document) ?? { name: document, nameEnglish: null }]))
}

/** The documents of suppliers by organisation and by the code that they are asked for as. */
export type Held = ReadonlyMap<string, ReadonlyMap<string, readonly HeldDocument[]>>

/** What the state of a document is told by. */
export type DatedDocument = DocumentDays & { documentTypeId: string }
type Row = DatedDocument & { id: string; organisationId: string; verified: number }

/** Whose documents, and of which codes; null = of all types. */
export type HeldScope = { organisationIds: readonly string[]; codes: readonly string[] | null }

type Told = Pick<StateAt, 'state' | 'endsOn' | 'daysLeft'>

/** The state of a document of a known type, told once for all that have the same days: many were issued, or checked, on one day. */
export function stateTeller({ rules }: KnownTypes, at: string): (row: DatedDocument) => Told | null {
  const told = new Map<string, Told>()
  return row => {
    const { documentTypeId, issuedOn, validFrom, expiresOn, rejectedOn, replacedOn } = row
    const key = `${documentTypeId}|${issuedOn}|${validFrom}|${expiresOn}|${rejectedOn}|${replacedOn}`
    const known = told.get(key)
    if (known) return known
    const rule = rules.get(documentTypeId)
    if (!rule) return null
    const state = documentStateAt(row, rule, at)
    told.set(key, state)
    return state
  }
}

/** What suppliers hold at a day. */
export function heldDocuments(read: Database, types: KnownTypes, at: string, { organisationIds, codes: asked }: HeldScope): Held {
  const { codes } = types
  const wanted = [...codes].filter(([, own]) => asked === null || own.some(code => asked.includes(code))).map(([type]) => type)
  const rows = rowsOf(read, sql<Row>`SELECT d.id, d.organisationId, d.documentTypeId, d.verified, ${documentDaysSql}
    FROM document d JOIN documentType t ON t.id = d.documentTypeId WHERE d.deletedAt IS NULL AND d.organisationId IN (SELECT value FROM json_each(${JSON.stringify(organisationIds)})) AND +d.documentTypeId IN (SELECT value FROM json_each(${JSON.stringify(wanted)}))`)
  const held = new Map<string, Map<string, HeldDocument[]>>()
  const tell = stateTeller(types, at)
  for (const row of rows) {
    const told = tell(row)
    if (!told) continue
    const own = held.get(row.organisationId) ?? new Map<string, HeldDocument[]>()
    held.set(row.organisationId, own)
    const document = { id: row.id, state: told.state, verified: row.verified === 1, endsOn: told.endsOn }
    for (const code of codes.get(row.documentTypeId) ?? []) {
      const known = own.get(code)
      if (known) known.push(document)
      else own.set(code, [document])
    }
  }
  return held
}

/** Who is asked: by its categories, its legal form, and whether it has employees. */
export type AskedSupplier = { organisationId: string; legalForm: string | null; hasStaff: boolean | null; categories: readonly string[] }

/** What a supplier handed in though it is not asked of it: of types that the scheme asks of others. */
export function notRequired(scheme: SchemeContent, needs: readonly DocumentNeed[], { organisationId }: Pick<AskedSupplier, 'organisationId'>, { names }: KnownTypes, held: Held): DocumentNeed[] {
  const codes = [...new Set(scheme.requirements.map(({ document }) => document))].filter(code => !needs.some(need => need.document === code))
  return codes.flatMap(document => {
    const { document: found } = bestDocument(held.get(organisationId)?.get(document) ?? [])
    return found === null ? [] : [{
      document, name: names.get(document)?.name ?? document, nameEnglish: names.get(document)?.nameEnglish ?? null, state: 'notRequired', documentId: found.id, endsOn: found.endsOn, knockOut: null, alarm: null,
    }]
  })
}

/** How the documents stand that are asked of a supplier in these categories. */
export function documentNeeds(scheme: SchemeContent, { organisationId, legalForm, hasStaff, categories }: AskedSupplier, types: KnownTypes, held: Held, at: string): DocumentNeed[] {
  return requiredDocuments(scheme, { categories, legalForm: coded(legalForms, legalForm), hasStaff }).map(({ document, knockOut }) => {
    const best = bestDocument(held.get(organisationId)?.get(document) ?? [])
    const endsOn = best.document?.endsOn ?? null
    return {
      document, name: types.names.get(document)?.name ?? document, nameEnglish: types.names.get(document)?.nameEnglish ?? null, state: best.state, documentId: best.document?.id ?? null, endsOn, knockOut,
      alarm: knockOut === null ? null : documentAlarm(best.state, endsOn, scheme.terms.graceDays, at),
    }
  })
}
