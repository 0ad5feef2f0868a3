import i18next, { type i18n, type TFunction } from 'i18next'
import type { Language } from './procedure.ts'
import * as it from './language/it.ts'
import * as en from './language/en.ts'

export const namespaces = Object.keys(it) as (keyof typeof it)[]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: typeof it
    returnNull: false
  }
}

const resources = { it, en }

/** A new i18next instance with both languages inside, ready at once: nothing is fetched. */
export function startLanguage(language: Language): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language, fallbackLng: false, resources, ns: namespaces, defaultNS: 'app', initAsync: false,
    interpolation: { escapeValue: false }, returnNull: false,
  })
  return instance
}

const started = new Map<Language, i18n>()

/** The words of a language: `words('it')('members:title')`. */
export function words(language: Language): TFunction<(keyof typeof it)[]> {
  let instance = started.get(language)
  if (!instance) started.set(language, (instance = startLanguage(language)))
  return instance.t as TFunction<(keyof typeof it)[]>
}
