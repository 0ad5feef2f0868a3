import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { tried, writing } from '../database/faults.ts'
import { flush, move, remove } from '../database/files.ts'

/**
 * Writes a small file whole or not at all: beside it under another name, made sure of, renamed.
 * @throws Refused `cannot-write`, `disk-full` with its name
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  writing(basename(path), () => {
    const part = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`)
    try {
      writeFileSync(part, content)
      flush(part)
      move(part, path)
    } finally {
      tried(() => remove(part))
    }
  })
}
