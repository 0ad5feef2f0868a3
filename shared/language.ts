import type { i18n } from 'i18next'
import * as en from './language/en.ts'
import * as it from './language/it.ts'
import { startLanguage, type Words } from './language/start.ts'
import type { Language } from './procedure.ts'

export type { WordKey, Words } from './language/start.ts'

const started = new Map<Language, i18n>()

/** The words of a language: `words('it')('members:title')`. */
export function words(language: Language): Words {
  let instance = started.get(language)
  if (!instance) started.set(language, (instance = startLanguage(language, { it, en })))
  const { t } = instance
  return (key, values) => t(key, values ?? {})
}
