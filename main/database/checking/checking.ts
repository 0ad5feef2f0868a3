import { startWorker } from '../../startWorker.ts'

/** `pages`: what an opening checks. `whole`: indexes against their tables too, and rows that point to nothing. */
export type Depth = 'pages' | 'whole'
/** What is wrong, in technical words; or that the check itself failed. */
export type CheckReply = { problems: string[] } | { failed: string }

export type Checking = {
  /** All that SQLite finds wrong; null when it was stopped. */
  problems: Promise<string[] | null>
  /** Waits until the file is let go. */
  stop(): Promise<void>
}

/**
 * Checks an open workspace whole, in a worker of its own with a connection of its own: it takes seconds where there is much, and on a connection that
 * has searched before, the check of the full-text index looks at segments that were merged away since, and calls them corrupt (SQLite 3.54).
 */
export function checkBeside(file: string, depth: Depth): Checking {
  const { promise: problems, resolve, reject } = Promise.withResolvers<string[] | null>()
  const worker = startWorker('database/checking/worker', { name: 'checking', workerData: { file, depth } })
  worker.on('message', (reply: CheckReply) => {
    if ('problems' in reply) resolve(reply.problems)
    else reject(new Error(reply.failed))
  })
  worker.on('error', reject)
  const ended = new Promise<void>(done => {
    worker.on('exit', () => {
      resolve(null)
      done()
    })
  })
  return {
    problems: Promise.all([problems, ended]).then(([found]) => found),
    stop: async () => { await worker.terminate() },
  }
}
