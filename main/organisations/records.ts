import type { Database, Statement } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import { Refused } from '../../shared/errors.ts'
import type { FigureFields, OrganisationFields, SiteFields } from '../../shared/organisations.ts'
import { normaliseVat } from '../../shared/vat.ts'
import { writtenSql } from '../database/merged.ts'
import { ofConnection } from '../database/ofConnection.ts'
import { prepared } from '../database/prepared.ts'
import { nameKeys, vatToVerify } from '../database/rowRules.ts'
import type { RecordTable, Tables } from '../database/tables.ts'

type Value = string | number | null
/** Columns with the values to store; undefined ones are left alone. */
export type Columns = Record<string, Value | undefined>

/** Some fields of a record, as the door's parser gives them. */
export type Some<T> = { [K in keyof T]?: T[K] | undefined }

const defined = (columns: Columns): string[] => Object.keys(columns).filter(name => columns[name] !== undefined)

/** A statement that writes some columns of a table, and what is bound to it in turn. */
type Writing = { statement: Statement; bound: readonly string[] }
/** By what they write: put together once, for imports of many rows. */
const writingsOf = ofConnection(() => new Map<string, Writing>())

function writing(database: Database, table: RecordTable, names: readonly string[], verb: 'INSERT' | 'UPDATE'): Writing {
  const writings = writingsOf(database)
  const what = `${verb} ${table} ${names.join()}`
  const before = writings.get(what)
  if (before) return before
  const written = names.map(name => ({ name: `"${name}"`, ...writtenSql(database, table, name) }))
  const sql = verb === 'UPDATE' ? `UPDATE ${table} SET ${written.map(({ name, sql: value }) => `${name} = ${value}`).join(', ')} WHERE id = ?`
    : `INSERT INTO ${table} (${[...written.map(({ name }) => name), 'id'].join(', ')}) VALUES (${[...written.map(({ sql: value }) => value), '?'].join(', ')})`
  const made = { statement: database.prepare(sql), bound: written.flatMap(({ bound }) => bound) }
  writings.set(what, made)
  return made
}

/** Inserts a record under a new id (or one that its parts know already). */
export function insertRecord(database: Database, table: RecordTable, columns: Columns, id: string = uuid()): string {
  const { statement, bound } = writing(database, table, defined(columns), 'INSERT')
  statement.run(...bound.map(name => columns[name]), id)
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
  const names = defined(columns)
  if (names.length === 0) return prepared(database, `SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined
  const { statement, bound } = writing(database, table, names, 'UPDATE')
  return statement.run(...bound.map(name => columns[name]), id).changes > 0
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
