import { writeFileSync } from 'node:fs'
import { chromium } from 'playwright'
import { testBrowser } from '../e2e/chromium.ts'
import { root, textOf } from './project.ts'

// Draws the icons of the program from resources/icons/icon.svg; to be run by hand after a change of it:
// node tests/checks/icons.ts

const folder = 'resources/icons'
/** Linux looks for these by their names. */
const sizes = [16, 24, 32, 48, 64, 128, 256, 512] as const
/** What a Windows icon holds, from the task bar to the desktop. */
const inIcon = [16, 24, 32, 48, 64, 128, 256] as const

/** An .ico: a directory of 16 bytes for each picture, then the pictures, which may be PNG since Windows Vista. */
function icon(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

const { executable, env } = await testBrowser()
const browser = await chromium.launch({ executablePath: executable, env })
const page = await browser.newPage()
const drawn = new Map<number, Buffer>()
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>html, body { margin: 0; background: transparent } svg { display: block; width: ${size}px; height: ${size}px }</style>${textOf(`${folder}/icon.svg`)}`)
  const png = await page.screenshot({ omitBackground: true })
  drawn.set(size, png)
  writeFileSync(`${root}${folder}/${size}x${size}.png`, png)
}
await browser.close()
writeFileSync(`${root}${folder}/icon.ico`, icon(inIcon.flatMap(size => { const png = drawn.get(size); return png ? [{ size, png }] : [] })))
