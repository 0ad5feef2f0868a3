import i18next, { type i18n } from 'i18next'
import { formatDay } from '../format.ts'
import type { Language } from '../procedure.ts'
import type * as it from './it.ts'

/** Each language under its own name, so that it is found in either. */
export const languageNames: Readonly<Record<Language, string>> = { it: 'Italiano', en: 'English' }

/** All texts of one language, by the room. */
export type Texts = typeof it
// `firms_one`, `firms_many` and `firms_other` are one key, `firms`, asked for with a `count`
type Singular<K extends string> = K extends `${infer Stem}_${'one' | 'many' | 'other'}` ? Stem : K
type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Leaves<T[K]>}` }[keyof T & string]

/** Every key there is, `members:title`; those of `app` also without their room. (The types of i18next cost the compiler a minute.) */
export type WordKey = { [N in keyof Texts]: `${N}:${Leaves<Texts[N]>}` }[keyof Texts] | Leaves<Texts['app']>
/** The words of one language. */
export type Words = (key: WordKey, values?: Record<string, unknown>) => string

/** A new i18next instance with these texts inside, ready at once: it fetches nothing. */
export function startLanguage(language: Language, texts: Partial<Record<Language, Partial<Texts>>>): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language, fallbackLng: false, resources: texts, ns: 'app', defaultNS: 'app', initAsync: false,
    interpolation: { escapeValue: false }, returnNull: false,
  })
  // `{{to, day}}`: a day as people write it
  instance.services.formatter?.add('day', value => formatDay(String(value)))
  return instance
}
