import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { fitPlace, readWindowMemory, rememberWindow, type Rectangle } from '../../main/bounds.ts'

const home = mkdtempSync(join(tmpdir(), 'desk-bounds-'))
afterAll(() => { rmSync(home, { recursive: true, force: true }) })

const left: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }
const right: Rectangle = { x: 1920, y: 0, width: 1280, height: 984 }
const place = (x: number, y: number, width: number, height: number, maximized = false) => ({ x, y, width, height, maximized })

test.each([
  ['as it was', place(100, 100, 1000, 700), [left, right], place(100, 100, 1000, 700)],
  ['on the second screen', place(2000, 50, 1000, 700, true), [left, right], place(2000, 50, 1000, 700, true)],
  ['in the middle, when its screen is gone', place(2000, 50, 1000, 700), [left], place(460, 170, 1000, 700)],
  ['pulled in, when it hangs over the edge', place(1500, 900, 1000, 700), [left], place(920, 340, 1000, 700)],
  ['smaller, when the screen is', place(0, 0, 3000, 2000), [right], place(1920, 0, 1280, 984)],
  ['in the middle of the first screen, the first time', undefined, [left, right], place(320, 120, 1280, 800)],
  ['on a screen left of the first', place(-1200, 10, 800, 600), [left, { x: -1280, y: 0, width: 1280, height: 984 }], place(-1200, 10, 800, 600)],
] as const)('the window opens %s', (_what, remembered, [first, ...others], expected) => {
  expect(fitPlace(remembered, [first, ...others])).toEqual(expected)
})

test('wherever it was left, it opens inside one of the screens', () => {
  const coordinate = fc.integer({ min: -32_768, max: 32_767 })
  const size = fc.integer({ min: 1, max: 32_767 })
  fc.assert(fc.property(coordinate, coordinate, size, size, (x, y, width, height) => {
    const at = fitPlace(place(x, y, width, height), [left, right])
    return [left, right].some(s => at.x >= s.x && at.y >= s.y && at.x + at.width <= s.x + s.width && at.y + at.height <= s.y + s.height)
  }))
})

test('what is remembered comes back, part by part', () => {
  expect(readWindowMemory(home)).toEqual({})
  rememberWindow(home, { language: 'en' })
  rememberWindow(home, { place: place(1, 2, 3, 4) })
  rememberWindow(home, { language: 'it' })
  expect(readWindowMemory(home)).toEqual({ language: 'it', place: place(1, 2, 3, 4) })
})

test.each([['{'], ['null'], ['[]'], ['{"place":{"x":0}}'], ['{"language":"de"}'], ['{"zoom":79}'], ['{"zoom":201}'], ['{"place":{"x":0,"y":0,"width":0,"height":10,"maximized":false}}'], ['{"place":{"x":1e9,"y":0,"width":10,"height":10,"maximized":false}}']])(
  'a memory that was spoilt (%s) is none, and is mended by the next', text => {
    writeFileSync(join(home, 'window.json'), text)
    expect(readWindowMemory(home)).toEqual({})
    rememberWindow(home, { language: 'en' })
    expect(readWindowMemory(home)).toEqual({ language: 'en' })
  })

test('a folder that cannot be written costs the memory and nothing else', () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  const file = join(home, 'a-file')
  writeFileSync(file, 'x')
  expect(() => { rememberWindow(join(file, 'inside'), { language: 'en' }) }).not.toThrow()
  expect(readFileSync(file, 'utf8')).toBe('x')
  expect(errors).toHaveBeenCalledOnce()
  errors.mockRestore()
})
