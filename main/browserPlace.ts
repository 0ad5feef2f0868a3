import type { CDPSession, Page } from 'playwright'
import { fitPlace, readWindowMemory, rememberWindow, type WindowPlace } from './bounds.ts'

/** How often the window is asked where it stands, milliseconds: it does not tell by itself. */
const interval = 2_000

async function placeOf(cdp: CDPSession): Promise<{ windowId: number; place: WindowPlace | null }> {
  const { windowId, bounds } = await cdp.send('Browser.getWindowForTarget')
  const { left, top, width, height, windowState } = bounds
  const known = left !== undefined && top !== undefined && width && height && (windowState === 'normal' || windowState === 'maximized')
  return { windowId, place: known ? { x: left, y: top, width, height, maximized: windowState === 'maximized' } : null }
}

/** The window's flags at start: as it was left. */
export function placeFlags(home: string): string[] {
  const { place } = readWindowMemory(home)
  return place ? [`--window-size=${place.width},${place.height}`, `--window-position=${place.x},${place.y}`] : ['--window-size=1280,800']
}

/** Moves a window that would stand outside the screen back into it, and maximises it if it was left so. */
export async function fitWindow(cdp: CDPSession, page: Page, home: string): Promise<void> {
  const remembered = readWindowMemory(home).place
  if (!remembered) return
  const [x, y, width, height] = await page.evaluate(() => {
    const { availWidth, availHeight } = screen
    const at = (side: 'availLeft' | 'availTop') => Number(Reflect.get(screen, side) ?? 0)
    return [at('availLeft'), at('availTop'), availWidth, availHeight] as const
  })
  const { maximized, ...place } = fitPlace(remembered, [{ x, y, width, height }])
  const { windowId } = await placeOf(cdp)
  await cdp.send('Browser.setWindowBounds', { windowId, bounds: { left: place.x, top: place.y, width: place.width, height: place.height } })
  if (maximized) await cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'maximized' } })
}

/** Remembers where the window stands, until told to stop. A maximised window keeps the size that it had before. */
export function watchPlace(cdp: CDPSession, home: string): () => void {
  let last = readWindowMemory(home).place
  const look = async () => {
    const { place } = await placeOf(cdp)
    if (!place) return
    const next: WindowPlace = place.maximized && last ? { ...last, maximized: true } : place
    if (JSON.stringify(next) === JSON.stringify(last)) return
    last = next
    rememberWindow(home, { place: next })
  }
  const timer = setInterval(() => { look().catch(() => undefined) }, interval)
  timer.unref()
  return () => { clearInterval(timer) }
}
