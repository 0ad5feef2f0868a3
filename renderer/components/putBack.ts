import { hashKey } from '@tanstack/react-query'

/** Whether two values say the same, in whatever order their fields stand. */
export const isSame = (one: unknown, other: unknown): boolean => hashKey([one]) === hashKey([other])

/** What is put back field by field. A list, and a record that was chosen (it has an id), is one value. */
const hasFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value) && !('id' in value)

/** What was typed (`now`, begun from `base`), put back on what is stored now: a field that was not typed shows what is stored. */
export function putBack(base: unknown, now: unknown, stored: unknown): unknown {
  if (isSame(base, now)) return stored
  if (!hasFields(base) || !hasFields(now) || !hasFields(stored)) return now
  return Object.fromEntries(Object.keys({ ...stored, ...now }).map(field => [field, putBack(base[field], now[field], stored[field])]))
}
