import type { workspaceProcedures } from '../../shared/workspace.ts'
import type { DeskServices, NamesOf } from '../core/service.ts'
import { backupServices } from './backups.ts'
import { createWorkspace } from './create.ts'
import { settingServices } from './settings.ts'
import { describe, openFile, report } from './state.ts'

export const workspaceServices: DeskServices<NamesOf<typeof workspaceProcedures>> = {
  'workspace.create': createWorkspace,
  'workspace.state': (_input, { session }) => describe(session),
  'workspace.open': openFile,
  'workspace.report': async (_input, { session }) => ({ text: await report(session) }),
  ...settingServices,
  ...backupServices,
}
