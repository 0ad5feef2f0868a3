import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fold } from '../../shared/folding.ts'
import { root } from '../root.ts'

/** A municipality of ISTAT's list. */
export type Municipality = {
  /** As ISTAT writes it, with the second language where there is one ("Bolzano/Bozen"). */
  name: string
  /** ISTAT, 6 digits. */
  code: string
  /** Belfiore, as in tax codes: a letter and 3 digits; null where the two lists do not agree. */
  cadastralCode: string | null
  /** Two letters. */
  province: string
  region: string
  /** None in our list: the post office does not publish them. */
  postalCodes: string[]
}

const listFile = z.object({
  source: z.string(),
  state: z.iso.date(),
  provinces: z.record(z.string(), z.tuple([z.string(), z.string()])),
  municipalities: z.array(z.tuple([z.string(), z.string(), z.string().nullable(), z.string()])),
})

/** One way to write a municipality's name, folded; `tight` is without its blanks. */
type Spelling = { folded: string; tight: string; municipality: Municipality }
type Index = {
  source: string
  state: string
  /** Letters by the folded name of the province, and by themselves. */
  provinces: Map<string, string>
  /** By tight name, for searching from the left. */
  spellings: Spelling[]
  byName: Map<string, Municipality[]>
}

/** Usual names that ISTAT does not use, by code. */
const usualNames: Readonly<Record<string, string>> = { '035033': 'Reggio Emilia', '080063': 'Reggio Calabria' }

const tight = (folded: string) => folded.replaceAll(' ', '')

/** The whole name and each language's part of it; ISTAT separates them by a bar, Slovene and Ladin ones by a hyphen. */
function spellingsOf(municipality: Municipality): Spelling[] {
  const { name, code, province } = municipality
  const parts = name.split('/').flatMap((part) => (['GO', 'TS'].includes(province) || code === '022250' ? part.split('-') : [part]))
  const usual = usualNames[code]
  const names = new Set([name, ...parts, ...(usual ? [usual] : [])].map(fold))
  return [...names].map((folded) => ({ folded, tight: tight(folded), municipality }))
}

function readIndex(): Index {
  const { source, state, provinces, municipalities } = listFile.parse(JSON.parse(readFileSync(new URL('resources/municipalities.json', root), 'utf8')))
  const spellings = municipalities
    .flatMap(([name, code, cadastralCode, province]) => spellingsOf({ name, code, cadastralCode, province, region: provinces[province]?.[1] ?? '', postalCodes: [] }))
    .toSorted((a, b) => (a.tight < b.tight ? -1 : a.tight > b.tight ? 1 : 0))
  const byName = new Map<string, Municipality[]>()
  for (const { tight, municipality } of spellings) byName.set(tight, [...(byName.get(tight) ?? []), municipality])
  const names = Object.entries(provinces).flatMap(([letters, [name]]) => [[fold(letters), letters], [tight(fold(name)), letters]] as const)
  return { source, state, provinces: new Map(names), spellings, byName }
}

let loaded: Index | undefined
/** The list, read at its first use. */
const index = () => (loaded ??= readIndex())

/** What an abbreviated name may stand for: names with this beginning (tight) that fit the pattern. */
type Abbreviation = { begin: string; pattern: RegExp }

/**
 * Reads abbreviations in a name: "S. Croce s/Arno" → `s…croce s…arno`, "Montelupo F.no", "C.franco di Sotto". Null where nothing
 * is abbreviated, or so much that the pattern would fit anything.
 */
function abbreviation(text: string, end: string): Abbreviation | null {
  const marked = text.replace(/(?<![\p{L}\p{N}])(\p{L})(?= |$)/gu, '$1.').replace(/[./]+/g, '.')
  const pieces = marked.split('.').map(fold)
  if (pieces.length < 2 || pieces.length > 5 || pieces.join('').length < 4) return null
  const pattern = pieces.map((piece) => piece.replaceAll(' ', ' ?')).join('[^ ]* ?(?:(?:in|d|di|del|della|dei|sul|sull) ){0,2}')
  return { begin: tight(pieces[0] ?? ''), pattern: new RegExp(`^${pattern}${end}`, 'u') }
}

