import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'

const message = z.strictObject({ file: z.string().min(1).max(4096).refine(isAbsolute).optional() })
/** What a second start asks of the first: to come to the front, and perhaps to open a file. */
export type SecondStart = z.infer<typeof message>

/** The bytes that a socket's address may have, on the strictest system. */
const longestAddress = 103

/** One address per data folder, the same for both shells. Folders of very long names have theirs in the system's own place. */
function addressOf(home: string): string {
  const mark = createHash('sha256').update(resolve(home)).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\cooperate-desk-${mark}`
  const beside = join(home, 'window.socket')
  return Buffer.byteLength(beside) <= longestAddress ? beside : join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `cooperate-desk-${mark}.socket`)
}

/** Tells the program that listens there; false where nobody does. */
async function tell(address: string, text: string): Promise<boolean> {
  const socket = createConnection(address)
  try {
    await once(socket, 'connect')
    socket.end(text)
    socket.resume()
    await once(socket, 'close')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** Reads one short message; anything else is a stranger's and is dropped. */
function receive(socket: Socket, hear: (start: SecondStart) => void): void {
  let text = ''
  socket.setEncoding('utf8').setTimeout(5_000, () => socket.destroy())
  socket.on('data', part => {
    text += String(part)
    if (text.length > 10_000) socket.destroy()
  })
  socket.on('error', () => socket.destroy())
  socket.on('end', () => {
    try {
      hear(message.parse(JSON.parse(text)))
    } catch {
      console.error('a second start said something unknown')
    }
    socket.end()
  })
}

async function listen(address: string, hear: (start: SecondStart) => void): Promise<Server | null> {
  const server = createServer({ allowHalfOpen: true }, socket => { receive(socket, hear) })
  server.listen(address)
  try {
    await once(server, 'listening')
    return server
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null
    throw error
  }
}

/** After kill -9 the socket's file stays although nobody listens. Never removes anything that is not a socket. */
function removeStale(address: string): void {
  if (statSync(address, { throwIfNoEntry: false })?.isSocket()) rmSync(address, { force: true })
}

/**
 * Makes sure that one window serves this data folder, whichever shell it is. The first start gets the function that gives the
 * place free again, and hears the later ones; a later one has told the first what it was asked for, and gets null.
 */
export async function firstStart(home: string, asked: SecondStart, hear: (start: SecondStart) => void): Promise<(() => Promise<void>) | null> {
  mkdirSync(home, { recursive: true })
  const address = addressOf(home)
  for (let attempt = 0; attempt < 5; attempt++) {
    const server = await listen(address, hear)
    if (server) return () => new Promise(done => { server.close(() => { done() }) })
    if (await tell(address, JSON.stringify(asked))) return null
    if (process.platform !== 'win32') removeStale(address)
  }
  throw new Error('The socket of the data folder can be neither taken nor reached')
}

/** The file among a program's arguments, if there is one: the first that is no switch and lies on the disk. */
export function fileArgument(args: readonly string[], folder: string): string | undefined {
  return args.filter(argument => !argument.startsWith('-')).map(argument => resolve(folder, argument))
    .find(path => statSync(path, { throwIfNoEntry: false })?.isFile())
}
