import i18next, { type i18n } from 'i18next'
import { formatDay } from './format.ts'
import type { Language } from './procedure.ts'
import * as it from './language/it.ts'
import * as en from './language/en.ts'

export const namespaces = Object.keys(it) as (keyof typeof it)[]

type Resources = typeof it
// `firms_one`, `firms_many` and `firms_other` are one key, `firms`, asked for with a `count`
type Singular<K extends string> = K extends `${infer Stem}_${'one' | 'many' | 'other'}` ? Stem : K
type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Leaves<T[K]>}` }[keyof T & string]

/** Every key there is, `members:title`; those of `app` also without their room. (The types of i18next cost the compiler a minute.) */
export type WordKey = { [N in keyof Resources]: `${N}:${Leaves<Resources[N]>}` }[keyof Resources] | Leaves<Resources['app']>
/** The words of one language. */
export type Words = (key: WordKey, values?: Record<string, unknown>) => string

const resources = { it, en }

/** A new i18next instance with both languages inside, ready at once: nothing is fetched. */
export function startLanguage(language: Language): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language, fallbackLng: false, resources, ns: namespaces, defaultNS: 'app', initAsync: false,
    interpolation: { escapeValue: false }, returnNull: false,
  })
  // `{{to, day}}`: a day as people write it
  instance.services.formatter?.add('day', value => formatDay(String(value)))
  return instance
}

const started = new Map<Language, i18n>()

/** The words of a language: `words('it')('members:title')`. */
export function words(language: Language): Words {
  let instance = started.get(language)
  if (!instance) started.set(language, (instance = startLanguage(language)))
  const { t } = instance
  return (key, values) => t(key, values ?? {})
}
