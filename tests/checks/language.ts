import { readdirSync } from 'node:fs'
import { filesOf, report, root, textOf } from './project.ts'

// Every word stands in both languages, is complete, and is used. The types already refuse a key that does not exist.

/** The words of one language: namespace, key path, word. */
export type Words = ReadonlyMap<string, ReadonlyMap<string, string>>

const plural = /_(zero|one|two|few|many|other)$/

/**
 * Keys that code puts together from values, so that no search finds them whole. Prefixes found in a template text
 * (`kinds.${kind}`) need no line here.
 */
const dynamic: readonly RegExp[] = [
  // The code of an error is its key.
  /^errors:/,
]

/** Words typed with an apostrophe, or with nothing, for an accent. */
const missingAccent = /(?<![\p{L}])(?:[EePp]?e'|perche|poiche|finche|affinche|piu|gia|cosi|puo|cioe|citta|attivita|societa|qualita|unita'|possibilita|priorita)(?![\p{L}])/u

function flatten(value: unknown, prefix = ''): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]]
  if (typeof value !== 'object' || value === null) return [[prefix, '']]
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix === '' ? key : `${prefix}.${key}`))
}

const variables = (word: string): string => [...new Set([...word.matchAll(/\{\{\s*(\w+)/g)].map(match => match[1] ?? ''))].toSorted().join(' ')

/** The variables that a key names in any of its plural forms: `_one` may leave the number out. */
const variablesOf = (words: ReadonlyMap<string, string>, base: string): string =>
  [...new Set([...words].filter(([key]) => key.replace(plural, '') === base).flatMap(([, word]) => variables(word).split(' ')).filter(Boolean))].toSorted().join(' ')

/** What is missing, empty or unlike between two languages. */
export function pairProblems(it: Words, en: Words): string[] {
  const problems: string[] = []
  for (const [here, there, from, to] of [['it', 'en', it, en], ['en', 'it', en, it]] as const) {
    for (const [space, words] of from) {
      for (const [key, word] of words) {
        const name = `${here}/${space}.json ${key}`
        if (word.trim() === '') problems.push(`${name}: empty`)
        if (!to.get(space)?.has(key)) problems.push(`${name}: missing in ${there}`)
        if (plural.test(key)) {
          const base = key.replace(plural, '')
          for (const form of ['_one', '_many', '_other']) if (!words.has(base + form)) problems.push(`${name}: its form ${form} is missing`)
        }
      }
    }
  }
  for (const [space, words] of it) {
    for (const key of new Set([...words.keys()].map(name => name.replace(plural, '')))) {
      const other = en.get(space) ?? new Map<string, string>()
      const [a, b] = [variablesOf(words, key), variablesOf(other, key)]
      if (a !== b) problems.push(`${space}.json ${key}: the variables differ: it {${a}}, en {${b}}`)
    }
    for (const [key, word] of words) {
      const found = missingAccent.exec(word)
      if (found) problems.push(`it/${space}.json ${key}: accent missing in "${found[0]}"`)
    }
  }
  return [...new Set(problems)]
}

/** Keys that no source names: whole, without their namespace, or by the beginning of a template text. */
export function unusedKeys(words: Words, sources: readonly string[], allowed: readonly RegExp[] = dynamic): string[] {
  const text = sources.join('\n')
  const quoted = new Set([...text.matchAll(/['"`]([\w-]+(?:[.:][\w-]+)*)['"`]/g)].map(match => match[1] ?? ''))
  const beginnings = [...new Set([...text.matchAll(/`([\w-]+(?:[.:][\w-]+)*[.:_]?)\$\{/g)].map(match => match[1] ?? ''))].filter(prefix => /[.:_].|^[\w-]+[._]$/.test(prefix))
  const unused: string[] = []
  for (const [space, keys] of words) {
    for (const key of new Set([...keys.keys()].map(name => name.replace(plural, '')))) {
      const full = `${space}:${key}`
      const named = quoted.has(full) || quoted.has(key)
      const begun = beginnings.some(prefix => full.startsWith(prefix) || key.startsWith(prefix))
      if (!named && !begun && !allowed.some(pattern => pattern.test(full))) unused.push(`${space}.json ${key}: no source uses it`)
    }
  }
  return unused
}

/** Reads one language's files. */
export function readWords(language: 'it' | 'en'): Words {
  const folder = `shared/language/${language}`
  return new Map(readdirSync(root + folder).filter(name => name.endsWith('.json')).toSorted().map(name => {
    const content: unknown = JSON.parse(textOf(`${folder}/${name}`))
    return [name.slice(0, -'.json'.length), new Map(flatten(content))]
  }))
}

if (import.meta.main) {
  const [it, en] = [readWords('it'), readWords('en')]
  const sources = ['main', 'renderer', 'shared'].flatMap(filesOf).filter(path => /\.tsx?$/.test(path)).map(textOf)
  const count = [...it.values()].reduce((sum, words) => sum + words.size, 0)
  report([...pairProblems(it, en), ...unusedKeys(it, sources)], `${count} words in each language`)
}
