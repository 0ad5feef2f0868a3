import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './window.ts'

const total = 50_000

/** A list of so many invented firms, their VAT numbers with a right check digit. */
function bigList(): string {
  const digit = (ten: string) => {
    const sum = [...ten].reduce((all, sign, index) => {
      const value = Number(sign) * (index % 2 === 0 ? 1 : 2)
      return all + (value > 9 ? value - 9 : value)
    }, 0)
    return (10 - (sum % 10)) % 10
  }
  const lines = Array.from({ length: total }, (_, index) => {
    const ten = `${String(index + 1).padStart(7, '0')}510`
    return `Filatura ${['Aurora', 'Borea', 'Cometa', 'Delfino'][index % 4]} ${index} S.r.l.;${ten}${digit(ten)};Prato;PO;59100;${index % 250}`
  })
  return ['Ragione sociale;Partita IVA;Comune;Prov.;CAP;Addetti', ...lines].join('\r\n')
}

test('fifty thousand members scroll, jump and are filtered without a wait', async ({ desk }) => {
  test.setTimeout(600_000)
  const file = join(desk.home, 'big.csv')
  writeFileSync(file, bigList())
  const { session } = await desk.call('members.import.preview', { file })
  await desk.call('members.import.apply', { session })
  const { page } = desk
  await page.reload()
  await expect(page.getByText('50.000 righe')).toBeVisible({ timeout: 30_000 })
  const grid = page.getByRole('grid')
  await grid.locator('[data-row="0"][data-col="1"]').click()

  // Two hundred wheel turns of 600 points: how long each picture took, and that no row stays empty.
  const frames = await grid.evaluate(async scroller => {
    const times: number[] = []
    let last = performance.now()
    for (let step = 0; step < 200; step++) {
      scroller.scrollTop += 600
      await new Promise(next => { requestAnimationFrame(next) })
      const now = performance.now()
      times.push(now - last)
      last = now
    }
    return times.toSorted((a, b) => a - b)
  })
  const at = (share: number) => Math.round(frames[Math.floor(frames.length * share)] ?? 0)
  console.log(`scroll, ms a picture: median ${at(0.5)}, 95 % ${at(0.95)}, longest ${Math.round(frames.at(-1) ?? 0)}`)
  await expect(grid.locator('[aria-busy="true"]')).toHaveCount(0)
  expect(at(0.5)).toBeLessThan(100)

  const jump = async (key: string, row: number) => {
    const began = Date.now()
    await page.keyboard.press(key)
    await expect(grid.locator(`[data-row="${row}"][data-col="1"]`)).toHaveText(/Filatura/)
    return Date.now() - began
  }
  const jumps = [await jump('Control+End', total - 1), await jump('Control+Home', 0)]
  const began = Date.now()
  await page.getByLabel('Filtra l’elenco').fill('cometa 49998')
  await expect(page.getByText('1 di 50.000')).toBeVisible()
  console.log(`jumps ${jumps.join(', ')} ms; text filter, its pause of 120 ms included, ${Date.now() - began} ms`)

  // The window holds pages, never the list.
  await page.getByRole('button', { name: 'Togli tutti i filtri' }).click()
  await expect(page.getByText('50.000 righe')).toBeVisible()
  expect(await grid.getByRole('row').count()).toBeLessThan(100)
})
