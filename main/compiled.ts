import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { product } from './product.ts'

/**
 * Where Node keeps what V8 made of the program's workers, for the next start: the core then stands a quarter sooner. In the data folder of the person
 * and not in the program's, which may not be written. Node compares what it finds there with the source by a checksum, which proves no origin: so
 * there is none (null) where `DESK_HOME` names a folder that others may write as well.
 */
export const compiledFolder = (home: string): string | null => (process.env['DESK_HOME'] ? null : join(home, 'compiled', product.version))

/** Removes what other versions of the program left there: nothing where none is kept, nor where the folder is a link to another place. */
export function dropFormerCompiled(home: string): void {
  const kept = compiledFolder(home)
  if (kept === null) return
  const folder = dirname(kept)
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  for (const version of readdirSync(folder)) if (version !== product.version) rmSync(join(folder, version), { recursive: true, force: true })
}
