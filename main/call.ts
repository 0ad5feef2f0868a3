import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Refused } from '../shared/errors.ts'
import { callerFolder } from './caller.ts'
import { startCore } from './core/core.ts'
import { dataFolder } from './database/place.ts'

const usage = `usage: npm run --silent call -- WORKSPACE PROCEDURE [JSON | @FILE] [--person NAME]
  The answer, or the error { code, message, values }, as one line of JSON on standard output; the log on standard error.
  Paths count from where it was called. Exit status: 0 answered, 1 refused, 2 used wrongly.`

/** Used wrongly: nothing was tried. */
class Misuse extends Error {}

type Wanted = { file: string; procedure: string; input: unknown; person: string | undefined }

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Does `work`; what it throws is the refusal of that input, and its reason, which may quote what stood there, goes to standard error. */
function reading<T>(refusal: Refused, work: () => T): T {
  try {
    return work()
  } catch (error) {
    console.error(reasonOf(error))
    throw refusal
  }
}

/** @throws Refused `missing` where the file cannot be read, `bad-input` where it is no JSON */
function readInput(text: string): unknown {
  const from = text.startsWith('@') ? text.slice(1) : null
  const json = from === null ? text : reading(new Refused('missing', { name: basename(from) }), () => readFileSync(from, 'utf8'))
  return reading(new Refused('bad-input', { fields: [{ path: '', code: 'not-json' }] }), (): unknown => JSON.parse(json))
}

function readArguments(args: readonly string[]): Wanted {
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], allowPositionals: true, options: { person: { type: 'string' } } })
    } catch (error) {
      throw new Misuse(reasonOf(error))
    }
  })()
  const [file, procedure, text, ...rest] = parsed.positionals
  if (!file || !procedure || rest.length > 0) throw new Misuse(file && procedure ? 'too many arguments' : 'a workspace and a procedure are needed')
  return { file: resolve(file), procedure, input: text === undefined ? {} : readInput(text), person: parsed.values.person }
}

/** One procedure from the command line, by the same door as the window. Answers the exit status. */
export async function call(args: readonly string[]): Promise<0 | 1 | 2> {
  // paths in the input, which the core reads, count from there too
  process.chdir(callerFolder('call'))
  let wanted: Wanted
  try {
    wanted = readArguments(args)
  } catch (error) {
    if (error instanceof Refused) {
      // the words of both languages take a while to load
      const { failure } = await import('./core/door.ts')
      console.log(JSON.stringify(failure(error.code, error.values, 'it')))
      return 1
    }
    if (!(error instanceof Misuse)) throw error
    console.error(`${error.message}\n${usage}`)
    return 2
  }
  const { file, procedure, input, person } = wanted
  const core = startCore({ home: dataFolder(), file, ...(person === undefined ? {} : { writer: person }) })
  const reply = await core.call({ id: 'call', procedure, input })
  await core.close()
  console.log(JSON.stringify(reply.ok ? reply.answer : reply.error))
  return reply.ok ? 0 : 1
}
