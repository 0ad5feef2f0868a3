import { expect, test } from 'vitest'
import { killImports, rows } from './files/kills.ts'

const kills = Number(process.env['DESK_KILLS'] ?? 60)

test(`${kills} kills at random moments of an import of ${rows} rows: each time all of it or nothing`, { timeout: 3_000_000 }, async () => {
  const { whole, before } = await killImports(kills)
  console.log(`${kills} kills: ${whole} whole, ${before} as before`)
  expect([whole > 0, before > 0]).toEqual([true, true])
})
