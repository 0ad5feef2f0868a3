import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startCore } from './core/core.ts'
import { dataFolder } from './database/place.ts'

const usage = `usage: npm run --silent call -- WORKSPACE PROCEDURE [JSON | @FILE] [--person NAME]
  The answer, or the error { code, message, values }, as one line of JSON on standard output; the log on standard error.
  Exit status: 0 answered, 1 refused, 2 used wrongly.`

/** Used wrongly: nothing was tried. */
class Misuse extends Error {}

type Wanted = { file: string; procedure: string; input: unknown; person: string | undefined }

function readInput(text: string): unknown {
  const from = text.startsWith('@') ? text.slice(1) : null
  try {
    return JSON.parse(from === null ? text : readFileSync(from, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Misuse(from === null ? `the input is not JSON: ${reason}` : `${from} cannot be read as JSON: ${reason}`)
  }
}

function readArguments(args: readonly string[]): Wanted {
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], allowPositionals: true, options: { person: { type: 'string' } } })
    } catch (error) {
      throw new Misuse(error instanceof Error ? error.message : String(error))
    }
  })()
  const [file, procedure, text, ...rest] = parsed.positionals
  if (!file || !procedure || rest.length > 0) throw new Misuse(file && procedure ? 'too many arguments' : 'a workspace and a procedure are needed')
  return { file: resolve(file), procedure, input: text === undefined ? {} : readInput(text), person: parsed.values.person }
}

/** One procedure from the command line, by the same door as the window. Answers the exit status. */
export async function call(args: readonly string[]): Promise<0 | 1 | 2> {
  let wanted: Wanted
  try {
    wanted = readArguments(args)
  } catch (error) {
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
