import { readFileSync } from 'node:fs'
import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { fold } from '../../../shared/folding.ts'
import { root } from '../../beside.ts'

const twoLanguages = z.strictObject({ it: z.string().min(1), en: z.string().min(1) })
const day = z.iso.date().nullable()

const entry = z.strictObject({
  id: z.string(), code: z.string(), kind: z.string(), name: twoLanguages, edition: z.string().nullable(), issuer: twoLanguages.nullable(),
  validity: z.enum(['fixed', 'stated', 'none']), validFor: z.int().positive().nullable(), validUnit: z.enum(['days', 'months', 'years']).nullable(),
  warnDays: z.int().positive().nullable(), successor: z.string().nullable(), successorFrom: day, transitionOn: day,
  source: twoLanguages.nullable(), note: twoLanguages.nullable(),
  /** Other names that lists and older workspaces call it by. */
  also: z.array(z.string()),
})
const file = z.strictObject({ types: z.array(entry) })
type Entry = z.infer<typeof entry>

let loaded: Entry[] | undefined
/** The types of documents that a workspace starts with, with ids that never change. A newer list comes with a migration of its own. */
const catalogue = (): Entry[] => (loaded ??= file.parse(JSON.parse(readFileSync(new URL('resources/documentTypes.json', root), 'utf8'))).types)

/** Puts the catalogue into a workspace; successors are linked when all are there. */
export async function insertCatalogue(db: Kysely<unknown>): Promise<void> {
  for (const { name, issuer, source, note, ...type } of catalogue()) {
    await sql`INSERT INTO documentType (id, code, name, nameEnglish, kind, edition, issuer, issuerEnglish, validity, validFor, validUnit, warnDays, successorFrom,
        transitionOn, source, sourceEnglish, note, noteEnglish)
      VALUES (${type.id}, ${type.code}, ${name.it}, ${name.en}, ${type.kind}, ${type.edition}, ${issuer?.it ?? null}, ${issuer?.en ?? null}, ${type.validity}, ${type.validFor},
        ${type.validUnit}, ${type.warnDays}, ${type.successorFrom}, ${type.transitionOn}, ${source?.it ?? null}, ${source?.en ?? null}, ${note?.it ?? null}, ${note?.en ?? null})`.execute(db)
  }
  for (const { id, successor } of catalogue()) {
    if (successor !== null) await sql`UPDATE documentType SET successorId = ${successor} WHERE id = ${id}`.execute(db)
  }
}

/** The entry that a type of that name means: of that edition, or the oldest one where none is told. */
export function catalogueEntry(name: string, edition: string | null): Entry | undefined {
  const wanted = fold(name)
  const named = catalogue().filter(type => [type.name.it, type.name.en, ...type.also].some(known => fold(known) === wanted))
  return edition === null ? named[0] : named.find(type => type.edition === edition || type.edition === null)
}
