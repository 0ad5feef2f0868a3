import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { once } from './files/kills.ts'

const times = 60

test(`${times} times cancelled while printing, or closed: the process lives on, no half file stays, the workspace is whole`, { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-closing-'))
  try {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./files/closing.ts', import.meta.url)), folder, String(times)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (text: Buffer) => { said += String(text) })
    const ended = await new Promise(resolve => { child.once('close', (code, signal) => { resolve({ code, signal }) }) })
    expect(ended).toEqual({ code: 0, signal: null })
    const counts = JSON.parse(said) as Record<string, number>
    console.log(counts)
    expect(Object.keys(counts).filter(end => !['printed', 'cancelled', 'interrupted'].includes(end))).toEqual([])
    expect(readdirSync(folder).filter(name => name.includes('.part'))).toEqual([])
    expect((await once(join(folder, 'home'), join(folder, 'prova.desk'), 'workspace.check', {})).problems).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
