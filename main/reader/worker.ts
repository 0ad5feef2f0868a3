import { parentPort, workerData } from 'node:worker_threads'
import { asRefused, bytesOf, parseFile, parseText } from './parse.ts'
import type { ForeignText } from '../../shared/policies/cut.ts'
import type { ReaderLimits } from './limits.ts'
import type { ReaderReply } from './reader.ts'

/** What `readForeign` gives its worker. */
type Task = { file: string; text: string | null; limits: ReaderLimits; as: 'list' | 'words' }
const isTask = (given: unknown): given is Task => typeof given === 'object' && given !== null && 'file' in given && 'limits' in given

/** The libraries of words come when words are read: who reads a list does not wait for them. */
async function readWords({ file, text, limits }: Task): Promise<ForeignText> {
  if (text !== null) return (await import('./blocks.ts')).htmlBlocks(text)
  return (await import('./word.ts')).readWordBytes(bytesOf(file, limits), limits)
}

async function answer(task: unknown): Promise<ReaderReply> {
  try {
    if (!isTask(task)) throw new TypeError('no task')
    if (task.as === 'words') return { ok: true, read: await readWords(task) }
    return { ok: true, read: task.text === null ? await parseFile(task.file, task.limits) : parseText(task.text, task.file, task.limits) }
  } catch (error) {
    const { code, values } = asRefused(error)
    return { ok: false, code, values }
  }
}

parentPort?.postMessage(await answer(workerData))
