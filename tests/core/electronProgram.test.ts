import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { electronProgram, fetchElectron } from '../../main/electronProgram.ts'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-electron-'))
  folders.push(folder)
  return folder
}
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }) })

/** A package of Electron whose install script does this; `tried` counts how often it ran. */
function packageThat(does: string) {
  const [folder, home] = [newFolder(), newFolder()]
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}')
  writeFileSync(join(folder, 'install.js'), `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs'); process.chdir(__dirname); appendFileSync('tried', 'x');${does}`)
  const said: string[] = []
  return {
    home, said, fetch: (limit?: number) => fetchElectron(home, line => said.push(line), folder, limit), found: () => electronProgram(folder),
    tried: () => (existsSync(join(folder, 'tried')) ? readFileSync(join(folder, 'tried'), 'utf8').length : 0),
  }
}

test('Electron that can be fetched is fetched with a word, and is there from then on', () => {
  const { fetch, found, said, tried } = packageThat('mkdirSync("dist"); writeFileSync("dist/electron", ""); writeFileSync("path.txt", "electron")')
  expect(found()).toBeNull()
  expect(fetch()).toMatch(/electron$/)
  expect(said).toEqual(['Electron is not here yet: fetching it once, for at most 60 seconds …'])
  expect([found(), tried()]).toEqual([expect.stringMatching(/electron$/), 1])
})

test('a fetch that fails is remembered for a day, and said', () => {
  const { home, fetch, said, tried } = packageThat('process.exit(1)')
  expect(fetch()).toBeNull()
  expect(said).toEqual(['Electron is not here yet: fetching it once, for at most 60 seconds …', expect.stringContaining('tried again in a day')])
  expect([fetch(), said.length, tried()]).toEqual([null, 2, 1])
  const mark = join(home, 'electron-not-fetched')
  const ago = (hours: number) => { const at = new Date(Date.now() - hours * 3_600_000); utimesSync(mark, at, at) }
  ago(23)
  fetch()
  expect(tried()).toBe(1)
  ago(25)
  fetch()
  expect(tried()).toBe(2)
})

test('a fetch that hangs is ended when its time is over', () => {
  const { fetch, said, tried } = packageThat('setInterval(() => {}, 1000)')
  expect(fetch(1500)).toBeNull()
  expect([tried(), said.at(-1)]).toEqual([1, expect.stringContaining('could not be fetched')])
})

test.runIf(process.platform === 'linux' && electronProgram() === null)('npm start asks for Electron once, says so, and opens a browser instead', { timeout: 60_000 }, async () => {
  const home = newFolder()
  let asked = 0
  const mirror = createServer((_request, response) => { asked++; response.writeHead(404).end() }).listen(0, '127.0.0.1')
  await once(mirror, 'listening')
  const address = mirror.address()
  const port = typeof address === 'object' ? address?.port : 0
  const start = async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../main/start.mjs', import.meta.url))], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DESK_HOME: home, DISPLAY: ':99', DESK_BROWSER: join(home, 'no-browser'), ELECTRON_MIRROR: `http://127.0.0.1:${port}/`, electron_config_cache: join(home, 'cache') },
    })
    let said = ''
    child.stderr.on('data', (bytes: Buffer) => { said += bytes.toString() })
    const [status] = await once(child, 'close')
    return { status, said }
  }
  try {
    const first = await start()
    expect(first.said).toMatch(/fetching it once, for at most 60 seconds[^]*could not be fetched[^]*Opening the app in a window of a browser instead[^]*DESK_BROWSER names/)
    expect([first.status, asked]).toEqual([1, expect.any(Number)])
    const before = asked
    expect(before).toBeGreaterThan(0)
    expect((await start()).said).not.toContain('fetching')
    expect(asked).toBe(before)
  } finally {
    mirror.close()
  }
})
