import { createHash, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { tried, writing } from '../database/faults.ts'
import { flush, hashOf, move, placeToPut, remove, writeThrough } from '../database/files.ts'

/**
 * Writes a small file whole or not at all: beside it under another name, made sure of, renamed; what is no file there is written through to. Answers
 * what was written: of a file, as it was read back from the disk.
 * @throws Refused `cannot-write`, `disk-full` with its name
 */
export function writeWhole(path: string, content: string | Uint8Array): { sha256: string; bytes: number } {
  const bytes = Buffer.byteLength(content)
  return writing(basename(path), () => {
    const place = placeToPut(path)
    if (place === null) {
      writeThrough(path, content)
      return { sha256: createHash('sha256').update(content).digest('hex'), bytes }
    }
    const part = join(dirname(place), `.${basename(place)}.${randomUUID().slice(0, 8)}.part`)
    try {
      writeFileSync(part, content)
      flush(part)
      const sha256 = hashOf(part)
      move(part, place)
      return { sha256, bytes }
    } finally {
      tried(() => remove(part))
    }
  })
}
