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
  // Named inside the words of errors, by what they tell.
  /^suppliers:(?:schemeProblem|outcome)\./,
]

/** Words typed with an apostrophe, or with nothing, for an accent. */
const missingAccent = /(?<![\p{L}])(?:[Ee]'(?=\s|$)|perche|poiche|finche|affinche|piu|gia|cosi|puo|cioe|citta|attivita|societa|qualita|unita'|possibilita|priorita)(?![\p{L}])/u

/** An apostrophe or a quotation mark of the typewriter, where a text that is read has ’ and «» or “”. */
const typewriter = /['"]/

function flatten(value: unknown, prefix = ''): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]]
  if (typeof value !== 'object' || value === null) return [[prefix, '']]
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix === '' ? key : `${prefix}.${key}`))
}

const variables = (word: string): string => [...new Set([...word.matchAll(/\{\{\s*(\w+)/g)].map(match => match[1] ?? ''))].toSorted().join(' ')

/** The variables that a key names in any of its plural forms: `_one` may leave the number out. */
const variablesOf = (words: ReadonlyMap<string, string>, base: string): string =>
  [...new Set([...words].filter(([key]) => key.replace(plural, '') === base).flatMap(([, word]) => variables(word).split(' ')).filter(Boolean))].toSorted().join(' ')

/** What one language's words lack: a meaning, a form of the plural, a partner in the other language. */
function ownProblems(file: string, words: ReadonlyMap<string, string>, others: ReadonlyMap<string, string> | undefined, there: string): string[] {
  return [...words].flatMap(([key, word]) => [
    word.trim() === '' ? [`${file} ${key}: empty`] : [],
    others?.has(key) ? [] : [`${file} ${key}: missing in ${there}`],
    plural.test(key) ? ['_one', '_many', '_other'].filter(form => !words.has(key.replace(plural, form))).map(form => `${file} ${key}: its form ${form} is missing`) : [],
  ].flat())
}

/** Variables that the two languages of a key do not share. */
function variableProblems(space: string, it: ReadonlyMap<string, string>, en: ReadonlyMap<string, string>): string[] {
  return [...new Set([...it.keys()].map(name => name.replace(plural, '')))].flatMap(key => {
    const [a, b] = [variablesOf(it, key), variablesOf(en, key)]
    return a === b ? [] : [`${space}.json ${key}: the variables differ: it {${a}}, en {${b}}`]
  })
}

function accentProblems(space: string, it: ReadonlyMap<string, string>): string[] {
  return [...it].flatMap(([key, word]) => {
    const found = missingAccent.exec(word)
    return found ? [`it/${space}.json ${key}: accent missing in "${found[0]}"`] : []
  })
}

/** Texts with the marks of a typewriter: those on screen and paper have curved ones; what somebody types is read with both. */
export const typewriterProblems = (file: string, texts: Iterable<readonly [string, string]>): string[] =>
  [...texts].filter(([, text]) => typewriter.test(text)).map(([key, text]) => `${file} ${key}: a straight apostrophe or quotation mark: ${text.slice(0, 80)}`)

/** What is missing, empty or unlike between two languages. */
export function pairProblems(it: Words, en: Words): string[] {
  return [...new Set([
    ...[...it].flatMap(([space, words]) => ownProblems(`it/${space}.json`, words, en.get(space), 'en')),
    ...[...en].flatMap(([space, words]) => ownProblems(`en/${space}.json`, words, it.get(space), 'it')),
    ...[...it].flatMap(([space, words]) => variableProblems(space, words, en.get(space) ?? new Map())),
    ...[...it].flatMap(([space, words]) => accentProblems(space, words)),
    ...([['it', it], ['en', en]] as const).flatMap(([language, all]) => [...all].flatMap(([space, words]) => typewriterProblems(`${language}/${space}.json`, words))),
  ])]
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

/** The texts that the program brings along: checklists, criteria, types, policies, described clusters. Municipalities are spelled as ISTAT spells them. */
const broughtAlong = (): string[] => filesOf('resources').filter(path => path.endsWith('.json') && path !== 'resources/municipalities.json')
  .flatMap(path => typewriterProblems(path, flatten(JSON.parse(textOf(path)))))

if (import.meta.main) {
  const [it, en] = [readWords('it'), readWords('en')]
  const sources = ['main', 'renderer', 'shared'].flatMap(filesOf).filter(path => /\.tsx?$/.test(path)).map(textOf)
  const count = [...it.values()].reduce((sum, words) => sum + words.size, 0)
  report([...pairProblems(it, en), ...unusedKeys(it, sources), ...broughtAlong()], `${count} words in each language`)
}
