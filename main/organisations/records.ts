import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import { Refused } from '../../shared/errors.ts'
import type { FigureFields, OrganisationFields, SiteFields } from '../../shared/organisations.ts'
import { normaliseVat } from '../../shared/vat.ts'
import { ledOn } from '../database/merged.ts'
import { prepared } from '../database/prepared.ts'
import { nameKeys, vatToVerify } from '../database/rowRules.ts'
import type { RecordTable, Tables } from '../database/tables.ts'

type Value = string | number | null
/** Columns with the values to store; undefined ones are left alone. */
export type Columns = Record<string, Value | undefined>

/** Some fields of a record, as the door's parser gives them. */
export type Some<T> = { [K in keyof T]?: T[K] | undefined }

const defined = (columns: Columns): [string, Value][] => Object.entries(columns).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))

/** Inserts a record under a new id (or one that its parts know already). Statements are compiled once, for imports of many rows. */
export function insertRecord(database: Database, table: RecordTable, columns: Columns, id: string = uuid()): string {
  const entries = defined(ledOn(database, table, columns))
  prepared(database, `INSERT INTO ${table} (id, ${entries.map(([name]) => `"${name}"`).join(', ')}) VALUES (?, ${entries.map(() => '?').join(', ')})`)
    .run(id, ...entries.map(([, value]) => value))
  return id
}

/** A record's row, also from the bin. @throws Refused `not-found` */
export function recordRow<T extends RecordTable>(database: Database, table: T, id: string): Tables[T] {
  const row = prepared(database, `SELECT * FROM ${table} WHERE id = ?`).get(id) as Tables[T] | undefined
  if (!row) throw new Refused('not-found', { what: table })
  return row
}

/** Changes the named columns of a live or binned record; false when there is none of that id. */
export function updateRecord(database: Database, table: RecordTable, id: string, columns: Columns): boolean {
  const entries = defined(ledOn(database, table, columns))
  if (!entries.length) return prepared(database, `SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined
  return prepared(database, `UPDATE ${table} SET ${entries.map(([name]) => `"${name}" = ?`).join(', ')} WHERE id = ?`)
    .run(...entries.map(([, value]) => value), id).changes > 0
}

/** Columns for fields as they were given: empty text becomes unknown. */
export const tidy = (fields: Columns): Columns => Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value === '' ? null : value]))

/**
 * The columns of an organisation for the given fields: empty text becomes unknown, the VAT number is normalised and marked when
 * it fails its check, the name brings its keys for sorting and for finding duplicates.
 */
export function organisationColumns(fields: Some<OrganisationFields>, country: string): Columns {
  const columns: Columns = {}
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) continue
    columns[field] = Array.isArray(value) ? JSON.stringify([...new Set(value)]) : (value === '' ? null : value)
  }
  if (fields.name !== undefined) Object.assign(columns, nameKeys(fields.name))
  if (fields.vatNumber !== undefined) {
    const vatNumber = fields.vatNumber ? normaliseVat(fields.vatNumber, country) : null
    Object.assign(columns, { vatNumber, vatToVerify: vatToVerify(vatNumber, country) })
  }
  if (fields.taxCode) columns['taxCode'] = fields.taxCode.replace(/\s/g, '').toUpperCase()
  for (const field of ['email', 'pec'] as const) {
    const value = fields[field]
    if (value) columns[field] = value.toLowerCase()
  }
  return columns
}

/**
 * What becomes of an organisation's edition of ATECO where a code is written without one, by a list or in a cell: it belongs to its code, so that of before
 * does not stay beside another code as if it were of that one. A code that only got longer or shorter is no other.
 */
export function editionBeside(code: string | null | undefined, { atecoCode }: { atecoCode: string | null }): { atecoEdition?: null } {
  if (code === undefined || atecoCode === null || (code !== null && (code.startsWith(atecoCode) || atecoCode.startsWith(code)))) return {}
  return { atecoEdition: null }
}

/** The columns of a site. */
export const siteColumns = (fields: Some<SiteFields>): Columns => tidy(fields)

const cents = (euros: number | null | undefined) => (euros === undefined || euros === null ? euros : Math.round(euros * 100))

/** The columns of a year's figures: euros become cents. */
export function figureColumns(fields: Some<FigureFields>): Columns {
  return { year: fields.year, employees: fields.employees, turnoverCents: cents(fields.turnover), balanceSheetCents: cents(fields.balanceSheet) }
}
