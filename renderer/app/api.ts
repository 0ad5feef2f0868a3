import { keepPreviousData, notifyManager, QueryClient, useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Call, DeskEvent, FirstProcedure } from '../../shared/bridge.ts'
import type { Answer, Input, WindowProcedures } from '../../shared/contract.ts'
import type { ErrorCode, Failure, Values } from '../../shared/errors.ts'
import { noteSave } from './saving.ts'
import { followWork } from './works.ts'
import { writing } from './writing.ts'

export type Name = keyof WindowProcedures
export type Progress = { done: number; of: number | null; step: string; /** How long it may still take, milliseconds; null where nobody can tell yet. */ left: number | null }
type Told = Omit<Progress, 'left'>
type CallOptions = {
  id?: string
  /** For who shows the progress; a change of which nobody does stands at the foot of the window when it takes long. */
  onProgress?: (progress: Progress) => void
  /** What a change is called there. */
  words?: string
}
/** The one place where an answer gets its type on trust: the core parsed the input and owns the answer. */
type ReplyOf<N extends Name> = { ok: true; answer: Answer<N> } | { ok: false; error: Failure }

/** What the core refused, as an exception of the window. */
export class CallError extends Error {
  readonly code: ErrorCode
  readonly values: Values
  /** What was asked for; undefined where the window itself refused. */
  readonly procedure: Name | undefined
  constructor({ code, message, values }: Failure, procedure?: Name) {
    super(message)
    this.name = 'CallError'
    this.code = code
    this.values = values
    this.procedure = procedure
  }
}

const hearers = new Map<string, (told: Told) => void>()
/** Before this there is nothing to reckon with, milliseconds. */
const reckoned = 1500

/** Reckons from how far a work came since it was first heard of how long the rest may take. */
function withLeft(hear: (progress: Progress) => void): (told: Told) => void {
  let first: { done: number; at: number } | null = null
  return told => {
    const now = performance.now()
    first ??= { done: told.done, at: now }
    const [passed, came] = [now - first.at, told.done - first.done]
    hear({ ...told, left: told.of === null || passed < reckoned || came <= 0 ? null : ((told.of - told.done) * passed) / came })
  }
}

let calls = 0
/** A new id for a call, by which it can be cancelled. */
export const callId = (): string => `w${Date.now().toString(36)}-${++calls}`

/** The answer in the text of a reply; throws `CallError` where it is a refusal. */
function answerIn<N extends Name>(name: N, text: string): Answer<N> {
  const reply = JSON.parse(text) as ReplyOf<N>
  if (!reply.ok) throw new CallError(reply.error, name)
  return reply.answer
}

/** Calls a procedure of the core or of the shell; throws `CallError` when it is refused. */
export async function call<N extends Name>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Answer<N>> {
  const id = options.id ?? callId()
  const writes = writing.has(name)
  const finish = writes ? noteSave() : undefined
  const [tell, end] = writes && !options.onProgress ? followWork(id, options.words ?? null) : [options.onProgress]
  if (tell) hearers.set(id, withLeft(tell))
  try {
    const message: Call = { id, procedure: name, input }
    const answer = answerIn(name, await window.desk.call(JSON.stringify(message)))
    finish?.(true)
    return answer
  } catch (error) {
    finish?.(false)
    throw error
  } finally {
    hearers.delete(id)
    end?.()
  }
}

/** Asks to stop a call; its own promise then throws `cancelled`. */
export const cancel = (id: string): Promise<Answer<'shell.cancel'>> => call('shell.cancel', { call: id })

/** The bytes behind a ticket that the shell issued, for the preview of a PDF. */
export async function bytes(ticket: string): Promise<Uint8Array> {
  const response = await fetch(`/blob/${ticket}`)
  if (!response.ok) throw new CallError({ code: 'missing', message: 'missing', values: {} })
  return new Uint8Array(await response.arrayBuffer())
}

// what was read is drawn before the caller goes on, who may then let go what he showed in its place: else the old value comes back for a moment
notifyManager.setScheduler(queueMicrotask)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { networkMode: 'always', retry: false },
  },
})

export const api = { call, cancel, bytes }

type ReadOptions = {
  enabled?: boolean
  /** Refetched only when one of these tables changes; without it, at every change. */
  tables?: readonly string[]
  /** Shows the previous answer while another input is asked for. */
  keep?: boolean
  /** Not remembered once nobody shows it: for a form, which begins from what is stored when it opens. */
  anew?: boolean
}

