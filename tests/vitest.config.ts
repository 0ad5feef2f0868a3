import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/{rules,core,papers}/**/*.test.ts'],
    globalSetup: 'tests/core/setup.ts',
    // A core waits for its disk as long as it works: two at once keep two processors busy.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
