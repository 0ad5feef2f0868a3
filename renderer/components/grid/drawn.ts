import type { ColumnWindow } from './useColumnWindow.ts'

/** A column that is drawn: its place, and the width in CSS pixels of those before it that are not. */
export type Drawn = { at: number; gap: string | undefined }

/** The columns of a row that are drawn: the frozen ones, those in sight, and those that must not be lost (the active cell's). */
export function drawnColumns(names: readonly string[], frozen: number, { first, last }: ColumnWindow, kept: readonly number[]): Drawn[] {
  const drawn: Drawn[] = []
  let skipped: string[] = []
  for (const [at, name] of names.entries()) {
    if (at < frozen || (at >= first && at <= last) || kept.includes(at)) {
      drawn.push({ at, gap: skipped.length === 0 ? undefined : `calc(${skipped.map(one => `var(--grid-${one})`).join(' + ')})` })
      skipped = []
    } else skipped.push(name)
  }
  return drawn
}
