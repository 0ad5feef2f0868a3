import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { product } from './product.ts'

/**
 * Where Node keeps what V8 made of the program's workers, for the next start: the core then stands a quarter sooner. In the data folder of the person
 * and not in the program's, which may not be written; what is found there is used only where it was made of the very same source.
 */
export const compiledFolder = (home: string): string => join(home, 'compiled', product.version)

/** Removes what former versions of the program left there. */
export function dropFormerCompiled(home: string): void {
  const folder = join(home, 'compiled')
  if (!existsSync(folder)) return
  for (const version of readdirSync(folder)) if (version !== product.version) rmSync(join(folder, version), { recursive: true, force: true })
}
