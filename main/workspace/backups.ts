import { basename, join } from 'node:path'
import { Refused } from '../../shared/errors.ts'
import { exportFolder, freePath, setPreference } from '../core/places.ts'
import type { DeskServices } from '../core/service.ts'
import { byWhom, closeSession, reopenSession, workspaceOf, type Session } from '../core/session.ts'
import { localDay } from '../core/today.ts'
import { backUpOpen, listBackups } from '../database/backup.ts'
import { checkBeside } from '../database/checking/checking.ts'
import { lookAtCopy } from '../database/copy.ts'
import { saveCopyBeside } from '../database/copying/copying.ts'
import { versionOf } from '../database/migrate.ts'
import { migrations } from '../database/migrations/index.ts'
import { openCopy, restoreBackup, type RestoreOptions } from '../database/restore.ts'
import { startPress } from '../press/press.ts'
import { describe } from './state.ts'
import { setting } from './settings.ts'

const known = versionOf(migrations)

/** Puts something in the place of the workspace: closed before, opened after, whatever came of it. */
async function replacing(session: Session, work: (options: RestoreOptions) => void) {
  await closeSession(session)
  // a paper that is being printed reads the file
  await session.press.close()
  session.press = startPress()
  try {
    work({ known, ...byWhom(session), now: new Date() })
  } finally {
    await reopenSession(session)
  }
  return describe(session)
}

type BackupNames = 'workspace.backups' | 'workspace.backups.make' | 'workspace.backups.restore' | 'workspace.copy.save' | 'workspace.copy.look'
  | 'workspace.copy.open' | 'workspace.check'

export const backupServices: DeskServices<BackupNames> = {
  'workspace.backups': (_input, { session }) => ({ backups: listBackups(session.file) }),

  'workspace.backups.make': async (_input, { session }) => {
    const workspace = workspaceOf(session)
    const made = await workspace.queue.add(() => backUpOpen(workspace, 'asked'))
    session.emit({ event: 'workspace' })
    return made
  },

  'workspace.backups.restore': ({ name }, { session }) => replacing(session, options => { restoreBackup(session.file, name, options) }),

  'workspace.copy.save': async ({ path }, { session }) => {
    const workspace = workspaceOf(session)
    const now = new Date()
    const target = path ?? freePath(exportFolder(workspace.read), `${basename(workspace.file, '.desk')} ${localDay(now)}.desk`)
    const { sha256, bytes, counts, name, files } = await workspace.queue.add(async () => {
      const made = await saveCopyBeside({ file: workspace.file, target, now })
      setPreference(workspace.write, 'lastCopy', now.toISOString())
      return made
    })
    session.emit({ event: 'workspace' })
    return { path: target, name, sha256, bytes, counts, files }
  },

  'workspace.copy.look': ({ file }, { session }) => {
    const { counts, more } = lookAtCopy(file, { known, scratch: join(session.home, 'looking.part'), now: new Date() }, read => setting(read, 'agency') ?? '')
    return { counts, agency: more }
  },

  'workspace.copy.open': ({ file }, { session }) => {
    if (file === session.file) throw new Refused('exists', { name: basename(file) })
    return replacing(session, options => { openCopy(session.file, file, options) })
  },

  'workspace.check': async (_input, { session, working }) => {
    const checking = checkBeside(workspaceOf(session).file, 'whole')
    working().signal.addEventListener('abort', () => { void checking.stop() })
    const problems = await checking.problems
    if (problems === null) throw new Refused('cancelled', {})
    return { problems }
  },
}
