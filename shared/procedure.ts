import { z } from 'zod'
import type { ErrorCode } from './errors.ts'

// The JIT probe of zod is a `new Function`, which our content security policy forbids.
z.config({ jitless: true })

/**
 * How the core treats a procedure: `read` is answered at once from the last committed state, `write` waits its turn and is
 * one batch of the journal, `long` is neither (it works beside, in the press or the reader, and may be cancelled).
 */
export type ProcedureKind = 'read' | 'write' | 'long'

/** One procedure of the contract: its input's schema, its own error codes, and (as a type only) its answer. */
export type Procedure<I extends z.ZodType = z.ZodType, A = unknown, K extends ProcedureKind = ProcedureKind> = {
  readonly kind: K
  readonly input: I
  readonly errors: readonly ErrorCode[]
  /** False for the few procedures that also answer while no workspace is open. */
  readonly needsWorkspace: boolean
  readonly answer?: A
}

type Options = { errors?: readonly ErrorCode[]; needsWorkspace?: boolean }

// the input's schema is made when it is first asked for: the three hundred of the contract take longer than opening a workspace, and a start asks for a few
const declare = <K extends ProcedureKind>(kind: K) => <I extends z.ZodType>(input: () => I, options: Options = {}) => ({
  /** States the type of the answer, a JSON value. A field named `path` in it is a Place. */
  answers: <A>(): Procedure<I, A, K> => {
    let made: I | undefined
    return { kind, get input() { return (made ??= input()) }, errors: options.errors ?? [], needsWorkspace: options.needsWorkspace ?? true }
  },
})

export const read = declare('read')
export const write = declare('write')
export const long = declare('long')

/** Which fields of an input are places on disk, and what for. */
const placeFields = z.registry<{ access: 'read' | 'write' }>()

/**
 * A place on disk: a real path (command line, tests), or a ticket `place:…` that the shell issued to its window and swaps for
 * the path before the core sees it.
 */
export const place = (access: 'read' | 'write') => z.string().min(1).max(4096).register(placeFields, { access })

/** The fields of a procedure's input that are places, with their access. */
export function placesOf(procedure: Procedure): { field: string; access: 'read' | 'write' }[] {
  if (!(procedure.input instanceof z.ZodObject)) return []
  return Object.entries(procedure.input.shape as Record<string, z.ZodType>).flatMap(([field, schema]) => {
    const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema
    const meta = placeFields.get(inner)
    return meta ? [{ field, access: meta.access }] : []
  })
}

/** A calendar day as `YYYY-MM-DD` that exists. */
export const day = z.iso.date()
/** A UUIDv7 text that the core gave. */
export const id = z.string().min(1).max(64)
export const language = z.enum(['it', 'en'])
export type Language = z.infer<typeof language>
