import type { Database } from 'better-sqlite3'
import { fold } from '../../shared/folding.ts'
import { catalogueNamed } from '../resources/documentTypes.ts'

/** Which type of document a list means by a name. */
export type TypeNames = {
  /** The id of the type of that name; null where nobody has one yet. */
  find(name: string): string | null
  /** Tells of a type that was made since. */
  learn(name: string, id: string): void
}

const ofName = `SELECT id FROM documentType WHERE deletedAt IS NULL AND (@name IN (fold(name), fold(nameEnglish), fold(code)) OR id IN (SELECT value FROM json_each(@catalogue)))
  ORDER BY coalesce(transitionOn, '9999') < @today, edition LIMIT 1`

/**
 * The types by what lists call them: their name in either language, their code, or another name that the catalogue knows, whatever capitals and accents. Of
 * several editions the oldest that is still good on the day. Each name is asked for once: to be made anew for each import.
 */
export function typeNames(database: Database, today: string): TypeNames {
  const known = new Map<string, string | null>()
  const search = database.prepare<{ name: string; catalogue: string; today: string }, { id: string }>(ofName)
  return {
    find(text) {
      const name = fold(text)
      let id = known.get(name)
      if (id === undefined) known.set(name, (id = search.get({ name, catalogue: JSON.stringify(catalogueNamed(text).map(entry => entry.id)), today })?.id ?? null))
      return id
    },
    learn(text, id) { known.set(fold(text), id) },
  }
}
