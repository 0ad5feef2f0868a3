import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { product } from './product.ts'

/**
 * Where Node keeps what V8 made of the program's workers, for the next start: the core then stands a quarter sooner. In the data folder of the person
 * and not in the program's, which may not be written. Node compares what it finds there with the source by a checksum, which proves no origin: so
 * there is none where `DESK_HOME` names a folder that others may write as well.
 */
export const compiledFolder = (home: string): string => join(home, 'compiled', product.version)

/** Removes what former versions of the program left there. */
export function dropFormerCompiled(home: string): void {
  const folder = join(home, 'compiled')
  if (!existsSync(folder)) return
  for (const version of readdirSync(folder)) if (version !== product.version) rmSync(join(folder, version), { recursive: true, force: true })
}
