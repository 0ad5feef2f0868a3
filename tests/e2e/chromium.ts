import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'
import { z } from 'zod'
import { root } from '../../main/root.ts'
import { findBrowser } from '../../main/findBrowser.ts'

export type TestBrowser = { executable: string; env: Record<string, string> }

/** The folder of the package's archives, and its version. */
function archives(): { bin: string; version: string } {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return { bin: join(folder, 'bin'), version }
}

/** Without a fonts.conf that names existing folders all text is blank: the browser's own font, and the product's. */
const fontsConf = (home: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>${fileURLToPath(new URL('resources/fonts', root))}</dir>
  <cachedir>${join(home, 'fontcache')}</cachedir>
</fontconfig>
`

/** Unpacks into a folder of its own and gives it its name when whole: the package itself takes any half-written file for done. */
async function unpack(bin: string, home: string): Promise<void> {
  const fresh = `${home}.${process.pid}`
  const before = process.env['TMPDIR']
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  process.env['TMPDIR'] = fresh
  try {
    await Promise.all(['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map(name => inflate(join(bin, name))))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  renameSync(fresh, home)
}

/** The environment without what is not set. */
const environment = (): Record<string, string> => Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

/**
 * The browser of the tests: what `@sparticuz/chromium` carries, unpacked once beside the build with its libraries (Linux, x64), else
 * a browser of this computer. Never with the package's own arguments, which switch off what is tested here.
 */
export async function testBrowser(): Promise<TestBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const installed = findBrowser()
    if (!installed) throw new Error('The tests need Chromium, Chrome or Edge on this computer (or DESK_BROWSER)')
    return { executable: installed, env: environment() }
  }
  const { bin, version } = archives()
  const home = fileURLToPath(new URL(`out/browser-${version}`, root))
  if (!existsSync(home)) await unpack(bin, home)
  writeFileSync(join(home, 'fonts.conf'), fontsConf(home))
  return {
    executable: join(home, 'chromium'),
    env: { ...environment(), LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  }
}
