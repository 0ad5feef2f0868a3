import { i18n } from '../app/language.ts'

/** Kept by the program itself: a person never typed it. */
const silent = new Set(['sortKey', 'matchName', 'municipalityCode', 'vatToVerify'])

/** The name on the screen of a stored field, or of a table whose rows hang on a record; null for what no person knows. */
export function fieldWords(field: string): string | null {
  if (silent.has(field)) return null
  const key = [`history:field.${field}`, `members:field.${field}`, `members:history.table.${field}`].find(candidate => i18n.exists(candidate))
  return key ? i18n.t(key) : field
}
