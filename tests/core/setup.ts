import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshMain } from '../../main/build.ts'

/** Before the first test: the core that the tests talk to is the one that ships, and starts twice as fast as its sources. What it exports goes into the documents of a person of the tests. */
export default async function setup(): Promise<() => void> {
  const person = mkdtempSync(join(tmpdir(), 'desk-person-'))
  mkdirSync(join(person, 'Documents'))
  for (const name of ['HOME', 'USERPROFILE']) process.env[name] = person
  await freshMain()
  return () => { rmSync(person, { recursive: true, force: true }) }
}
