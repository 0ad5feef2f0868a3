import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, isAbsolute, sep } from 'node:path'
import { z } from 'zod'
import type { Call } from '../shared/bridge.ts'
import { windowProcedures } from '../shared/contract.ts'
import { Refused, type Failure, type Reply } from '../shared/errors.ts'
import { placesOf, type Language, type Procedure } from '../shared/procedure.ts'
import { shellProcedures, type CommandState } from '../shared/shell.ts'
import { failure, inputProblems } from './core/door.ts'
import { asRefusal } from './core/refusal.ts'
import type { Core } from './core/core.ts'
import { errorNumber } from './core/errorNumber.ts'
import { log } from './core/log.ts'
import { notices, product } from './product.ts'
import type { Tickets } from './tickets.ts'

/** What differs between the shells: the system around the window. Paths are real here, and have been checked. */
export type System = {
  readonly shell: 'electron' | 'chromium'
  readonly versions: Record<string, string>
  /** @throws Refused `not-opened` */
  open(path: string): Promise<void>
  /** @throws Refused `not-opened` */
  show(path: string): Promise<void>
  saveAs(name: string): Promise<string | null>
  chooseFolder(): Promise<string | null>
  language(language: Language): void
  commands(state: CommandState): void
}

/** Who speaks: the address of the frame, and whether it is the whole page of our own window. */
export type Sender = { url: string; own: boolean }

export type DoorParts = {
  core: Pick<Core, 'call' | 'cancel'>
  tickets: Tickets
  system: System
  /** Scheme and host of our page, as `desk://app`. */
  site: string
  /** Language of the refusals that are made here. */
  language(): Language
}

const callShape = z.strictObject({ id: z.string().min(1).max(64), procedure: z.string().min(1).max(100), input: z.unknown() })

/** The folder for exports, which the core remembers; null while no workspace is open. */
export async function exportFolder(core: Pick<Core, 'call'>): Promise<string | null> {
  const reply = await core.call({ id: `shell-${randomUUID()}`, procedure: 'workspace.exportFolder', input: {} })
  return reply.ok && isRecord(reply.answer) && typeof reply.answer['path'] === 'string' ? reply.answer['path'] : null
}

type ShellName = keyof typeof shellProcedures
const isShellName = (name: string): name is ShellName => Object.hasOwn(shellProcedures, name)
const isWindowName = (name: string): name is keyof typeof windowProcedures => Object.hasOwn(windowProcedures, name)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether an address is of our page's site. Node gives own schemes no origin, so that scheme and host are compared. */
export function isOfSite(url: string, site: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && `${parsed.protocol}//${parsed.host}` === site
}

/** Whether our own page speaks, as the whole of our own window. */
export const isOurPage = (sender: Sender, site: string): boolean => sender.own && isOfSite(sender.url, site)

function parseCall(text: unknown): Call {
  try {
    const { id, procedure, input } = callShape.parse(typeof text === 'string' ? JSON.parse(text) : null)
    return { id, procedure, input }
  } catch {
    throw new Refused('bad-input', {})
  }
}

/**
 * The input with paths in the place of its tickets. The shell opens only what the core wrote: a page cannot start programs.
 * @throws Refused `path-not-allowed` for anything but tickets of this window.
 */
function swapTickets({ procedure, input }: Call, tickets: Tickets): unknown {
  if (!isWindowName(procedure) || !isRecord(input)) return input
  const swapped = { ...input }
  for (const { field, access } of placesOf(windowProcedures[procedure])) {
    if (swapped[field] === undefined) continue
    const path = tickets.resolve(swapped[field], access, isShellName(procedure) ? 'core' : undefined)
    if (path === null) throw new Refused('path-not-allowed', { field })
    swapped[field] = path
  }
  return swapped
}

/** Errors may tell the name of a file, never where it lies. */
const withoutFolders = (error: Failure): Failure => ({ ...error, values: z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(
  error.values, (_key, value: unknown) => (typeof value === 'string' && isAbsolute(value) && value.includes(sep, 1) ? basename(value) : value),
))) })

