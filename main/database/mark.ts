import { existsSync, writeFileSync } from 'node:fs'
import { tried } from './faults.ts'
import { remove } from './files.ts'

const markOf = (file: string) => `${file}.suspect`

/**
 * Marks a workspace in which SQLite met damage while it was open: no backup is made of it any more, and the next opening checks it whole
 * instead of quickly.
 */
export function markDamaged(file: string): void {
  // Without the mark the next opening still checks quickly; the damage is the thing to tell
  tried(() => writeFileSync(markOf(file), ''))
}

export const isMarkedDamaged = (file: string): boolean => existsSync(markOf(file))

/** To be called after the workspace was found whole, or was replaced. */
export const clearMark = (file: string): void => remove(markOf(file))
