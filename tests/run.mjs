import '../main/node.mjs'

await import('./run.ts')
