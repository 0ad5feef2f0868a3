import { readdirSync } from 'node:fs'
import { filesOf, report, root, textOf } from './project.ts'

// What the house refuses and no linter knows.

/** A pattern that must not occur, where, and the words for it. */
type Refusal = { pattern: RegExp; where: (path: string) => boolean; words: string }

const product = (path: string): boolean => /^(?:main|renderer|shared)\//.test(path)
const source = (path: string): boolean => /\.(?:ts|tsx|mjs|cjs)$/.test(path)
const itself = (path: string): boolean => path === 'tests/checks/style.ts' || path === 'tests/rules/checks.test.ts'

const refusals: readonly Refusal[] = [
  { pattern: /@ts-(?:ignore|nocheck|expect-error)|\bas any(?=\W*$|[)\],;.])|\bas unknown as\b/, where: source, words: 'types switched off' },
  { pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/, where: source, words: 'a promise in a comment' },
  // A test may skip itself where a machine lacks something, with its reason; none may be switched off.
  { pattern: /\b(?:it|test|describe)\.(?:(?:only|todo)\b|skip\(\s*['"`])/, where: path => path.startsWith('tests/'), words: 'a test that does not run' },
  { pattern: /(?:^|[^\w.])\/(?:home|root|work|mnt|srv|tmp)\/[a-z]|[A-Z]:\\\\?Users\\/i, where: path => product(path) || !path.startsWith('tests/'), words: 'a path of one machine' },
  { pattern: /\/work\/(?:main|shared)|\/root\//, where: path => path.startsWith('tests/'), words: 'a path of one machine' },
  { pattern: /npmjs\.(?:org|com)|\bregistry\.[a-z]|yarnpkg\.com|\/\/[^\s/'"]*(?:artifactory|verdaccio|nexus)/i, where: () => true, words: 'the name of a package registry\'s host' },
]

const longest = 350

/** What one file has that the house refuses, each with its line. */
export function styleProblems(path: string, text: string): string[] {
  const lines = text.split('\n')
  const problems = lines.flatMap((line, index) =>
    refusals.filter(({ pattern, where }) => where(path) && pattern.test(line)).map(({ words }) => `${path}:${index + 1}: ${words}: ${line.trim().slice(0, 120)}`))
  if (product(path) && source(path) && lines.length - 1 > longest) problems.push(`${path}: ${lines.length - 1} lines, and a file is one subject (at most ${longest})`)
  return problems
}

const isText = /\.(?:ts|tsx|mjs|cjs|json|yml|yaml|md|html|css|svg|sh)$|^\.ci\/|^\.npmrc$|^\.gitignore$/

if (import.meta.main) {
  const atRoot = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isFile()).map(entry => entry.name)
  const paths = [...['main', 'renderer', 'shared', 'tests', '.github', '.ci'].flatMap(filesOf), ...atRoot]
    .filter(path => isText.test(path) && !itself(path) && !path.startsWith('tests/fixtures/'))
  report(paths.flatMap(path => styleProblems(path, textOf(path))), `${paths.length} files`)
}
