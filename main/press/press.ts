import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { Refused } from '../../shared/errors.ts'
import type { Written } from '../../shared/organisations.ts'
import { moduleOf } from '../root.ts'
import { startWorker } from '../startWorker.ts'
import type { PressJob, WorkerJob, WorkerReply } from './job.ts'
import { temporaryFor } from './print.ts'

export type { PressJob } from './job.ts'

export type PressOptions = { onProgress?: (done: number, of: number | null) => void; signal?: AbortSignal }

export type Press = {
  /**
   * Prints one deliverable; jobs wait for each other. Stopping by the signal ends the worker at once and clears its file away.
   * @throws Refused `cancelled`; `interrupted` when the worker died; and what `print` refuses
   */
  print(job: PressJob, options?: PressOptions): Promise<Written>
  /** Ends the worker; jobs that wait or run are answered `interrupted`. */
  close(): Promise<void>
}

/** One job in a worker: settled by its answer, by the signal, or by the worker's end. */
function runJob(worker: Worker, job: WorkerJob, { onProgress, signal }: PressOptions): Promise<Written> {
  const { promise, resolve, reject } = Promise.withResolvers<Written>()
  const onMessage = (message: WorkerReply) => {
    switch (message.reply) {
      case 'progress': return onProgress?.(message.done, message.of)
      case 'printed': return resolve({ path: job.path, name: basename(job.path), ...message.printed })
      case 'refused': return reject(new Refused(message.code, message.values))
      case 'failed': return reject(Object.assign(new Error(message.message), { stack: message.stack }))
    }
  }
  const onAbort = () => reject(new Refused('cancelled', {}))
  const onEnd = () => reject(new Refused('interrupted', {}))
  worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
  signal?.addEventListener('abort', onAbort)
  worker.ref()
  worker.postMessage(job)
  return promise.finally(() => {
    signal?.removeEventListener('abort', onAbort)
    worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
    // an idle press does not keep the program alive
    worker.unref()
  })
}

/** The module of `deliverables.ts`, as source or built. */
const ownDeliverables = moduleOf('press/deliverables')

/**
 * The press: a worker beside the core, started at the first job and again after it died. `deliverables` is the module that it
 * takes them from, another one only in tests.
 */
export function startPress(deliverables: URL = ownDeliverables): Press {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  const workerNow = (): Worker => {
    if (worker) return worker
    const started = startWorker('press/worker', { name: 'press', workerData: deliverables.href })
    const forget = () => { if (worker === started) worker = null }
    // without a listener an error of an idle worker would end the core
    started.on('exit', forget).on('error', forget)
    return (worker = started)
  }

  const stop = async (): Promise<void> => {
    const stopping = worker
    worker = null
    await stopping?.terminate()
  }

  const run = async (job: PressJob, options: PressOptions): Promise<Written> => {
    if (options.signal?.aborted) throw new Refused('cancelled', {})
    if (closed) throw new Refused('interrupted', {})
    const temporary = temporaryFor(job.path)
    try {
      return await runJob(workerNow(), { ...job, temporary }, options)
    } catch (error) {
      if (error instanceof Refused && (error.code === 'cancelled' || error.code === 'interrupted')) {
        await stop()
        await rm(temporary, { force: true }).catch(() => {})
      }
      throw error
    }
  }

  return {
    print(job, options = {}) {
      const { promise: cancelled, reject } = Promise.withResolvers<never>()
      const onAbort = () => reject(new Refused('cancelled', {}))
      options.signal?.addEventListener('abort', onAbort)
      const printed = last.then(() => {
        // from here on the answer waits until the file is cleared away
        options.signal?.removeEventListener('abort', onAbort)
        return run(job, options)
      })
      last = printed.catch(() => {})
      return Promise.race([printed, cancelled])
    },
    async close() {
      closed = true
      await stop()
      await last
    },
  }
}
