import { Refused, type ErrorCode, type Values } from '../../../shared/errors.ts'
import { startWorker } from '../../startWorker.ts'
import type { WrittenCopy } from '../copy.ts'

/** What is copied, where to, and on which day its members are counted. */
export type CopyJob = { file: string; partial: string; now: Date }
export type CopyReply = { written: WrittenCopy } | { refused: ErrorCode; values: Values } | { failed: string }

/**
 * Writes a verified copy of an open workspace to `partial`, as `writePages` does, in a worker of its own with a connection of its own. Whatever it ends with, the worker has ended and
 * holds nothing; `partial` is left to the caller.
 * @throws Refused `cancelled` when it was stopped by the signal, `interrupted` when the worker died, and what `writePages` throws
 */
export async function copyBeside({ file, partial, now }: CopyJob, signal?: AbortSignal): Promise<WrittenCopy> {
  if (signal?.aborted) throw new Refused('cancelled', {})
  const worker = startWorker('database/copying/worker', { name: 'copying' })
  worker.postMessage({ file, partial, now } satisfies CopyJob)
  const { promise, resolve, reject } = Promise.withResolvers<WrittenCopy>()
  worker.on('message', (reply: CopyReply) => {
    if ('written' in reply) resolve(reply.written)
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
