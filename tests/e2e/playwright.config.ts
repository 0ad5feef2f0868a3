import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../out/e2e',
  globalSetup: './setup.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // only where the project's host runs it, on a machine that nobody sees; tests/run.ts names what passed only when repeated
  retries: Number(process.env['DESK_REPEATS'] ?? 0),
  // on a machine that does other things too; how fast things are is measured in the bench
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json', { outputFile: '../../out/e2e-report.json' }]],
})
