import { sql, type Kysely } from 'kysely'
import { catalogueNamed, documentTypeCatalogue, type CatalogueEntry } from '../../resources/documentTypes.ts'

/** Puts the catalogue into a workspace; successors are linked when all are there. */
export async function insertCatalogue(db: Kysely<unknown>): Promise<void> {
  for (const { name, issuer, source, note, ...type } of documentTypeCatalogue()) {
    await sql`INSERT INTO documentType (id, code, name, nameEnglish, kind, edition, issuer, issuerEnglish, validity, validFor, validUnit, warnDays, successorFrom,
        transitionOn, source, sourceEnglish, note, noteEnglish)
      VALUES (${type.id}, ${type.code}, ${name.it}, ${name.en}, ${type.kind}, ${type.edition}, ${issuer?.it ?? null}, ${issuer?.en ?? null}, ${type.validity}, ${type.validFor},
        ${type.validUnit}, ${type.warnDays}, ${type.successorFrom}, ${type.transitionOn}, ${source?.it ?? null}, ${source?.en ?? null}, ${note?.it ?? null}, ${note?.en ?? null})`.execute(db)
  }
  for (const { id, successor } of documentTypeCatalogue()) {
    if (successor !== null) await sql`UPDATE documentType SET successorId = ${successor} WHERE id = ${id}`.execute(db)
  }
}

/** The entry that a type of that name means: of that edition, or the oldest one where none is told. */
export function catalogueEntry(name: string, edition: string | null): CatalogueEntry | undefined {
  const named = catalogueNamed(name)
  return edition === null ? named[0] : named.find(type => type.edition === edition || type.edition === null)
}
