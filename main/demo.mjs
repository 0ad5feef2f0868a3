import './node.mjs'

const { demo } = await import('./demo.ts')
await demo()
