import type { memberProcedures } from '../../shared/members.ts'
import type { NamesOf, Services } from '../core/service.ts'
import { columnValues, memberGroups, membersPage } from './list.ts'
import { cellServices } from './cells.ts'
import { importServices } from './import/services.ts'
import { exportServices } from './export.ts'

export const memberServices: Services<NamesOf<typeof memberProcedures>> = {
  'members.list': (selection, { read, today }) => membersPage(read, today, selection),
  'members.values': (selection, { read, today }) => columnValues(read, today, selection),
  'members.groups': (selection, { read, today }) => memberGroups(read, today, selection),
  ...cellServices,
  ...importServices,
  ...exportServices,
}