/** The path in an answer becomes a ticket: to write to where the person chose the place, else to read what the core wrote. */
function ticketAnswer(answer: unknown, procedure: string, tickets: Tickets): unknown {
  if (!isRecord(answer) || typeof answer['path'] !== 'string') return answer
  const chosen = procedure === 'shell.saveAs' || procedure === 'shell.chooseFolder'
  return { ...answer, path: chosen ? tickets.issue(answer['path'], 'write', 'person') : tickets.issue(answer['path'], 'read', 'core') }
}

/** A procedure of the shell: its input parsed by its own schema, its answer held to the contract. */
const answers = <I extends z.ZodType, A>(procedure: Procedure<I, A>, work: (input: z.output<I>) => A | Promise<A>) => (raw: unknown): A | Promise<A> => {
  const parsed = procedure.input.safeParse(raw)
  if (!parsed.success) throw new Refused('bad-input', inputProblems(parsed.error))
  return work(parsed.data)
}

/** What may not stand in the name of a file, on Windows or elsewhere. */
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/[. ]+$/, '') || '_'

/** What the shell itself answers. */
function shellAnswers({ core, system }: DoorParts, open: ReadonlySet<string>): Record<ShellName, (input: unknown) => unknown> {
  const p = shellProcedures
  const written = (path: string) => {
    if (!existsSync(path)) throw new Refused('missing', { name: basename(path) })
    return path
  }
  const chosen = (path: string | null) => ({ path, name: path === null ? '' : basename(path) })
  return {
    'shell.cancel': answers(p['shell.cancel'], ({ call }) => {
      core.cancel(call)
      return { stopped: open.has(call) }
    }),
    'shell.open': answers(p['shell.open'], async ({ path }) => {
      await system.open(written(path))
      return {}
    }),
    'shell.show': answers(p['shell.show'], async ({ path }) => {
      await system.show(written(path))
      return {}
    }),
    'shell.saveAs': answers(p['shell.saveAs'], async ({ name }) => chosen(await system.saveAs(fileName(name)))),
    'shell.chooseFolder': answers(p['shell.chooseFolder'], async () => chosen(await system.chooseFolder())),
    'shell.language': answers(p['shell.language'], ({ language }) => {
      system.language(language)
      return {}
    }),
    'shell.commands': answers(p['shell.commands'], state => {
      system.commands(state)
      return {}
    }),
    'shell.about': answers(p['shell.about'], () => ({ version: product.version, shell: system.shell, versions: system.versions, notices: notices() })),
  }
}

/** A thrown thing as a failure; what nobody expected goes to the log under a number. */
function asFailure(error: unknown, language: Language): Failure {
  const refusal = asRefusal(error)
  if (refusal) return failure(refusal.code, refusal.values, language)
  const number = errorNumber()
  log('error', `${number} in the shell`, error)
  return failure('internal', { number }, language)
}

/**
 * The one way from the window to the core, for both shells: one text in, one text out (a `Call`, a `Reply`), never throwing.
 * It hears our own page only, lets no path through but tickets that this window got, and lets none out.
 */
export function windowDoor(parts: DoorParts): (text: unknown, sender: Sender) => Promise<string> {
  const { core, tickets, site, language } = parts
  const open = new Set<string>()
  const own = shellAnswers(parts, open)

  const run = async (call: Call): Promise<Reply> => {
    const input = swapTickets(call, tickets)
    if (isShellName(call.procedure)) return { ok: true, answer: await own[call.procedure](input) }
    if (open.has(call.id)) throw new Refused('bad-input', { fields: [{ path: 'id', code: 'in-use' }] })
    open.add(call.id)
    try {
      return await core.call({ ...call, input })
    } finally {
      open.delete(call.id)
    }
  }
  const answer = async (text: unknown, sender: Sender): Promise<Reply> => {
    try {
      if (!isOurPage(sender, site)) throw new Refused('unknown-sender', {})
      const call = parseCall(text)
      const reply = await run(call)
      return reply.ok ? { ok: true, answer: ticketAnswer(reply.answer, call.procedure, tickets) } : { ok: false, error: withoutFolders(reply.error) }
    } catch (error) {
      return { ok: false, error: asFailure(error, language()) }
    }
  }
  return async (text, sender) => JSON.stringify(await answer(text, sender))
}
