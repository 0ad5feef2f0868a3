import { parentPort, workerData } from 'node:worker_threads'
import { htmlBlocks } from './blocks.ts'
import { asRefused, bytesOf, parseFile, parseText } from './parse.ts'
import { readWordBytes } from './word.ts'
import type { ReaderLimits } from './limits.ts'
import type { ReaderReply } from './reader.ts'

/** What `readForeign` gives its worker. */
type Task = { file: string; text: string | null; limits: ReaderLimits; as: 'list' | 'words' }
const isTask = (given: unknown): given is Task => typeof given === 'object' && given !== null && 'file' in given && 'limits' in given

async function answer(task: unknown): Promise<ReaderReply> {
  try {
    if (!isTask(task)) throw new TypeError('no task')
    if (task.as === 'words') return { ok: true, read: task.text === null ? await readWordBytes(bytesOf(task.file, task.limits), task.limits) : htmlBlocks(task.text) }
    return { ok: true, read: task.text === null ? await parseFile(task.file, task.limits) : parseText(task.text, task.file, task.limits) }
  } catch (error) {
    const { code, values } = asRefused(error)
    return { ok: false, code, values }
  }
}

parentPort?.postMessage(await answer(workerData))
