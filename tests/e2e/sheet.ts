import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright'
import type { Answer } from '../../shared/contract.ts'
import type { TestDesk } from './window.ts'

export const sample = { agency: 'Agenzia di prova', language: 'it' as const, writer: { name: 'Anna Prova', initials: 'AP' }, sample: true }

export const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Elenco dei soci' })
export const cell = (page: Page, row: number, column: number): Locator => grid(page).locator(`[data-row="${row}"][data-col="${column}"]`)
export const head = (page: Page, name: string): Locator => grid(page).getByRole('columnheader', { name })
/** The active cell as `row/column`. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement instanceof HTMLElement ? `${document.activeElement.dataset['row']}/${document.activeElement.dataset['col']}` : ''))

/** Opens the members list with these columns, and waits for its rows. */
export async function openList({ page }: TestDesk, columns: readonly string[]): Promise<void> {
  await page.goto(new URL(`#/members?columns=${encodeURIComponent(JSON.stringify(columns))}`, page.url()).href)
  await page.reload()
  await cell(page, 0, columns.length).waitFor()
}

export const rows = async (desk: TestDesk): Promise<Answer<'members.list'>['rows']> => (await desk.call('members.list', { limit: 1000 })).rows

const fixture = (name: string) => readFileSync(new URL(`../fixtures/clipboard/${name}`, import.meta.url), 'utf8')

/** Gives the page a clipboard as another program filled it, and pastes it where the keyboard is: the browser's own would clean the HTML first. */
export async function paste(page: Page, { text = '', html = '' }: { text?: string; html?: string }): Promise<void> {
  await page.evaluate(given => {
    const data = new DataTransfer()
    if (given.text !== '') data.setData('text/plain', given.text)
    if (given.html !== '') data.setData('text/html', given.html)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, { text, html })
}

export const clipboards = {
  excel: { html: fixture('excel.html'), text: fixture('excel.txt') },
  libreoffice: { html: fixture('libreoffice.html'), text: fixture('libreoffice.txt') },
}

/** Keeps what the page puts on the clipboard, to be asked for by `copied`. */
export const hearCopies = (page: Page): Promise<void> => page.evaluate(() => {
  document.addEventListener('copy', event => { document.body.dataset['copied'] = JSON.stringify([event.clipboardData?.getData('text/plain'), event.clipboardData?.getData('text/html')]) })
})
export const copied = async (page: Page): Promise<string> => {
  const [plain = '']: string[] = JSON.parse(await page.evaluate(() => document.body.dataset['copied'] ?? '[]'))
  return plain
}

/** Draws over cells with the mouse. */
export async function draw(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover()
  await page.mouse.down()
  await to.hover()
  await page.mouse.up()
}

/** Draws the edge of a column so many pixels to the right, as a hand does: by several small moves. */
export async function drawEdge(column: Locator, by: number): Promise<void> {
  const page = column.page()
  const { x, y, width } = await column.boundingBox() ?? { x: 0, y: 0, width: 0 }
  const at = x + width - 2
  await page.mouse.move(at, y + 10)
  await page.mouse.down()
  await page.mouse.move(at + by, y + 10, { steps: 6 })
  await page.mouse.up()
}

/** The system refuses copies, as to a window that is not in front; answers how it takes them again. */
export async function barCopies(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => { Reflect.set(document, 'execCommand', () => false) })
  return () => page.evaluate(() => { Reflect.deleteProperty(document, 'execCommand') })
}
