import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installed } from './reading.ts'

/** Files converted by LibreOffice, which keeps its own settings in that folder as well. It writes nothing of a file that it cannot open, and says so to nobody. */
export const convert = (files: readonly string[], format: string, folder: string) =>
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', format, '--outdir', folder, ...files], { stdio: 'ignore' })

const probes = { texts: ['txt', 'odt'], tables: ['csv', 'ods'] } as const
const found: Partial<Record<keyof typeof probes, boolean>> = {}

/**
 * Whether this machine has the LibreOffice that opens texts (Writer) or tables (Calc): each is installed apart.
 * Asked with a file of one word, so that a file of ours that it refuses is a fault of ours and not a program that is missing.
 */
export function officeOpens(kind: keyof typeof probes): boolean {
  if (!installed('soffice')) return false
  return (found[kind] ??= converts(probes[kind]))
}

function converts([from, to]: readonly [from: string, to: string]): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'desk-office-'))
  writeFileSync(join(folder, `word.${from}`), 'parola\n')
  convert([join(folder, `word.${from}`)], to, folder)
  const opened = existsSync(join(folder, `word.${to}`))
  rmSync(folder, { recursive: true, force: true })
  return opened
}
