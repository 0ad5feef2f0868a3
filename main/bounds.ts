import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { language, type Language } from '../shared/procedure.ts'

/** A rectangle of the desktop in device-independent pixels; of a screen, the part that task bars leave free. */
export type Rectangle = { x: number; y: number; width: number; height: number }

const size = z.int().min(1).max(32_767)
const coordinate = z.int().min(-32_768).max(32_767)
const windowPlace = z.strictObject({ x: coordinate, y: coordinate, width: size, height: size, maximized: z.boolean() })
export type WindowPlace = z.infer<typeof windowPlace>

/** How small and how large the text of the window may be made, in per cent. */
export const zoomLimits = { least: 80, most: 200 } as const
const zoom = z.int().min(zoomLimits.least).max(zoomLimits.most)

const windowMemory = z.strictObject({ place: windowPlace.optional(), language: language.optional(), zoom: zoom.optional() })
export type WindowMemory = { place?: WindowPlace | undefined; language?: Language | undefined; /** In per cent. */ zoom?: number | undefined }

const memoryFile = (home: string) => join(home, 'window.json')

/** What this computer remembers of the window; nothing where the file is missing or was spoilt. */
export function readWindowMemory(home: string): WindowMemory {
  try {
    return windowMemory.parse(JSON.parse(readFileSync(memoryFile(home), 'utf8')))
  } catch {
    return {}
  }
}

/** Remembers a part, keeps the rest. A disk that refuses costs the memory and nothing else. */
export function rememberWindow(home: string, part: WindowMemory): void {
  try {
    mkdirSync(home, { recursive: true })
    const fresh = `${memoryFile(home)}.new`
    writeFileSync(fresh, JSON.stringify({ ...readWindowMemory(home), ...part }))
    renameSync(fresh, memoryFile(home))
  } catch (error) {
    console.error('the window place was not kept:', error instanceof Error && 'code' in error ? error.code : 'unknown reason')
  }
}

const overlap = (a: Rectangle, b: Rectangle): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x))
  * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high))

/**
 * Where the window opens: the remembered place moved and shrunk into the screen that shows most of it; in the middle of the first
 * screen when nothing is remembered, or when the screen it stood on is gone.
 */
export function fitPlace(remembered: WindowPlace | undefined, screens: readonly [Rectangle, ...Rectangle[]]): WindowPlace {
  const wanted = remembered ?? { x: 0, y: 0, width: 1280, height: 800, maximized: false }
  const screen = screens.reduce((best, next) => (overlap(wanted, next) > overlap(wanted, best) ? next : best), screens[0])
  const width = Math.min(wanted.width, screen.width)
  const height = Math.min(wanted.height, screen.height)
  const middle = { x: screen.x + Math.round((screen.width - width) / 2), y: screen.y + Math.round((screen.height - height) / 2) }
  const place = remembered && overlap(wanted, screen) > 0
    ? { x: clamp(wanted.x, screen.x, screen.x + screen.width - width), y: clamp(wanted.y, screen.y, screen.y + screen.height - height) }
    : middle
  return { ...place, width, height, maximized: wanted.maximized }
}
