import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { previewPlace } from '../core/places.ts'
import { inspect, isOurs } from '../database/check.ts'
import { isDamage, tried } from '../database/faults.ts'
import { move, removeWithSides } from '../database/files.ts'
import { realPathOf } from '../database/path.ts'
import { checkPlace } from '../database/place.ts'
import { isProtected, unprotect } from '../database/protected.ts'
import { setting } from './settings.ts'

/** Of which carried meeting a workspace is, and how much was written in it; null for any other file, and for one that cannot be read. */
function carriedOf(file: string, scratch: string): { of: string; written: number } | null {
  try {
    return isOurs(file) ? inspect(file, database => {
      const of = setting(database, 'carriedMeeting')
      const { written } = database.prepare('SELECT coalesce(max(sequence), 0) AS written FROM journal').get() as { written: number }
      return of === null ? null : { of, written }
    }, scratch) : null
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  }
}

/**
 * The plain file of a protected one, written beside it and never over another. One that was written so before, for the same handing over, is the answer itself
 * where it has as much or more: what was typed since. A file without a passphrase is its own answer.
 * @throws Refused `missing`, `unsafe-place`, `passphrase-wrong`, `damaged`, `truncated`, `newer`, `cannot-write`, `disk-full`
 */
export async function openProtected(path: string, passphrase: string, home: string): Promise<string> {
  const file = realPathOf(path)
  if (!existsSync(file) || !isProtected(file)) return file
  checkPlace(file)
  const folder = dirname(file)
  const part = `${file}.opening`
  removeWithSides(part)
  const scratch = previewPlace(home, basename(file))
  try {
    await unprotect(file, part, passphrase)
    const carried = carriedOf(part, scratch)
    const extension = extname(file)
    for (let n = 2; ; n++) {
      const target = join(folder, `${basename(file, extension)} (${n})${extension}`)
      if (!existsSync(target)) {
        move(part, target)
        return target
      }
      const there = carried === null ? null : carriedOf(target, scratch)
      if (carried !== null && there?.of === carried.of && there.written >= carried.written) return target
    }
  } finally {
    tried(() => removeWithSides(part))
  }
}
