import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { Refused } from '../../../shared/errors.ts'
import { connectReadOnly } from '../connection.ts'
import { writePages } from '../copy.ts'
import type { CopyJob, CopyReply } from './copying.ts'

async function copy({ file, partial, now }: CopyJob): Promise<CopyReply> {
  try {
    const database = connectReadOnly(file)
    try {
      return { written: await writePages(database, partial, basename(file), now) }
    } finally {
      database.close()
    }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code, values: error.values }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.once('message', (job: CopyJob) => { void copy(job).then(reply => parentPort?.postMessage(reply)) })
