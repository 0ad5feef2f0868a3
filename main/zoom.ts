import { readWindowMemory, rememberWindow, zoomLimits } from './bounds.ts'

export type ZoomStep = 'in' | 'out' | 'reset'

/** The sizes of the window's text, in per cent, as browsers step through them. */
const sizes = [zoomLimits.least, 90, 100, 110, 125, 150, 175, zoomLimits.most] as const

const next = (now: number, step: ZoomStep): number => {
  if (step === 'reset') return 100
  return (step === 'in' ? sizes.find(size => size > now) : sizes.findLast(size => size < now)) ?? now
}

/** A key as the system tells it, before the page hears of it. */
type Pressed = { type: string; key: string; control: boolean; meta: boolean; alt: boolean }
const stepOfKey = new Map<string, ZoomStep>([['+', 'in'], ['=', 'in'], ['-', 'out'], ['0', 'reset']])

/** By what the key types and not by where it lies, so that each keyboard and the number pad have it; with Alt it is AltGr, and types. */
const zoomKey = ({ type, key, control, meta, alt }: Pressed) => (type === 'keyDown' && (control || meta) && !alt ? stepOfKey.get(key) : undefined)

/** What is used of Electron's WebContents. */
type Page = {
  setZoomFactor: (factor: number) => void
  on: {
    (event: 'dom-ready', listener: () => void): unknown
    (event: 'zoom-changed', listener: (event: unknown, way: 'in' | 'out') => void): unknown
    (event: 'before-input-event', listener: (event: { preventDefault: () => void }, input: Pressed) => void): unknown
  }
}

/** The size of the shipped shell's window: by menu, keys and Ctrl+wheel, within 80–200 %, remembered on this computer. */
export function createZoom(home: string) {
  let size = readWindowMemory(home).zoom ?? 100
  let page: Page | null = null
  const step = (way: ZoomStep) => {
    const wanted = next(size, way)
    if (wanted === size) return
    size = wanted
    rememberWindow(home, { zoom: size })
    page?.setZoomFactor(size / 100)
  }
  return {
    step,
    /** Gives a page the size, each time that it is loaded, and hears its wheel and its keys. */
    watch(opened: Page): void {
      page = opened
      opened.on('dom-ready', () => { opened.setZoomFactor(size / 100) })
      opened.on('zoom-changed', (_event, way) => { step(way) })
      opened.on('before-input-event', (event, input) => {
        const way = zoomKey(input)
        if (!way) return
        event.preventDefault()
        step(way)
      })
    },
  }
}
