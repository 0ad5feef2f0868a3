// The app's window as a process of its own, for tests of how processes end: writes the browser's process id, closes the window at a
// line on standard input, and must then end by itself.
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { openDesk } from './window.ts'

const [home = ''] = process.argv.slice(2)
const window = await openDesk(home, { viewport: { width: 1280, height: 800 }, locale: 'it-IT' })
const cdp = await window.page.context().browser()?.newBrowserCDPSession()
const processes = await cdp?.send('SystemInfo.getProcessInfo')
console.log(processes?.processInfo.find(({ type }) => type === 'browser')?.id)
const lines = createInterface({ input: process.stdin })
await once(lines, 'line')
lines.close()
process.stdin.destroy()
await window.page.close()
await window.closed
