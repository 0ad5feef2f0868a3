import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { release } from 'node:os'
import type { Parsed } from '../../shared/contract.ts'
import type { Writer, WorkspaceState } from '../../shared/workspace.ts'
import { mask } from '../core/log.ts'
import { preference } from '../core/places.ts'
import type { Desk } from '../core/service.ts'
import { languageOf, reopenSession, workspaceFile, type Session } from '../core/session.ts'
import { lastBackup } from '../database/backup.ts'
import { checkBeside } from '../database/checking/checking.ts'
import { numberOf } from '../database/connection.ts'
import { product } from '../product.ts'
import { openProtected } from './openProtected.ts'
import { setting } from './settings.ts'

const reminderDays = 7
const day = 24 * 60 * 60 * 1000

/** Since when the reminder to take a copy elsewhere counts: the last copy, else the first batch. */
function copyDue(lastCopy: string | null, begun: string | null, now: number): boolean {
  const since = lastCopy ?? begun
  return since !== null && now - Date.parse(since) > reminderDays * day
}

/** What the window shows first: open, refused with its reason, or nothing there yet. */
export function describe(session: Session): WorkspaceState {
  const { state } = session
  if (state.state === 'none') return { state: 'none' }
  if (state.state === 'refused') return { state: 'refused', code: state.refusal.code, values: state.refusal.values, backup: state.backup, other: session.file !== workspaceFile(session.home) }
  const { read, file, recovered, damaged, brokenSeals, writer } = state.workspace
  const lastCopy = preference(read, 'lastCopy')
  const begun = read.prepare<[], { at: string | null }>('SELECT min(at) AS at FROM batch').get()?.at ?? null
  const known = writer && read.prepare<[string], Writer>('SELECT id, name, initials FROM writer WHERE id = ?').get(writer.id)
  return {
    state: 'open', name: basename(file), agency: setting(read, 'agency') ?? '', language: languageOf(session),
    writer: known ?? (writer && { ...writer, initials: writer.name.slice(0, 2) }), recovered, damaged, brokenSeals: [...brokenSeals],
    lastBackup: lastBackup(file), lastCopy, copyDue: copyDue(lastCopy, begun, Date.now()),
  }
}

/**
 * Opens another file, or tries the refused one again. Where another file is refused, the one before is open again, unless a passphrase is asked for: then the
 * screen asks, and leads back.
 */
export async function openFile({ file, passphrase, back }: Parsed<'workspace.open'>, { session }: Desk): Promise<WorkspaceState> {
  const before = session.state.state === 'open' ? session.file : back ? null : session.before
  const asked = back ? (session.before ?? workspaceFile(session.home)) : file ?? session.file
  // a wrong one is told before anything is closed
  session.file = passphrase === undefined ? asked : await openProtected(asked, passphrase, session.home)
  await reopenSession(session)
  const waits = session.state.state === 'refused' && session.state.refusal.code === 'protected'
  session.before = waits ? before : null
  if (before !== null && session.state.state === 'refused' && !waits) {
    const { refusal } = session.state
    session.file = before
    await reopenSession(session)
    throw refusal
  }
  return describe(session)
}

function lastLines(home: string): string {
  try {
    return readFileSync(join(home, 'logs', 'desk.log'), 'utf8').trimEnd().split('\n').slice(-60).join('\n')
  } catch {
    return ''
  }
}

/** A text for who helps: versions, the check of the file, the last log lines, all masked. */
export async function report(session: Session): Promise<string> {
  const { state } = session
  const lines = [
    `${product.name} ${product.version} · Node ${process.versions.node} · ${process.platform} ${release()} ${process.arch}`,
    `workspace: ${state.state}${state.state === 'refused' ? ` (${state.refusal.code})` : ''}`,
  ]
  if (state.state === 'open') {
    const problems = await checkBeside(state.workspace.file, 'pages').problems ?? ['not finished']
    lines.push(`schema ${numberOf(state.workspace.read, 'user_version')} · check: ${problems.length ? problems.join('; ') : 'ok'}`)
  }
  return mask(`${lines.join('\n')}\n\n`) + lastLines(session.home)
}
