import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * The data folder of this person on this computer: local, not roaming and not synchronised, and under a name that neither
 * installer nor uninstaller touches. `DESK_HOME` names another one (development, tests).
 */
export function homeFolder(): string {
  const { DESK_HOME, LOCALAPPDATA, XDG_DATA_HOME } = process.env
  if (DESK_HOME) return resolve(DESK_HOME)
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Cooperate Desk Data')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Cooperate Desk Data')
  return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'cooperate-desk')
}
