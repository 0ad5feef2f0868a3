import type { ProcedureName } from '../../shared/contract.ts'
import { attachmentServices } from '../documents/attachments.ts'
import { checklistServices } from '../checklists/services.ts'
import { documentServices } from '../documents/services.ts'
import { duplicateServices } from '../duplicates/services.ts'
import { groupServices } from '../groups/services.ts'
import { homeServices } from '../home/services.ts'
import { memberServices } from '../members/services.ts'
import { qualityServices } from '../quality/services.ts'
import { clusterServices, organisationServices, territoryServices } from '../organisations/services.ts'
import { peopleServices } from '../people/services.ts'
import { policyServices } from '../policies/services.ts'
import { supplierServices } from '../suppliers/services.ts'
import { viewExportServices } from '../views/export.ts'
import { viewServices } from '../views/services.ts'
import { workspaceServices } from '../workspace/services.ts'
import { carryServices } from '../meetings/carryBack.ts'
import { minutesExport } from '../meetings/print/export.ts'
import { minutesServices } from '../meetings/minutes.ts'
import { meetingServices } from '../meetings/services.ts'
import { draftServices, historyServices } from './history.ts'
import { searchServices } from './search.ts'
import type { Desk, DeskServices, Services, Working } from './service.ts'

/** Procedures that open, close or describe the workspace, or need none. */
const deskServices = { ...workspaceServices, ...territoryServices }
const roomServices = {
  ...peopleServices, ...documentServices, ...checklistServices, ...attachmentServices, ...duplicateServices, ...qualityServices, ...homeServices, ...memberServices, ...viewServices, ...viewExportServices,
  ...organisationServices, ...clusterServices, ...historyServices, ...draftServices, ...searchServices, ...supplierServices, ...policyServices,
  ...groupServices, ...meetingServices, ...minutesServices, ...minutesExport, ...carryServices,
}

// Every procedure of the contract has its service, on one side or the other.
const all: DeskServices<keyof typeof deskServices> & Services<Exclude<ProcedureName, keyof typeof deskServices>> = { ...deskServices, ...roomServices }

// A method's parameters are compared both ways, which is what erasing a service's own input type asks for: the door has parsed
// the input by the schema of that very procedure.
type Erased<C> = { run(input: unknown, context: C): unknown }['run']

const erased = (record: Record<string, Erased<Desk>>) => new Map(Object.entries(record))
const onDesk = erased(deskServices)
const inRoom: Map<string, Erased<Working>> = new Map(Object.entries<Erased<Working>>(roomServices))

/** The service of a procedure, ready to run on the desk. */
export function serviceOf(name: ProcedureName): (input: unknown, desk: Desk) => Promise<unknown> {
  const onDeskService = onDesk.get(name)
  if (onDeskService) return async (input, desk) => onDeskService(input, desk)
  const service = inRoom.get(name)
  if (!service) throw new Error(`${name} has no service, though ${Object.keys(all).length} have`)
  return async (input, desk) => service(input, desk.working())
}
