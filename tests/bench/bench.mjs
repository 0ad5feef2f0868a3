import '../../main/node.mjs'

await import('./bench.ts')
