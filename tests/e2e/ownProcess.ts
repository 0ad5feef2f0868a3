// The app's window as a process of its own, for tests of how processes end: says when it stands, closes the window at a
// line on standard input, and must then end by itself.
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { openDesk } from './window.ts'

const [home = ''] = process.argv.slice(2)
const window = await openDesk(home, { viewport: { width: 1280, height: 800 }, locale: 'it-IT' })
console.log('open')
const lines = createInterface({ input: process.stdin })
await Promise.race([once(lines, 'line'), once(lines, 'close')])
lines.close()
process.stdin.destroy()
await window.page.close()
await window.closed
