import module from 'node:module'
import { fileURLToPath } from 'node:url'

// Imported first by every entry: on an older Node the rest would end in words that nobody understands.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Cooperate Desk needs Node 22.18 or newer; this is ${process.versions.node}. After "npm ci", "npm start" and "npm test" bring their own.`)
  process.exit(1)
}
// Sources whose types were taken off once are kept: starting takes half the time.
module.enableCompileCache?.(fileURLToPath(new URL('../out/compiled', import.meta.url)))
