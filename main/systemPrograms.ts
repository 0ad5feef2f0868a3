import { spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { basename, dirname } from 'node:path'
import { Refused } from '../shared/errors.ts'
import { rememberWindow } from './bounds.ts'
import type { Core } from './core/core.ts'
import { freePath } from './core/places.ts'
import { exportFolder, type System } from './shell.ts'

type Command = { program: string; args: string[]; options?: SpawnOptions }

/** How a system opens a file, or shows it in its folder. Always a list of arguments, never a line for a command interpreter. */
export function commandFor(action: 'open' | 'show', path: string, platform: NodeJS.Platform = process.platform): Command {
  if (platform === 'darwin') return { program: 'open', args: action === 'open' ? [path] : ['-R', path] }
  // explorer reads its own line: it wants the quotes inside the argument, and a Windows path cannot hold any
  if (platform === 'win32') return { program: 'explorer.exe', args: [action === 'open' ? `"${path}"` : `/select,"${path}"`], options: { windowsVerbatimArguments: true } }
  return { program: 'xdg-open', args: [action === 'open' ? path : dirname(path)] }
}

/**
 * Opens a file with the system's program for it, or shows it in the file manager. It does not wait for that program.
 * @throws Refused `not-opened`
 */
export async function withSystemProgram(action: 'open' | 'show', path: string): Promise<void> {
  const { program, args, options } = commandFor(action, path)
  try {
    const child = spawn(program, args, { ...options, detached: true, stdio: 'ignore' })
    await once(child, 'spawn')
    child.unref()
  } catch {
    throw new Refused('not-opened', { name: basename(path) })
  }
}

/** The system's side without Electron. There are no dialogs: a file goes into the folder for exports, under a name that is free. */
export function chromiumSystem(core: Core, home: string, chromiumVersion: () => string): System {
  return {
    shell: 'chromium',
    get versions() { return { chromium: chromiumVersion(), node: process.versions.node } },
    open: path => withSystemProgram('open', path),
    show: path => withSystemProgram('show', path),
    saveAs: async name => {
      const folder = await exportFolder(core)
      return folder === null ? null : freePath(folder, name)
    },
    chooseFolder: async () => null,
    language: language => { rememberWindow(home, { language }) },
    // there is no menu
    commands: () => {},
  }
}
