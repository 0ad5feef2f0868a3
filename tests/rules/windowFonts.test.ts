import { readFileSync } from 'node:fs'
import { openSync, type Font } from 'fontkit'
import { expect, test } from 'vitest'

const folder = new URL('../../resources/fonts/', import.meta.url).pathname
const styles = readFileSync(new URL('../../renderer/app/fonts.css', import.meta.url), 'utf8')

const charactersOf = (file: string) => new Set((openSync(`${folder}${file}`) as Font).characterSet)

/** The characters that the styles say are drawn with a file: `U+20-7E, U+20AC`. */
function rangeOf(file: string): number[] {
  const range = new RegExp(`${file}'\\);\\s*unicode-range: ([^;]+);`).exec(styles)?.[1] ?? ''
  return [...range.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].flatMap(([, first = '', last = first]) => {
    const begin = Number.parseInt(first, 16)
    return Array.from({ length: Number.parseInt(last, 16) - begin + 1 }, (_, index) => begin + index)
  })
}

test.each(['Regular', 'Bold', 'Italic'])('the small cut %s holds every character that the window takes from it', (cut) => {
  const range = rangeOf(`NotoSans-${cut}.woff2`)
  const small = charactersOf(`NotoSans-${cut}.woff2`)
  const whole = charactersOf(`NotoSans-${cut}.ttf`)
  expect(range.length).toBeGreaterThan(300)
  expect(range.filter((character) => whole.has(character) && !small.has(character))).toEqual([])
})
