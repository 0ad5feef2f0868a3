import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { procedures } from '../../shared/contract.ts'
import { testDesk } from './desk.ts'

const fixtures = fileURLToPath(new URL('../fixtures/import/', import.meta.url))
const lists = readdirSync(fixtures).filter(name => ['.xlsx', '.ods', '.xls', '.csv'].includes(extname(name))).toSorted()
const files = Number(process.env['DESK_FUZZED'] ?? 1000)

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32): a file that fails can be made again. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** What disks, sticks and mail programs do to files: bytes changed, a stretch lost, doubled or overwritten, the end cut off. */
function spoiled(whole: Buffer, next: () => number): Buffer {
  const at = () => Math.floor(next() * whole.length)
  const [from, length] = [at(), Math.floor(next() * 600)]
  switch (Math.floor(next() * 5)) {
    case 0: { const copy = Buffer.from(whole); for (let n = 0; n <= next() * 20; n++) copy[at()] = Math.floor(next() * 256); return copy }
    case 1: return whole.subarray(0, at())
    case 2: return Buffer.concat([whole.subarray(0, from), whole.subarray(from + length)])
    case 3: return Buffer.concat([whole.subarray(0, from), whole.subarray(from, from + length), whole.subarray(from)])
    default: { const copy = Buffer.from(whole); copy.fill(Math.floor(next() * 256), from, Math.min(copy.length, from + length)); return copy }
  }
}

test(`${files} spoiled lists: each is a preview or a refusal in plain words, never a crash, and nothing is changed by any`, { timeout: 3_000_000 }, async () => {
  const desk = await testDesk()
  const folder = mkdtempSync(join(tmpdir(), 'desk-fuzz-'))
  const allowed: readonly string[] = procedures['members.import.preview'].errors
  const counts = { read: 0, refused: 0 }
  try {
    for (let seed = 0; seed < files; seed++) {
      const name = lists[seed % lists.length] ?? ''
      const file = join(folder, `${seed}${extname(name)}`)
      writeFileSync(file, spoiled(readFileSync(join(fixtures, name)), random(seed)))
      const reply = await desk.core.call({ id: `f${seed}`, procedure: 'members.import.preview', input: { file } })
      if (reply.ok) counts.read++
      else {
        counts.refused++
        expect(allowed, `seed ${seed} of ${name}: ${reply.error.code}`).toContain(reply.error.code)
      }
      rmSync(file)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`${files} spoiled lists: ${counts.read} read, ${counts.refused} refused`)
  expect((await desk.call('members.list', {})).total).toBe(0)
  expect(await desk.call('workspace.check', {})).toEqual({ problems: [] })
})
