import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { moduleOf, root } from './root.ts'

/** Where Node keeps sources whose types it took off, for the next worker: starting one then takes half the time. */
const compiled = fileURLToPath(new URL('out/compiled', root))

// Node takes off types with a WebAssembly module, in each worker again. V8 13.6 now and then frees the code by which such a module calls
// JavaScript, when that is compiled better after a thousand calls, and uses it all the same: about one worker in a thousand ended the whole
// process (SIGSEGV below `Runtime_TierUpWasmToJSWrapper`). So it is not compiled better. What ships has no types, and none of this.
const calm = '--wasm-wrapper-tiering-budget=2000000000'

/**
 * Starts the worker of that name (`press/worker`), as source or built: see `moduleOf`. What V8 makes of a built one is kept in the folder `keep` for the next start, or where
 * `NODE_COMPILE_CACHE` says, if it is set; workers that it starts itself keep theirs there too.
 */
export function startWorker(name: string, options: WorkerOptions, keep: string | null = null): Worker {
  const address = moduleOf(name)
  const built = address.pathname.endsWith('.js')
  if (!built) setFlagsFromString(calm)
  const folder = built ? (process.env['NODE_COMPILE_CACHE'] ?? keep) : compiled
  return new Worker(address, folder === null ? options : { ...options, env: { ...process.env, NODE_COMPILE_CACHE: folder } })
}
