import './node.mjs'

const { build } = await import('./build.ts')
await build()
