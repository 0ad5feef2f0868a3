import { parentPort, workerData } from 'node:worker_threads'
import { join } from 'node:path'
import { z } from 'zod'
import type { Call } from '../../shared/bridge.ts'
import { dropFormerCompiled } from '../compiled.ts'
import type { FromCore, ToCore } from './core.ts'
import { openDoor } from './door.ts'
import { emptyPreviews } from './places.ts'
import { log, logTo } from './log.ts'
import { makeRunner } from './run.ts'
import { closeSession, languageOf, makeSession, openSession } from './session.ts'

const options = z.object({ home: z.string(), file: z.string().optional(), writer: z.string().optional() }).parse(workerData)
const port = parentPort
if (!port) throw new Error('The core runs as a worker only')
const tell = (message: FromCore) => { port.postMessage(message) }

logTo(join(options.home, 'logs', 'desk.log'))
const session = makeSession(options.home, options.file, options.writer, event => { tell({ event }) })
const runner = makeRunner(session)
const enter = openDoor({
  language: () => languageOf(session),
  run: (name, input, id) => runner.run(name, input, id),
  report: (number, procedure, error) => { log('error', `${number} in ${procedure}`, error) },
})

const opened = openSession(session)
const answer = async (call: Call) => {
  await opened
  tell({ id: call.id, reply: await enter(call) })
}

async function close(): Promise<void> {
  try {
    await opened
    await runner.settle()
    await closeSession(session)
    await session.press.close()
    emptyPreviews(session.home)
    dropFormerCompiled(session.home)
  } catch (error) {
    log('error', 'closing', error)
  }
  tell({ closed: true })
}

port.on('message', (message: ToCore) => {
  if ('call' in message) void answer(message.call)
  else if ('cancel' in message) void opened.then(() => { runner.cancel(message.cancel) })
  else void close()
})

await opened
tell({ ready: true })
