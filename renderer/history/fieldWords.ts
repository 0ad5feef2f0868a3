import { i18n } from '../app/language.ts'
import { countedKey, fieldKeys, tableKey } from './fieldKeys.ts'

const wordsOf = (keys: readonly string[], otherwise: string): string => {
  const key = keys.find(candidate => i18n.exists(candidate))
  return key === undefined ? otherwise : i18n.t(key)
}

/** What the rows of a table are called on the screen. */
export const tableWords = (table: string): string => wordsOf([tableKey(table)], table)

/** How many rows of a table name an organisation or a person, in words: `2 adesioni`; `n` is the number as it is written. */
export const countWords = (table: string, count: number, n: string): string => i18n.t(countedKey(table), { count, n })

/** The name on the screen of a stored field, or of a table whose rows hang on a record; null for what no person knows. */
export function fieldWords(table: string, field: string): string | null {
  const keys = fieldKeys(table, field)
  return keys.length === 0 ? null : wordsOf([...keys, tableKey(field)], field)
}
