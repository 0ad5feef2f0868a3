import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { Refused } from '../../../shared/errors.ts'
import { connectReadOnly } from '../connection.ts'
import { saveCopy, writePages } from '../copy.ts'
import { carryFiles } from '../storedFiles.ts'
import type { CarriedCopy, CopyJob, CopyReply } from './copying.ts'

function carried(database: Database, { file, target, now }: Extract<CopyJob, { kind: 'carried' }>): CarriedCopy {
  let files = { carried: 0, missing: 0 }
  return { ...saveCopy(database, target, now, partial => { files = carryFiles(partial, file) }), files }
}

async function copy(job: CopyJob): Promise<CopyReply> {
  try {
    const database = connectReadOnly(job.file)
    try {
      return { copy: job.kind === 'carried' ? carried(database, job) : await writePages(database, job.partial, basename(job.file), job.now) }
    } finally {
      database.close()
    }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code, values: error.values }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.once('message', (job: CopyJob) => { void copy(job).then(reply => parentPort?.postMessage(reply)) })
