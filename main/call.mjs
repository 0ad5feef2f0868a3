import './node.mjs'

const { call } = await import('./call.ts')
process.exitCode = await call(process.argv.slice(2))
