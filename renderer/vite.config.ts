import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { writing } from './app/writing.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [
    react(),
    {
      // Only the names of the contract: its schemas and zod are a quarter of what the first screen would wait for.
      name: 'names of the contract',
      load: id => (id.endsWith('/renderer/app/writing.ts') ? `export const writing = new Set(${JSON.stringify([...writing])})` : null),
    },
  ],
  build: {
    // Every shell has a newer Chromium; for older ones `light-dark()` would be taken apart, and Mantine sets no color-scheme that the result needs.
    target: 'chrome130', outDir: '../out/renderer', emptyOutDir: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      output: {
        // One letter outside of ASCII makes a browser read a whole script in letters of two bytes.
        charset: 'ascii',
        // Each request costs a trip through the shell: what the first screen reads is one file, and the widgets that several screens share are another.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], priority: 1 }, { name: 'widgets', test: /node_modules.(@mantine|@tabler|@floating-ui|react-)/, minShareCount: 3 }] },
      },
    },
  },
})
