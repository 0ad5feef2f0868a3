import type { Desk, FirstProcedure } from '../shared/bridge.ts'

declare global {
  interface Window {
    /** Bindings of the Chromium shell: text in, text out. */
    deskCall(text: string): Promise<string>
    deskPlace(key: number): Promise<string | null>
    /** Said when the page is left: by closing the window, or by loading again. */
    deskLeaving(): Promise<void>
    /** Called by the shell with each event. */
    deskHear(text: string): void
    /** Files whose place is being asked for, by the key that the shell is told. */
    deskFiles: Map<number, File>
  }
}

/**
 * Runs in the page before its own scripts: puts the bridge on `window.desk`, and keeps the browser from taking keys for itself
 * that no command took. It is sent as text, so that it uses nothing from outside.
 */
export function pageSide({ browserKeys, first }: { browserKeys: readonly string[]; first: readonly FirstProcedure[] }): void {
  const hearers = new Set<(text: string) => void>()
  let early: string[] | null = []
  let files = 0
  window.deskFiles = new Map()
  window.deskHear = text => {
    early?.push(text)
    for (const hear of hearers) hear(text)
  }
  const desk: Desk = {
    shell: 'chromium',
    call: text => window.deskCall(text),
    first: Object.fromEntries(first.map(procedure => [procedure, window.deskCall(JSON.stringify({ id: `first-${procedure}-${performance.timeOrigin}`, procedure, input: {} }))])),
    listen: hear => {
      hearers.add(hear)
      const kept = early ?? []
      early = null
      for (const text of kept) hear(text)
      return () => { hearers.delete(hear) }
    },
    place: async file => {
      const key = ++files
      window.deskFiles.set(key, file)
      try {
        return await window.deskPlace(key)
      } finally {
        window.deskFiles.delete(key)
      }
    },
  }
  Object.defineProperty(window, 'desk', { value: Object.freeze(desk) })
  window.addEventListener('pagehide', () => { void window.deskLeaving() })
  window.addEventListener('keydown', event => {
    const held = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '']
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
    if (browserKeys.includes([...held, key].filter(Boolean).join('+'))) event.preventDefault()
  })
}
