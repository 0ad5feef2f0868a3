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

/** Documents of suppliers, of whichever type, that end within so many days. */
function documentsEnding(read: Database, at: string, within: (endsOn: string | null) => boolean): Ending[] {
  const tell = stateTeller(knownTypes(read), at)
  const rows = rowsOf(read, sql<Row>`SELECT d.id, d.documentTypeId, u.id AS supplierId, o.name, t.name AS typeName, t.nameEnglish, t.edition, ${documentDaysSql}
    FROM supplier u CROSS JOIN organisation o ON o.id = u.organisationId CROSS JOIN document d ON d.organisationId = u.organisationId CROSS JOIN documentType t ON t.id = d.documentTypeId
    WHERE u.deletedAt IS NULL AND o.deletedAt IS NULL AND d.deletedAt IS NULL`)
  return rows.flatMap((row): Ending[] => {
    const { state, endsOn } = tell(row) ?? { state: 'unknown', endsOn: null }
    if (endsOn === null || !within(endsOn) || (state !== 'valid' && state !== 'expiring')) return []
    const { id, supplierId, name, typeName, nameEnglish, edition } = row
    return [{ id, supplierId, name, document: { name: typeName, nameEnglish, edition }, category: null, on: endsOn, daysLeft: daysBetween(at, endsOn) }]
  })
}

/** Documents of suppliers and terms of qualifications that end from a day on within so many days, the first that ends first. */
export function endingOf(read: Database, at: string, days: number): Ending[] {
  const within = (on: string | null) => on !== null && on >= at && daysBetween(at, on) <= days
  const terms = qualificationsAt(read, at).flatMap(({ id, supplierId, name, code, state, validUntil }): Ending[] =>
    (validUntil !== null && hasTerm(state) && within(validUntil) ? [{ id, supplierId, name, document: null, category: code, on: validUntil, daysLeft: daysBetween(at, validUntil) }] : []))
  return [...documentsEnding(read, at, within), ...terms].toSorted((a, b) => a.on.localeCompare(b.on) || a.name.localeCompare(b.name))
}
