// A picture of a page of the app, for our own eyes:
//   npx node tests/e2e/look.ts --sample --language it --size 1280x800 --scale 1 --dark /members out/members.png
// --home DIR keeps the data folder (else a fresh one, removed again); --sample makes the sample district in it if it is empty, --empty an
// empty workspace; --wait MS waits longer; --do FILE.ts runs its default export with the page first: (page, window) => Promise.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { freshPage } from '../../main/build.ts'
import { language as languages } from '../../shared/procedure.ts'
import { askCore, openDesk } from './window.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    home: { type: 'string' }, sample: { type: 'boolean' }, empty: { type: 'boolean' }, language: { type: 'string', default: 'it' }, size: { type: 'string', default: '1280x800' },
    scale: { type: 'string', default: '1' }, dark: { type: 'boolean', default: false }, wait: { type: 'string', default: '300' }, do: { type: 'string' },
  },
})
const [route = '/', picture = 'out/look.png'] = positionals
const language = languages.parse(values.language)
const [width = 1280, height = 800] = values.size.split('x').map(Number)
const home = values.home ? resolve(values.home) : mkdtempSync(join(tmpdir(), 'desk-look-'))

await freshPage()
const window = await openDesk(home, { viewport: { width, height }, locale: language === 'it' ? 'it-IT' : 'en-GB', scale: Number(values.scale), dark: values.dark })
const { page } = window
page.on('pageerror', error => { console.error('page error:', error.message) })
page.on('console', message => { if (message.type() === 'error') console.error('page console:', message.text()) })

const { state } = await askCore(window, 'workspace.state', {})
if (state === 'none' && (values.sample || values.empty)) {
  await askCore(window, 'workspace.create', { agency: 'Agenzia di prova', language, writer: { name: 'Anna Prova', initials: 'AP' }, sample: values.sample ?? false })
} else if (state === 'open') await askCore(window, 'workspace.settings.save', { language })
await page.evaluate(chosen => { localStorage.setItem('desk.language', chosen) }, language)
await page.goto(new URL(`#${route}`, page.url()).href)
await page.reload()
await page.evaluate(() => document.fonts.ready)
if (values.do) {
  const script = z.object({ default: z.instanceof(Function) }).parse(await import(pathToFileURL(resolve(values.do)).href))
  await Reflect.apply(script.default, undefined, [page, window])
}
await page.waitForTimeout(Number(values.wait))
mkdirSync(dirname(resolve(picture)), { recursive: true })
await page.screenshot({ path: picture })
await window.close()
if (!values.home) rmSync(home, { recursive: true, force: true })
console.log(picture)
