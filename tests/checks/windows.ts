import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { root } from './project.ts'

// Tries what electron-builder packed, on a Windows PC: node tests/checks/windows.ts
//
// The fuses shut out every debugger, so that no test can look into the packed program. It shows from outside what it did:
// a workspace that it opened is locked for everybody else. That the lock is held proves that the parts work
// together: Electron starts with these fuses, loads the archive, its core worker runs from inside it, the native module is
// found outside it, the file argument arrives, SQLite opens and locks. That the workspace opens again afterwards proves that
// closing the window closed it well. What the window shows is not proved here.

const reply = z.union([z.object({ code: z.string() }), z.record(z.string(), z.unknown())])

/** One procedure from the command line, as another program on the same PC would ask it. */
async function call(home: string, file: string, procedure: string): Promise<z.infer<typeof reply>> {
  const { stdout } = await new Promise<{ stdout: string }>(resolve => {
    execFile(process.execPath, ['main/call.mjs', file, procedure, '{}'], { cwd: root, env: { ...process.env, DESK_HOME: home } }, (_error, text) => { resolve({ stdout: text }) })
  })
  return reply.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
}

function expectThat(holds: boolean, words: string): void {
  if (!holds) throw new Error(`Not so: ${words}`)
  console.log(`ok  ${words}`)
}

async function until(holds: () => boolean, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(500)) if (holds()) return true
  return false
}

/** Asks the window to close, as its own cross would. */
function closeWindow(child: ChildProcess): void {
  if (process.platform === 'win32') execFileSync('taskkill', ['/PID', String(child.pid)])
  else child.kill('SIGTERM')
}

/** Starts a program with a workspace, sees that it holds it, closes the window, and sees that the workspace opens again. */
export async function tryProgram(command: readonly [string, ...string[]], home: string, file: string): Promise<void> {
  const [program, ...rest] = command
  const child = spawn(program, [...rest, file], { env: { ...process.env, DESK_HOME: home }, stdio: 'ignore' })
  let ended = false
  child.once('exit', () => { ended = true })
  try {
    // SQLite's log stands beside an open file. To ask for the lock before would be to hold it for a moment, in the program's way.
    expectThat(await until(() => existsSync(`${file}-wal`), 90), 'the program opened the workspace that it was started with')
    const refused = await call(home, file, 'members.list')
    expectThat('code' in refused && refused.code === 'locked' && !ended, 'and keeps it locked for everybody else')
    closeWindow(child)
    expectThat(await until(() => ended, 30), 'it ends when its window is closed')
  } finally {
    if (!ended) child.kill('SIGKILL')
  }
  expectThat('total' in await call(home, file, 'members.list'), 'and the workspace opens again')
}

function packed(pattern: RegExp): string {
  const name = readdirSync(join(root, 'pack')).find(entry => pattern.test(entry))
  if (name === undefined) throw new Error(`pack/ holds nothing like ${pattern}`)
  return join(root, 'pack', name)
}

async function tryPacked(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'desk-home-'))
  const file = join(home, 'prova.desk')
  await call(home, file, 'workspace.create')
  expectThat(existsSync(file), 'a workspace is made')

  const unpacked = mkdtempSync(join(tmpdir(), 'desk-zip-'))
  execFileSync('tar', ['-xf', packed(/\.zip$/), '-C', unpacked])
  console.log('The zip')
  await tryProgram([join(unpacked, 'cooperate-desk.exe')], home, file)

  const setup = packed(/-Setup-.*\.exe$/)
  const installed = join(process.env['LOCALAPPDATA'] ?? '', 'Programs', 'cooperate-desk')
  for (const words of ['The installer', 'The installer over what is installed']) {
    console.log(words)
    execFileSync(setup, ['/S'])
    expectThat(existsSync(join(installed, 'cooperate-desk.exe')), 'it installs for this person, without asking')
    await tryProgram([join(installed, 'cooperate-desk.exe')], home, file)
  }

  console.log('The uninstaller')
  const uninstaller = readdirSync(installed).find(name => /^Uninstall .*\.exe$/.test(name))
  execFileSync(join(installed, uninstaller ?? ''), ['/S'])
  expectThat(await until(() => !existsSync(join(installed, 'cooperate-desk.exe')), 60), 'the program is gone')
  expectThat('total' in await call(home, file, 'members.list'), 'the records are not')
}

if (import.meta.main) await tryPacked()
