import { formatDay } from '../../shared/format.ts'
import type { MergeField } from '../../shared/duplicates.ts'
import { chainPlaces, legalForms, organisationKinds } from '../../shared/organisations/codes.ts'
import type { Language } from '../../shared/procedure.ts'
import type { Words } from '../app/language.ts'

/** The name of a field as the record calls it. */
export const fieldLabel = (field: MergeField, t: Words): string => t(`members:field.${field}`)

function code(field: MergeField, value: string, t: Words): string | null {
  const kind = field === 'kind' ? organisationKinds.find(one => one === value) : undefined
  if (kind) return t(`organisations:kind.${kind}`)
  const form = field === 'legalForm' ? legalForms.find(one => one === value) : undefined
  if (form) return t(`organisations:legalForm.${form}`)
  const place = field === 'chainPlace' ? chainPlaces.find(one => one === value) : undefined
  return place ? t(`organisations:chainPlace.${place}`) : null
}

/** A value of a field as people read it. */
export function fieldWords(field: MergeField, value: unknown, t: Words, language: Language): string {
  if (value === null || value === undefined || value === '') return t('duplicates:empty')
  if (Array.isArray(value)) return value.join(', ')
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (field === 'country') return new Intl.DisplayNames(language, { type: 'region' }).of(text) ?? text
  return code(field, text, t) ?? formatDay(text)
}
