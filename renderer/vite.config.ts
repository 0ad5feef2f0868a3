import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  // Every shell has a newer Chromium; for older ones `light-dark()` would be taken apart, and Mantine sets no color-scheme that the result needs.
  build: { target: 'chrome130', outDir: '../out/renderer', emptyOutDir: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 3000 },
})
