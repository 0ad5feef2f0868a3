import { Refused, type ErrorCode, type Values } from '../../../shared/errors.ts'
import { startWorker } from '../../startWorker.ts'
import type { SavedCopy, WrittenCopy } from '../copy.ts'

/** What is copied, and on which day its members are counted: its pages to a file that gets its name later, or a copy to be carried elsewhere, with the files that its records name. */
type Jobs = { pages: { file: string; partial: string; now: Date }; carried: { file: string; target: string; now: Date } }
export type CarriedCopy = SavedCopy & { files: { carried: number; missing: number } }
type Copies = { pages: WrittenCopy; carried: CarriedCopy }
type Kind = keyof Jobs
export type CopyJob = { [K in Kind]: { kind: K } & Jobs[K] }[Kind]
export type CopyReply<C = Copies[Kind]> = { copy: C } | { refused: ErrorCode; values: Values } | { failed: string }

/** One copy in a worker of its own, which has ended and holds nothing when this ends. */
async function inWorker<K extends Kind>(job: { kind: K } & Jobs[K], signal?: AbortSignal): Promise<Copies[K]> {
  if (signal?.aborted) throw new Refused('cancelled', {})
  const worker = startWorker('database/copying/worker', { name: 'copying' })
  worker.postMessage(job)
  const { promise, resolve, reject } = Promise.withResolvers<Copies[K]>()
  worker.on('message', (reply: CopyReply<Copies[K]>) => {
    if ('copy' in reply) resolve(reply.copy)
    else reject('refused' in reply ? new Refused(reply.refused, reply.values) : new Error(reply.failed))
  })
  worker.on('error', reject)
  const ended = new Promise<void>(done => { worker.on('exit', () => { done() }) })
  ended.then(() => { reject(new Refused('interrupted', {})) }, reject)
  const stop = () => {
    reject(new Refused('cancelled', {}))
    void worker.terminate()
  }
  signal?.addEventListener('abort', stop)
  try {
    return await promise
  } finally {
    signal?.removeEventListener('abort', stop)
    await ended
  }
}

/**
 * Writes a verified copy of an open workspace to `partial`, as `writePages` does, in a worker of its own with a connection of its own. `partial` is left to the caller, whatever happens.
 * @throws Refused `cancelled` when it was stopped by the signal, `interrupted` when the worker died, and what `writePages` throws
 */
export const copyBeside = (job: Jobs['pages'], signal?: AbortSignal): Promise<WrittenCopy> => inWorker({ kind: 'pages', ...job }, signal)

/** Writes a copy of an open workspace anywhere, as `saveCopy` does, with its files, in a worker of its own. @throws Refused `interrupted` when the worker died, and what `saveCopy` throws */
export const saveCopyBeside = (job: Jobs['carried']): Promise<CarriedCopy> => inWorker({ kind: 'carried', ...job })
