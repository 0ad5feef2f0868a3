import { spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { basename, dirname } from 'node:path'
import { Refused } from '../shared/errors.ts'

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
