import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { daysBetween } from '../../shared/periods.ts'
import { hasTerm } from '../../shared/suppliers/lifecycle.ts'
import type { Ending } from '../../shared/suppliers/records.ts'
import { rowsOf } from '../database/query.ts'
import type { Tables } from '../database/tables.ts'
import { documentDaysSql } from '../documents/list.ts'
import { knownTypes, stateTeller, type DatedDocument } from './documents.ts'
import { qualificationsAt } from './qualifications.ts'

type Row = DatedDocument & { id: string; supplierId: string; name: string } & Record<'typeName', string> & Pick<Tables['documentType'], 'nameEnglish' | 'edition'>

const documentsOf = sql`supplier u CROSS JOIN organisation o ON o.id = u.organisationId CROSS JOIN document d ON d.organisationId = u.organisationId`

/** Documents of suppliers, of whichever type, that end within so many days. */
function documentsEnding(read: Database, at: string, days: number): Ending[] {
  const tell = stateTeller(knownTypes(read), at)
  const good = (row: DatedDocument) => {
    const told = tell(row)
    return told && (told.state === 'valid' || told.state === 'expiring') && told.daysLeft !== null && told.daysLeft >= 0 && told.daysLeft <= days ? told : null
  }
  // whether another one replaced it is looked up for the few that end so soon by their own days
  const soon = rowsOf(read, sql<DatedDocument & { id: string }>`SELECT d.id, d.documentTypeId, d.issuedOn, d.validFrom, d.expiresOn, d.rejectedOn, NULL AS replacedOn
    FROM ${documentsOf} WHERE u.deletedAt IS NULL AND o.deletedAt IS NULL AND d.deletedAt IS NULL`).filter(good).map(({ id }) => id)
  const rows = rowsOf(read, sql<Row>`SELECT d.id, d.documentTypeId, u.id AS supplierId, o.name, t.name AS typeName, t.nameEnglish, t.edition, ${documentDaysSql}
    FROM ${documentsOf} CROSS JOIN documentType t ON t.id = d.documentTypeId WHERE u.deletedAt IS NULL AND d.id IN (SELECT value FROM json_each(${JSON.stringify(soon)}))`)
  return rows.flatMap((row): Ending[] => {
    const told = good(row)
    if (!told || told.endsOn === null || told.daysLeft === null) return []
    const { id, supplierId, name, typeName, nameEnglish, edition } = row
    return [{ id, supplierId, name, document: { name: typeName, nameEnglish, edition }, category: null, on: told.endsOn, daysLeft: told.daysLeft }]
  })
}

/** Documents of suppliers and terms of qualifications that end from a day on within so many days, the first that ends first. */
export function endingOf(read: Database, at: string, days: number): Ending[] {
  const within = (on: string) => on >= at && daysBetween(at, on) <= days
  const terms = qualificationsAt(read, at).flatMap(({ id, supplierId, name, code, state, validUntil }): Ending[] =>
    (validUntil !== null && hasTerm(state) && within(validUntil) ? [{ id, supplierId, name, document: null, category: code, on: validUntil, daysLeft: daysBetween(at, validUntil) }] : []))
  return [...documentsEnding(read, at, days), ...terms].toSorted((a, b) => a.on.localeCompare(b.on) || a.name.localeCompare(b.name))
}