/** Place of the first spelling that is not before the text. */
function lowerBound(spellings: readonly Spelling[], text: string): number {
  let [low, high] = [0, spellings.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spellings[middle]?.tight ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}

/** The spellings that begin so, in order. */
function* beginning(text: string): Generator<Spelling> {
  const { spellings } = index()
  for (let place = lowerBound(spellings, text); ; place++) {
    const spelling = spellings[place]
    if (!spelling?.tight.startsWith(text)) return
    yield spelling
  }
}

/** The only one of them, in the province if one is told. */
function single(found: Iterable<Municipality>, letters: string | undefined): Municipality | null {
  const distinct = new Map([...found].filter(({ province }) => letters === undefined || province === letters).map((municipality) => [municipality.code, municipality]))
  const [only = null] = distinct.values()
  return distinct.size === 1 ? only : null
}

function abbreviated(text: string, letters: string | undefined): Municipality | null {
  const short = abbreviation(text, '$')
  if (!short) return null
  const fitting = [...beginning(short.begin)].filter(({ folded }) => short.pattern.test(folded))
  // "S." and "SS." at the beginning nearly always are saints.
  const saints = /^\s*ss?[. ]/i.test(text) ? fitting.filter(({ folded }) => /^san(t[aoie]?|ti|tissim[oa])? /.test(folded)) : []
  return single((saints.length ? saints : fitting).map(({ municipality }) => municipality), letters)
}

function find(name: string, province: string): Municipality | null {
  const { byName, provinces } = index()
  const exact = (text: string, letters: string | undefined) => single(byName.get(tight(fold(text))) ?? [], letters)
  const known = (text: string) => provinces.get(tight(fold(text)))
  const whole = exact(name, known(province))
  if (whole) return whole
  // "55012 Capannori", "Empoli (FI)", "Empoli - FI", "Empoli FI": what is told with the name counts where no province is told beside it.
  const place = name.replace(/^\s*\d{5}\s+/, '')
  const [, bare = place, long = '', short = ''] = /^(.*\S)\s*(?:(?:\(|\s-|,)\s*(\p{L}{2,})\s*\)?|\s(\p{L}{2}))\s*$/u.exec(place) ?? []
  const told = known(long || short)
  const text = told ? bare : place
  const letters = known(province) ?? told
  return exact(text, letters) ?? abbreviated(text, letters)
}

const answers = new Map<string, Municipality | null>()

/**
 * The municipality of a name as people write it: accents, capitals, apostrophes and blanks do not count, either language of a
 * bilingual name does, abbreviations are read where only one municipality fits ("S. Croce s/Arno", "Montelupo F.no"). Null when
 * none or more than one fits, or the one that does lies in another province.
 * @param province letters or name; what is neither is not regarded.
 */
export function findMunicipality(name: string, province = ''): Municipality | null {
  const key = `${name}\n${province}`
  let answer = answers.get(key)
  if (answer === undefined) {
    // Lists repeat few names, but an import may hold anything.
    if (answers.size > 20_000) answers.clear()
    answers.set(key, (answer = find(name.slice(0, 120), province)))
  }
  return answer
}

/** Municipalities whose name (in either language) begins with the text, abbreviations read; in alphabetical order, at most `limit`. */
export function searchMunicipalities(text: string, limit: number): Municipality[] {
  const begin = tight(fold(text))
  if (begin === '') return []
  const found = new Map<string, Municipality>()
  const collect = (spellings: Iterable<Spelling>, fits: (folded: string) => boolean) => {
    for (const { folded, municipality } of spellings) {
      if (found.size >= limit) return
      if (fits(folded)) found.set(municipality.code, municipality)
    }
  }
  collect(beginning(begin), () => true)
  const short = found.size === 0 ? abbreviation(text, '') : null
  if (short) collect(beginning(short.begin), (folded) => short.pattern.test(folded))
  return [...found.values()]
}

/** Where the list comes from, and the day whose municipalities it holds. */
export function municipalitiesSource(): { source: string; date: string } {
  const { source, state } = index()
  return { source, date: state }
}
