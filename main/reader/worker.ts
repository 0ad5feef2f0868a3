import { parentPort, workerData } from 'node:worker_threads'
import { asRefused, parseFile } from './parse.ts'
import type { ReaderLimits } from './limits.ts'
import type { ReaderReply } from './reader.ts'

const { file, limits }: { file: string; limits: ReaderLimits } = workerData

async function answer(): Promise<ReaderReply> {
  try {
    return { ok: true, workbook: await parseFile(file, limits) }
  } catch (error) {
    const { code, values } = asRefused(error)
    return { ok: false, code, values }
  }
}

parentPort?.postMessage(await answer())