/** Asks for what a screen reads before it is drawn. */
export const askAhead = <N extends Name>(name: N, input: Input<N>): Promise<Answer<N>> => queryClient.query<Answer<N>>({ queryKey: [name, input], queryFn: () => call(name, input) })

/** Whether anything changed since the bridge asked. */
let stirred = false

/** Takes what the bridge asked for the first drawing as what the page itself would have asked, unless something changed since. */
export const readFirst = <N extends FirstProcedure>(name: N): Promise<Answer<N>> => queryClient.query<Answer<N>>({
  queryKey: [name, {}],
  queryFn: async () => {
    const early = await window.desk.first[name]
    return early === undefined || stirred ? call(name, {} as Input<N>) : answerIn(name, early)
  },
})

/** A read, asked again whenever what it shows was changed. */
export function useRead<N extends Name>(name: N, input: Input<N>, options: ReadOptions = {}): UseQueryResult<Answer<N>> {
  return useQuery<Answer<N>>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    meta: options.tables ? { tables: options.tables } : {},
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.anew ? { gcTime: 0 } : {}),
  })
}

/** A change: `write(input)` answers, or throws after `onError` had its chance. */
export function useWrite<N extends Name>(name: N) {
  const mutation = useMutation<Answer<N>, Error, Input<N>>({ mutationFn: input => call(name, input) })
  return { write: mutation.mutateAsync, pending: mutation.isPending, error: mutation.error }
}

export type RunningJob = { running: boolean; progress: Progress | null; stop: () => void }

type Job<N extends Name> = RunningJob & {
  run: (input: Input<N>) => Promise<Answer<N>>
  /** Lets it go on at the foot of the window, under these words, while the screen that started it goes. False where nothing runs any more. */
  leave: (words: string) => boolean
}

/** A long call with its progress, and how to stop it. It is stopped when the screen that started it goes, unless it was left to go on. */
export function useJob<N extends Name>(name: N): Job<N> {
  const current = useRef<{ id: string; started: number; end?: () => void } | null>(null)
  const [running, setRunning] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const stop = useCallback(() => { if (current.current) void cancel(current.current.id).catch(() => undefined) }, [])
  useEffect(() => stop, [stop])
  const run = useCallback(async (input: Input<N>): Promise<Answer<N>> => {
    const job: NonNullable<typeof current.current> = { id: callId(), started: performance.now() }
    current.current = job
    setRunning(true)
    setProgress(null)
    try {
      return await call(name, input, { id: job.id, onProgress: setProgress })
    } finally {
      job.end?.()
      if (current.current === job) { current.current = null; setRunning(false) }
    }
  }, [name])
  const leave = useCallback((words: string) => {
    const job = current.current
    if (!job) return false
    current.current = null
    setRunning(false)
    const [tell, end] = followWork(job.id, words, job.started)
    hearers.set(job.id, withLeft(tell))
    job.end = end
    return true
  }, [])
  return { run, leave, running, progress, stop }
}

type CommandHearer = (command: string) => void
const commandHearers = new Set<CommandHearer>()
/** Hears the commands of the native menu. */
export function onMenuCommand(hear: CommandHearer): () => void {
  commandHearers.add(hear)
  return () => { commandHearers.delete(hear) }
}

function concerns(meta: Record<string, unknown> | undefined, tables: readonly string[]): boolean {
  const shown = meta?.['tables']
  return !Array.isArray(shown) || shown.some(table => tables.includes(String(table)))
}

/** The workspace itself changed: what is on the screen is asked again, what is not is forgotten. */
function refreshAll(): void {
  queryClient.removeQueries({ type: 'inactive' })
  void queryClient.invalidateQueries()
}

function hear(text: string): void {
  const event = JSON.parse(text) as DeskEvent
  stirred ||= event.event === 'changed' || event.event === 'workspace'
  if (event.event === 'changed') void queryClient.invalidateQueries({ predicate: query => concerns(query.meta, event.tables) })
  else if (event.event === 'progress') hearers.get(event.call)?.(event)
  else if (event.event === 'workspace') refreshAll()
  else for (const hearer of commandHearers) hearer(event.command)
}

/** Starts to hear the shell's events; once, before the first screen. */
export const startListening = (): (() => void) => window.desk.listen(hear)
