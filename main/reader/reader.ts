import { basename } from 'node:path'
import { Refused, type ErrorCode, type Values } from '../../shared/errors.ts'
import type { ForeignWorkbook } from '../../shared/import/sheet.ts'
import type { ForeignText } from '../../shared/policies/cut.ts'
import { startWorker } from '../startWorker.ts'
import { readerLimits, type ReaderLimits } from './limits.ts'

export type ReaderReply = { ok: true; read: ForeignWorkbook | ForeignText } | { ok: false; code: ErrorCode; values: Values }
export type ReaderOptions = { limits?: Partial<ReaderLimits>; signal?: AbortSignal; /** What to read in place of a file: tab-separated text, such as a clipboard's; `file` is then its name only. */ text?: string }

/**
 * Reads a foreign list (.xlsx, .xlsm, .xlsb, .ods, .xls, .csv and other separated text; HTML or XML under the name .xls; a zip
 * that holds one of them), told by its content, in a worker of its own that ends with the file.
 *
 * Refuses, each with the file's `name`: `missing`; `unreadable-file` with `reason` (`empty`, `format` = no list, `damaged`,
 * `truncated`, `access`); `file-too-large` with `limit` (`packed`, `unpacked`) and `max` in bytes; `file-encrypted`;
 * `reader-limit` with `limit` (`rows`, `columns`, `seconds`, `memory` in MiB) and `max`; `cancelled` when the signal says so.
 */
export async function readForeign(file: string, options: ReaderOptions = {}): Promise<ForeignWorkbook> {
  const read = await readIn('list', file, options)
  if (!('sheets' in read)) throw new TypeError('the reader answered words')
  return read
}

/**
 * Reads the words of a Word file (.docx), of a plain or an HTML text, or (`text`) of a clipboard's HTML, in a worker that ends with it. Refuses as `readForeign` does.
 */
export async function readWords(file: string, options: ReaderOptions = {}): Promise<ForeignText> {
  const read = await readIn('words', file, options)
  if (!('blocks' in read)) throw new TypeError('the reader answered a list')
  return read
}

function readIn(as: 'list' | 'words', file: string, { limits, signal, text }: ReaderOptions): Promise<ForeignWorkbook | ForeignText> {
  const bounds = { ...readerLimits, ...limits }
  const refused = (code: ErrorCode, values: Values = {}) => new Refused(code, { name: basename(file), ...values })
  if (signal?.aborted) return Promise.reject(refused('cancelled'))
  const { promise, resolve, reject } = Promise.withResolvers<ForeignWorkbook | ForeignText>()
  const worker = startWorker('reader/worker', {
    name: 'reader', workerData: { file, text: text ?? null, limits: bounds, as }, resourceLimits: { maxOldGenerationSizeMb: bounds.memory },
    // What the library prints about odd files is for nobody.
    stdout: true, stderr: true,
  })
  const timer = setTimeout(() => reject(refused('reader-limit', { limit: 'seconds', max: bounds.seconds })), bounds.seconds * 1000)
  const abort = () => reject(refused('cancelled'))
  signal?.addEventListener('abort', abort)
  worker.on('message', (reply: ReaderReply) => {
    if (reply.ok) resolve(reply.read)
    else reject(refused(reply.code, reply.values))
  })
  worker.on('error', (error: unknown) => {
    const memory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    reject(memory ? refused('reader-limit', { limit: 'memory', max: bounds.memory }) : refused('unreadable-file', { reason: 'damaged' }))
  })
  worker.on('exit', () => reject(refused('interrupted')))
  return promise.finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
    void worker.terminate()
  })
}
