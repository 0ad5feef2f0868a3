import { posix } from 'node:path'
import { report, textOf } from './project.ts'

// What the first screen reads before it is drawn: its own words and not those of the rooms, and no schemas.

/** The modules of the project that `entry` reads before it runs, itself among them, without their comments; what is read when it is wanted (`import()`) is not followed, nor are types. */
export function readAtOnce(entry: string, text: (path: string) => string, stop: readonly string[] = []): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (path: string): void => {
    if (found.has(path) || stop.includes(path)) return
    const source = text(path).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    found.set(path, source)
    for (const [, type, from = ''] of source.matchAll(/^(?:import|export) (type )?(?:[^'"]*? from )?'(\.[^']+\.tsx?)'/gm)) if (!type) visit(posix.join(posix.dirname(path), from))
  }
  visit(entry)
  return found
}

/**
 * Words of rooms that are named before any room is read, by modules or inside other words, and schemas among those modules. A refusal may name the room's words:
 * it is met there.
 */
export function firstProblems(modules: ReadonlyMap<string, string>, first: readonly string[], all: readonly string[]): string[] {
  const later = all.filter(space => !first.includes(space))
  const named = new RegExp(`(?:['"\`]|\\$t\\()(${later.join('|')}):`, 'g')
  return [...modules].flatMap(([path, source]) => [
    ...[...source.matchAll(named)].map(([, space = '']) => `${path}: words of "${space}", which are read with the first room only (shared/language/first)`),
    ...(/^import (?!type )[^\n]* from 'zod'/m.test(source) ? [`${path}: schemas of zod, which the first screen would wait for`] : []),
  ])
}

const spaces = (path: string) => [...textOf(path).matchAll(/export \{ default as (\w+) \}/g)].map(([, space = '']) => space)

if (import.meta.main) {
  const [first, rooms] = [spaces('shared/language/first/it.ts'), spaces('shared/language/rooms/it.ts')]
  // the build puts the names of the contract in place of this one
  const modules = readAtOnce('renderer/main.tsx', textOf, ['renderer/app/writing.ts'])
  const inWords = first.filter(space => space !== 'errors').map(space => `shared/language/it/${space}.json`)
  report(firstProblems(new Map([...modules, ...inWords.map(path => [path, textOf(path)] as const)]), first, [...first, ...rooms]), `${modules.size} modules before the first screen`)
}
