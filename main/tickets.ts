import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { isAbsolute } from 'node:path'

export type Access = 'read' | 'write'
/** Who put the place in play: the `person` chose or dropped it, or the `core` wrote it. */
export type Origin = 'person' | 'core'

/** The places on disk that one window may name, without knowing where they are. */
export type Tickets = {
  /** A ticket for one file or folder, for one kind of access. */
  issue(path: string, access: Access, origin: Origin): string
  /** The path behind a ticket; null for anything that was not issued to this window, or not for this. */
  resolve(ticket: unknown, access: Access, origin?: Origin): string | null
  /** Forgets all of them: the window closed. */
  drop(): void
}

export function createTickets(): Tickets {
  const issued = new Map<string, { path: string; access: Access; origin: Origin }>()
  return {
    issue(path, access, origin) {
      const ticket = `place:${randomUUID()}`
      issued.set(ticket, { path, access, origin })
      return ticket
    },
    resolve(ticket, access, origin) {
      const found = typeof ticket === 'string' ? issued.get(ticket) : undefined
      return found && found.access === access && (!origin || found.origin === origin) ? found.path : null
    },
    drop: () => { issued.clear() },
  }
}

/** A ticket to read a file that the person chose or dropped; null for what is no file on this disk (pasted, made by the page, gone). */
export function fileTicket(tickets: Tickets, path: unknown): string | null {
  try {
    if (typeof path !== 'string' || !isAbsolute(path) || !statSync(path).isFile()) return null
    return tickets.issue(path, 'read', 'person')
  } catch {
    return null
  }
}
