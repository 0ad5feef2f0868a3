import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

type Level = 'info' | 'warn' | 'error'

let file: string | null = null
const limit = 512 * 1024

/** Where the log goes from now on; before, and on the command line, only to standard error. */
export function logTo(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  file = path
}

const masks: [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '<e-mail>'],
  [/\b[A-Z]{6}\d[\dLMNPQRSTUV][A-EHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]\b/gi, '<tax code>'],
  [/\b\d{11}\b/g, '<number>'],
  [/\+?\d[\d ./-]{7,}\d/g, '<number>'],
  [/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|«[^»]*»/g, '<text>'],
  [/(?:[A-Za-z]:)?(?:[\\/][^\\/\s:()]+)+[\\/]/g, '…/'],
]

/** A text without what could be somebody's: addresses, codes, numbers, quoted values, folders. */
export const mask = (text: string): string => masks.reduce((masked, [pattern, word]) => masked.replace(pattern, word), text)

/**
 * A line in the log (standard error and, once told, a file that is turned over at 512 kB). Everything but our own words is masked:
 * error messages may quote values.
 */
export function log(level: Level, what: string, error?: unknown): void {
  const detail = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : error === undefined ? '' : JSON.stringify(error)
  const line = `${new Date().toISOString()} ${level} ${what}${detail ? ` ${mask(detail)}` : ''}\n`
  process.stderr.write(line)
  if (!file) return
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limit) renameSync(file, `${file}.old`)
    appendFileSync(file, line)
  } catch {
    // a log that cannot be written must not stop the work; standard error has the line
  }
}
