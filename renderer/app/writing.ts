import { windowProcedures } from '../../shared/contract.ts'

/** The procedures that change something. It is all that the window needs of the contract when it runs: the build puts the names here in its place. */
export const writing: ReadonlySet<string> = new Set(Object.entries(windowProcedures).flatMap(([name, { kind }]) => (kind === 'write' ? [name] : [])))
