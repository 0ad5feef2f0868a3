import type { ProcedureName } from '../../shared/contract.ts'
import { territoryServices } from '../organisations/services.ts'
import { layoutServices } from '../views/layouts.ts'
import { workspaceServices } from '../workspace/services.ts'
import type { Desk, Services, Working } from './service.ts'

/** Procedures that open, close or describe the workspace, or need none. */
export const deskServices = { ...workspaceServices, ...territoryServices }

// A method's parameters are compared both ways, which is what erasing a service's own input type asks for: the door has parsed
// the input by the schema of that very procedure.
type Erased<C> = { run(input: unknown, context: C): unknown }['run']

const onDesk = new Map(Object.entries<Erased<Desk>>(deskServices))

/** What of the rooms the first screen waits for. */
const atOnce = new Map(Object.entries<Erased<Working>>(layoutServices))

/** The rest of the rooms, read when the first of their procedures is called: reading them takes about as long as opening the workspace. */
async function readRooms(): Promise<Map<string, Erased<Working>>> {
  const { roomServices } = await import('./rooms.ts')
  // every procedure of the contract has its service, on one side or the other
  const all: Services<Exclude<ProcedureName, keyof typeof deskServices | keyof typeof layoutServices>> = roomServices
  return new Map(Object.entries<Erased<Working>>(all))
}
let rooms: ReturnType<typeof readRooms> | undefined
const readRoomsOnce = () => (rooms ??= readRooms().catch((error: unknown) => { rooms = undefined; throw error }))

/** Runs the service of a procedure on the desk. The workspace is the one that is open when it is called. */
export async function runService(name: ProcedureName, input: unknown, desk: Desk): Promise<unknown> {
  const service = onDesk.get(name)
  if (service) return service(input, desk)
  const working = desk.working()
  return (atOnce.get(name) ?? (await readRoomsOnce()).get(name))?.(input, working)
}
