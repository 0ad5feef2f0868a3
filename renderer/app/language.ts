import dayjs from 'dayjs'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/it'
import { useSyncExternalStore } from 'react'
import { formatDay, formatEuros, formatInstant, formatNumber, formatPercent } from '../../shared/format.ts'
import * as it from '../../shared/language/first/it.ts'
import { startLanguage, type Words } from '../../shared/language/start.ts'
import type { Language } from '../../shared/procedure.ts'

const remembered = 'desk.language'

/** Italian stands from the start. English, and what the rooms say, is read when it is first asked for: all texts are a third of what the first screen would wait for. */
// a copy, since rooms are added to it
export const i18n = startLanguage('it', { it: Object.assign({}, it) })
export type { Words }

/** The window's language now. */
export const currentLanguage = (): Language => (i18n.language === 'en' ? 'en' : 'it')

const firstEnglish = () => import('../../shared/language/first/en.ts')
const ofRooms = { it: () => import('../../shared/language/rooms/it.ts'), en: () => import('../../shared/language/rooms/en.ts') }
/** Whether a room was opened: another language then needs the words of the rooms too. */
let opened = false
const reading = new Map<() => Promise<object>, Promise<void>>()
/** Words that take no values, as they were looked up: a screen says hundreds at each of its drawings. */
const lookedUp: Record<Language, Map<string, string>> = { it: new Map(), en: new Map() }

/** Adds texts once, however often they are asked for. */
function add(language: Language, load: () => Promise<object>): Promise<void> {
  const known = reading.get(load) ?? load().then(
    texts => {
      for (const [room, spoken] of Object.entries(texts)) i18n.addResourceBundle(language, room, spoken)
      lookedUp[language].clear()
    },
    (error: unknown) => { reading.delete(load); throw error },
  )
  reading.set(load, known)
  return known
}

const readTexts = (language: Language) => Promise.all([language === 'en' ? add(language, firstEnglish) : undefined, opened ? add(language, ofRooms[language]) : undefined])

let wanted: Language = 'it'

/** Reads what the rooms say: with whatever of them is shown. */
export async function readRooms(): Promise<void> {
  opened = true
  await readTexts(wanted)
}

/** Turns the whole window to a language; the next start begins with it. */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language
  await readTexts(language)
  if (wanted !== language) return
  localStorage.setItem(remembered, language)
  document.documentElement.lang = language
  dayjs.locale(language === 'it' ? 'it' : 'en-gb')
  if (i18n.language !== language) await i18n.changeLanguage(language)
}

/** Turns the window to the language that it had last: before its first screen. */
export const startWords = (): Promise<void> => setLanguage(localStorage.getItem(remembered) === 'en' ? 'en' : 'it')

function onLanguage(hear: () => void): () => void {
  i18n.on('languageChanged', hear)
  return () => { i18n.off('languageChanged', hear) }
}

// Every component asks for its words at each of its drawings. A screen comes with the words of the rooms, so that there is nothing to wait for
// or to look up by the room, as a library for React would.
const useLanguage = (): Language => useSyncExternalStore(onLanguage, currentLanguage)

function wordsOf(language: Language): Words {
  const t = i18n.getFixedT(language)
  const known = lookedUp[language]
  return (key, values) => {
    if (values) return t(key, values)
    const found = known.get(key) ?? t(key, {})
    known.set(key, found)
    return found
  }
}
const words: Record<Language, Words> = { it: wordsOf('it'), en: wordsOf('en') }

const formatsOf = (language: Language) => ({
  language,
  number: (value: number, decimals?: number) => formatNumber(value, language, decimals),
  percent: (value: number, decimals?: number) => formatPercent(value, language, decimals),
  euros: (value: number) => formatEuros(value, language),
  day: formatDay,
  instant: formatInstant,
  time: (instant: string) => formatInstant(instant).slice(11),
})
const formats = { it: formatsOf('it'), en: formatsOf('en') }

/** The words of the window: `t('members:column.name')`; a key without a room is of `app`. */
export const useWords = (): Words => words[useLanguage()]

/** The words outside of a component. */
export const wordsNow = (): Words => words[currentLanguage()]

/** The window's language and its ways of writing numbers, euros, days and instants. */
export const useFormats = () => formats[useLanguage()]
