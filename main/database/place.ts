import { homedir } from 'node:os'
import { basename, posix, win32 } from 'node:path'
import { Refused } from '../../shared/errors.ts'
import { collectFacts, type Environment } from './placeFacts.ts'
import { judgePlace } from './placeRules.ts'

/** Refuses a place where the data may not lie (absolute real path). Throws `unsafe-place`. */
export function checkPlace(file: string, environment: Environment = process.env): void {
  const verdict = judgePlace(file, collectFacts(file, environment))
  const name = basename(file)
  if (!verdict.safe) throw new Refused('unsafe-place', { name, why: verdict.why, place: shortName(verdict.place) })
}

/** Of a mounted folder its own name: an error's values hold no full path. */
const shortName = (place: string) => (place.startsWith('/') ? posix.basename(place) : place)

/**
 * The folder for this person's data on this computer: local, not synchronised, and under a name that neither installer nor uninstaller
 * touches. `DESK_HOME` names another.
 */
export function dataFolder(environment: Environment = process.env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  if (environment['DESK_HOME']) return (platform === 'win32' ? win32 : posix).resolve(environment['DESK_HOME'])
  if (platform === 'win32') return win32.join(environment['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), 'Cooperate Desk Data')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Cooperate Desk Data')
  const base = environment['XDG_DATA_HOME']
  return posix.join(base && posix.isAbsolute(base) ? base : posix.join(home, '.local', 'share'), 'cooperate-desk-data')
}

/** The folder of a workspace's backups, beside it. */
export function backupsFolder(file: string): string {
  return `${file}.backups`
}

/** The folder of the files that are attached to a workspace's records, beside it. */
export function filesFolder(file: string): string {
  return `${file}.files`
}
