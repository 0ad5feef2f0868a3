import { parentPort, workerData } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Refused } from '../../shared/errors.ts'
import { connectReadOnly } from '../database/connection.ts'
import type { Deliverable } from './deliverable.ts'
import type { WorkerJob, WorkerReply } from './job.ts'
import { print, type Printed } from './print.ts'

/** Progress is told this often, milliseconds. */
const progressEvery = 100

const answer = (reply: WorkerReply) => parentPort?.postMessage(reply)

const deliverablesModule = z.object({ deliverables: z.record(z.string(), z.custom<Deliverable>(made => typeof made === 'function')) })

/** The module that names the deliverables comes from the press, so that tests can print theirs through a real worker. */
async function deliverableNamed(name: string): Promise<Deliverable> {
  const { deliverables } = deliverablesModule.parse(await import(String(workerData)))
  const found = Object.hasOwn(deliverables, name) ? deliverables[name] : undefined
  if (!found) throw new Error(`No deliverable ${name}`)
  return found
}

/** One read transaction from the first query to the last row printed: a paper shows one state of the workspace. */
async function inSnapshot<T>(file: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = connectReadOnly(file)
  try {
    database.exec('BEGIN')
    return await work(database)
  } finally {
    database.close()
  }
}

async function run({ file, deliverable, input, format, path, acceptMissing, temporary }: WorkerJob): Promise<Printed> {
  const make = await deliverableNamed(deliverable)
  let told = performance.now()
  const onProgress = (done: number, of: number | null) => {
    if (of !== null && performance.now() - told < progressEvery) return
    told = performance.now()
    answer({ reply: 'progress', done, of })
  }
  return inSnapshot(file, database => print(make(database, input), format, path, { acceptMissing, temporary, onProgress }))
}

parentPort?.on('message', (job: WorkerJob) => {
  run(job).then(
    printed => answer({ reply: 'printed', printed }),
    (error: unknown) => answer(error instanceof Refused
      ? { reply: 'refused', code: error.code, values: error.values }
      : { reply: 'failed', message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? (error.stack ?? '') : '' }),
  )
})
