import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from './root.ts'
import { openWindow, type DeskWindow } from './browser.ts'
import { freshBuild, freshPage } from './build.ts'
import { callerFolder } from './caller.ts'
import { startCore } from './core/core.ts'
import { electronProgram, fetchElectron } from './electronProgram.ts'
import { findBrowser } from './findBrowser.ts'
import { dataFolder } from './database/place.ts'
import { fileArgument, firstStart } from './secondStart.ts'

const usage = 'usage: npm start -- [--shell=electron|chromium] [WORKSPACE]'
const shells = ['electron', 'chromium'] as const
/** Electron that ends with an error sooner than this did not start, milliseconds. */
const tooSoon = 10_000

const say = (text: string) => { console.error(text) }
/** Runs the built app in Electron. Answers its exit status; null if it did not come up. */
function runElectron(program: string, file: string | undefined): Promise<number | null> {
  const began = Date.now()
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  const child = spawn(program, [fileURLToPath(root), ...(file ? [file] : [])], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => { child.kill(signal) })
  return new Promise(done => {
    child.once('error', () => { done(null) })
    child.once('exit', (code, signal) => {
      if (signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP') done(0)
      else done(code !== 0 && Date.now() - began < tooSoon ? null : code ?? 1)
    })
  })
}

/** Opens the app in a window of a browser of this computer, until the person closes it or a signal does. */
async function holdWindow(executable: string, home: string, file: string | undefined, opened: (window: DeskWindow) => void): Promise<void> {
  let ended = false
  let window: DeskWindow | null = null
  const endWindow = () => {
    ended = true
    void window?.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, endWindow)
  await freshPage()
  const core = startCore({ home, ...(file ? { file } : {}) })
  window = await openWindow(core, { executable, home }).catch(async (error: unknown) => {
    await core.close()
    throw error
  })
  opened(window)
  if (ended) endWindow()
  await window.closed
}

/** Runs the app in such a window, or brings the one to the front that is open already. Answers the exit status. */
async function runChromium(home: string, file: string | undefined): Promise<number> {
  const executable = findBrowser()
  if (!executable) {
    const named = process.env['DESK_BROWSER']
    say(named ? `DESK_BROWSER names ${named}, which is no program here.` : 'No Chromium, Chrome or Edge was found here. Install one, or name one in DESK_BROWSER.')
    return 1
  }
  let come: (asked: string | undefined) => void = () => {}
  // starts that came while the window was closing, which takes a while where the backup is large
  const missed: { file: string | undefined }[] = []
  const release = await firstStart(home, file ? { file } : {}, asked => { come(asked.file) })
  if (!release) {
    say('Cooperate Desk is open already: its window comes to the front.')
    return 0
  }
  try {
    await holdWindow(executable, home, file, window => { come = asked => { void window.come(asked).then(came => { if (!came) missed.push({ file: asked }) }) } })
  } finally {
    await release()
  }
  const again = missed.at(-1)
  return again ? runChromium(home, again.file) : 0
}

/** Without a screen there is no window: the demo shows what the app does. */
function runDemo(): number {
  say('There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): running the demo instead.')
  return spawnSync(process.execPath, [fileURLToPath(new URL('main/demo.mjs', root))], { stdio: 'inherit' }).status ?? 1
}

const hasScreen = () => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

type Wanted = { shell: 'electron' | 'chromium' | undefined; file: string | undefined }

/** What the command line asks for; null, after saying why, if it cannot be understood. */
function readArguments(args: readonly string[]): Wanted | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { shell: { type: 'string' } } })
    const shell = shells.find(known => known === values.shell)
    if (values.shell !== undefined && !shell) throw new Error(`there is no shell ${values.shell}`)
    const file = fileArgument(positionals, callerFolder('start'))
    if (positionals.length > 0 && !file) throw new Error(`there is no file ${positionals.join(' ')}`)
    return { shell, file }
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    return null
  }
}

/** Builds what is stale and opens the app in Electron, else in a Chromium window. Answers the exit status. */
export async function start(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args)
  if (!wanted) return 2
  if (!hasScreen()) return runDemo()
  const { shell, file } = wanted
  const home = dataFolder()
  if (shell !== 'chromium') {
    const program = electronProgram() ?? fetchElectron(home, say)
    if (program) await freshBuild()
    const status = program ? await runElectron(program, file) : null
    if (status !== null) return status
    if (shell === 'electron') {
      say(program ? 'Electron did not start.' : 'Electron is not here. It is fetched by: node node_modules/electron/install.js')
      return 1
    }
    say(program ? 'Electron did not start: opening the same app in a window of a browser.' : 'Opening the app in a window of a browser instead.')
  }
  return runChromium(home, file)
}
