import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { roomServices } from '../../main/core/rooms.ts'
import { deskServices } from '../../main/core/services.ts'
import { layoutServices } from '../../main/views/layouts.ts'
import { procedures, type ProcedureName } from '../../shared/contract.ts'
import { errorCodes } from '../../shared/errors.ts'
import en from '../../shared/language/en/errors.json' with { type: 'json' }
import it from '../../shared/language/it/errors.json' with { type: 'json' }
import { placesOf, type Procedure } from '../../shared/procedure.ts'
import { testDesk } from './desk.ts'

const names = Object.keys(procedures) as ProcedureName[]
const coreTests = readdirSync(new URL('.', import.meta.url)).filter(name => name.endsWith('.test.ts'))
  .map(name => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n')

test.each(names)('%s has a service, a test on a real file, and says no to nonsense', async name => {
  expect({ ...deskServices, ...layoutServices, ...roomServices }[name]).toBeTypeOf('function')
  expect(coreTests, 'no test calls it through the door').toMatch(new RegExp(`(call|refused)\\('${name.replaceAll('.', '\\.')}'`))
})

test('nonsense is refused at the door with the fields, never with the value', async () => {
  const desk = await testDesk()
  for (const name of names) {
    const refusal = await desk.refused(name, { nonsense: 'Segreto Rossi', id: 7 })
    expect(refusal.code, name).toBe('bad-input')
    expect(JSON.stringify(refusal), name).not.toContain('Segreto')
  }
  expect(await desk.refused('members.unknown', {})).toMatchObject({ code: 'unknown-procedure', values: { procedure: 'members.unknown' } })
})

test('without a workspace every other procedure says so', async () => {
  const desk = await testDesk({ create: false })
  for (const name of ['members.list', 'history.list', 'workspace.settings'] as const) {
    expect((await desk.refused(name, {})).code).toBe('missing')
  }
})

test('every error code has a title and a next step in both languages, and every procedure declares known ones', () => {
  for (const code of errorCodes) {
    for (const words of [it, en] as Record<string, { title?: string; next?: string }>[]) {
      expect(words[code]?.title, code).toBeTruthy()
      expect(words[code]?.next, code).toBeTruthy()
    }
  }
  expect(Object.keys(it).toSorted()).toEqual([...errorCodes].toSorted())
  for (const name of names) for (const code of procedures[name].errors) expect(errorCodes, name).toContain(code)
})

test('a field that is called file or path is a place: the window can only pass a ticket there', () => {
  for (const name of names) {
    const procedure: Procedure = procedures[name]
    const shape = 'shape' in procedure.input ? Object.keys(procedure.input.shape as Record<string, unknown>) : []
    expect(placesOf(procedure).map(p => p.field), name).toEqual(shape.filter(field => field === 'file' || field === 'path'))
  }
})
