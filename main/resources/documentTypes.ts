import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fold } from '../../shared/folding.ts'
import { root } from '../root.ts'

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
export type CatalogueEntry = z.infer<typeof entry>

let loaded: CatalogueEntry[] | undefined
/** The types of documents that a workspace starts with, with ids that never change. A newer list comes with a migration of its own. */
export const documentTypeCatalogue = (): CatalogueEntry[] => (loaded ??= file.parse(JSON.parse(readFileSync(new URL('resources/documentTypes.json', root), 'utf8'))).types)

/** The entries that a name means, whatever its capitals and accents: one for each edition, the oldest first. */
export function catalogueNamed(name: string): CatalogueEntry[] {
  const wanted = fold(name)
  return documentTypeCatalogue().filter(type => [type.name.it, type.name.en, ...type.also].some(known => fold(known) === wanted))
}
