import type { Worker } from 'node:worker_threads'
import type { Call, DeskEvent } from '../../shared/bridge.ts'
import type { Reply } from '../../shared/errors.ts'
import { compiledFolder } from '../compiled.ts'
import { startWorker } from '../startWorker.ts'

export type CoreOptions = {
  /** Data folder of this person on this computer. */
  home: string
  /** Workspace to open at start; the home's own when missing. */
  file?: string
  /** Name of the person who writes (command line). */
  writer?: string
}

export type Core = {
  /** When the workspace is open, or the reason known why it is not; rejected where the core cannot start. Calls need not wait for it. */
  readonly ready: Promise<void>
  /** One procedure. Never rejects: a worker that died answers `interrupted`. */
  call(call: Call): Promise<Reply>
  /** Asks the call of that id to stop; its reply is then `cancelled`. */
  cancel(id: string): void
  listen(hear: (event: DeskEvent) => void): () => void
  /** Lets open writes end, closes the workspace (with its backup) and stops the workers. */
  close(): Promise<void>
}

/** What the host and its worker say to each other. */
export type ToCore = { call: Call } | { cancel: string } | { close: true }
export type FromCore = { ready: true } | { event: DeskEvent } | { id: string; reply: Reply } | { closed: true }

const interrupted = (values: Record<string, unknown>): Reply => ({ ok: false, error: { code: 'interrupted', message: 'The work was interrupted; nothing half done remains.', values } })

/**
 * Starts the worker that owns the database, and answers at once: a window opens meanwhile, and its calls wait until the workspace is open.
 * The worker is started once more if it dies, and then no more.
 */
export function startCore(options: CoreOptions): Core {
  const waiting = new Map<string, (reply: Reply) => void>()
  const hearers = new Set<(event: DeskEvent) => void>()
  let worker: Worker | null = null
  let closing: Promise<void> | null = null
  let restarts = 0
  let closed = () => {}

  const fail = (values: Record<string, unknown>) => {
    const open = [...waiting.values()]
    waiting.clear()
    for (const answer of open) answer(interrupted(values))
  }

  const start = () => new Promise<void>((ready, failed) => {
    const started = startWorker('core/worker', { name: 'core', workerData: options }, compiledFolder(options.home))
    worker = started
    started.on('message', (message: FromCore) => {
      if ('reply' in message) {
        waiting.get(message.id)?.(message.reply)
        waiting.delete(message.id)
      } else if ('event' in message) for (const hear of hearers) hear(message.event)
      else if ('ready' in message) ready()
      else closed()
    })
    started.once('error', (error: Error) => {
      console.error('core worker failed:', error.name, error.message)
      failed(error)
    })
    started.once('exit', code => {
      if (worker === started) worker = null
      fail({ exit: code })
      closed()
      if (closing === null && restarts++ === 0) {
        start().then(() => { for (const hear of hearers) hear({ event: 'workspace' }) }, () => undefined)
      }
    })
  })
  const ready = start()
  // who only calls is answered `interrupted`
  ready.catch(() => undefined)

  return {
    ready,
    call: call => new Promise(answer => {
      if (!worker || closing) return answer(interrupted({}))
      waiting.set(call.id, answer)
      worker.postMessage({ call } satisfies ToCore)
    }),
    cancel: id => { worker?.postMessage({ cancel: id } satisfies ToCore) },
    listen: hear => {
      hearers.add(hear)
      return () => { hearers.delete(hear) }
    },
    close: () => {
      closing ??= end()
      return closing
    },
  }

  async function end(): Promise<void> {
    const last = worker
    if (!last) return
    const ended = new Promise<void>(resolve => { closed = resolve })
    last.postMessage({ close: true } satisfies ToCore)
    await ended
    await last.terminate()
    fail({})
  }
}
