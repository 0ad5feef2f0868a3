// Makes resources/fonts/*.woff2, the part of our fonts that the window draws its words with; run by hand when the fonts are newer:
//   npx node main/resources/windowFonts.ts
import { readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'
import { root } from '../root.ts'

/** What Italian and English are written with, the names of the other countries that write Latin letters, and their signs: the `unicode-range` of `renderer/app/fonts.css`. */
const ranges = [[0x20, 0x7e], [0xa0, 0x17f], [0x218, 0x21b], [0x2010, 0x2027], [0x202f, 0x203a], [0x20ac, 0x20ac], [0x2116, 0x2116], [0x2122, 0x2122], [0x2212, 0x2212]] as const

const text = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))).join('')

for (const cut of ['Regular', 'Bold', 'Italic']) {
  const file = new URL(`resources/fonts/NotoSans-${cut}`, root)
  writeFileSync(`${file.pathname}.woff2`, await subsetFont(readFileSync(`${file.pathname}.ttf`), text, { targetFormat: 'woff2' }))
}
