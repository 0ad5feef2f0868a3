import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text by which @electron/fuses finds the fuses in Electron's binary, as its own constants.js has it. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Version 1 of the wire, nine fuses as Electron 45 delivers them: 1 on, 0 off. */
const delivered = '101100011'

/**
 * Makes a folder that electron-builder takes for an unpacked Electron: the files that it looks for, and a binary that carries
 * the fuses and nothing else. With it packaging can be tried where Electron's binary cannot be fetched.
 */
export function makeStandIn(folder: string, binary: string, version: string): void {
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['de', 'en-GB', 'en-US', 'it', 'pt-BR']) writeFileSync(join(folder, 'locales', `${name}.pak`), name)
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), name)
  writeFileSync(join(folder, 'version'), version)
  const fill = Buffer.alloc(4096, 1)
  writeFileSync(join(folder, binary), Buffer.concat([fill, Buffer.from(sentinel), Buffer.from([1, delivered.length]), Buffer.from(delivered), fill]))
  chmodSync(join(folder, binary), 0o755)
}
