import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { integrityOf, problemsOf } from '../check.ts'
import type { CheckReply } from './checking.ts'
import { connectReadOnly } from '../connection.ts'
import { registerFunctions } from '../functions.ts'

function check(): CheckReply {
  const { file, depth } = z.object({ file: z.string(), depth: z.enum(['pages', 'whole']) }).parse(workerData)
  try {
    const database = connectReadOnly(file)
    try {
      registerFunctions(database)
      return { problems: depth === 'whole' ? problemsOf(database, true) : integrityOf(database, false) }
    } finally {
      database.close()
    }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.postMessage(check())
