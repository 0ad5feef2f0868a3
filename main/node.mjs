// Imported first by every entry: on an older Node the rest would end in words that nobody understands.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Cooperate Desk needs Node 22.18 or newer; this is ${process.versions.node}. After "npm ci", "npm start" and "npm test" bring their own.`)
  process.exit(1)
}
