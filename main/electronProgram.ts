import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './root.ts'

/** How long the fetch may take, and for how long its failure is remembered, milliseconds. */
const longest = 60_000
const day = 24 * 60 * 60 * 1000

const packageFolder = fileURLToPath(new URL('node_modules/electron/', root))

/** Electron's program, if its package has fetched it. Never by asking the package: that would fetch it. */
export function electronProgram(folder = packageFolder): string | null {
  try {
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

/** Fetches Electron's program, at most for a minute and with a line that says so; after a failure, which a file in `home` remembers, not again for a day. */
export function fetchElectron(home: string, say: (line: string) => void, folder = packageFolder, limit = longest): string | null {
  const failed = join(home, 'electron-not-fetched')
  const before = statSync(failed, { throwIfNoEntry: false })
  const install = join(folder, 'install.js')
  if (!existsSync(install) || (before && Date.now() - before.mtimeMs < day)) return null
  say(`Electron is not here yet: fetching it once, for at most ${limit / 1000} seconds …`)
  spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: limit, killSignal: 'SIGKILL' })
  const program = electronProgram(folder)
  if (!program) {
    mkdirSync(home, { recursive: true })
    writeFileSync(failed, '')
    say('Electron could not be fetched. It is tried again in a day, or at once by: node node_modules/electron/install.js')
  }
  return program
}
