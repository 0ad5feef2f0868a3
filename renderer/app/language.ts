import dayjs from 'dayjs'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/it'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatEuros, formatInstant, formatNumber } from '../../shared/format.ts'
import { namespaces, startLanguage, type Words } from '../../shared/language.ts'
import type { Language } from '../../shared/procedure.ts'

const remembered = 'desk.language'
const first: Language = localStorage.getItem(remembered) === 'en' ? 'en' : 'it'

export const i18n = startLanguage(first)
export type { Words }

/** The window's language now. */
export const currentLanguage = (): Language => (i18n.language === 'en' ? 'en' : 'it')

/** Turns the whole window to a language at once; the next start begins with it. */
export function setLanguage(language: Language): void {
  localStorage.setItem(remembered, language)
  document.documentElement.lang = language
  dayjs.locale(language === 'it' ? 'it' : 'en-gb')
  if (i18n.language !== language) void i18n.changeLanguage(language)
}
setLanguage(first)

/** The words of the window: `t('members:column.name')`; a key without a room is of `app`. */
export function useWords(): Words {
  const { t } = useTranslation(namespaces)
  return useMemo((): Words => (key, values) => t(key, values ?? {}), [t])
}

/** The words outside of a component. */
export function wordsNow(): Words {
  const t = i18n.getFixedT(i18n.language, namespaces)
  return (key, values) => t(key, values ?? {})
}

/** The window's language and its ways of writing numbers, euros, days and instants. */
export function useFormats() {
  const { i18n: instance } = useTranslation()
  const language: Language = instance.language === 'en' ? 'en' : 'it'
  return useMemo(() => ({
    language,
    number: (value: number, decimals?: number) => formatNumber(value, language, decimals),
    euros: (value: number) => formatEuros(value, language),
    day: formatDay,
    instant: formatInstant,
    time: (instant: string) => formatInstant(instant).slice(11),
  }), [language])
}
