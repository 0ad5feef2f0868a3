import react from '@vitejs/plugin-react'
import { PurgeCSS } from 'purgecss'
import { defineConfig, type Plugin } from 'vite'
import { writing } from './app/writing.ts'

/** The library brings the styles of all its components in one sheet, `m_` and a hash each: a third of them are of components that no script of the page draws. */
const stylesOfWhatIsDrawn: Plugin = {
  name: 'styles of what is drawn',
  async generateBundle(_options, bundle) {
    const files = Object.values(bundle)
    const content = files.flatMap(file => (file.type === 'chunk' ? [{ raw: file.code, extension: 'js' }] : []))
    const sheets = files.flatMap(file => (file.type === 'asset' && file.fileName.endsWith('.css') ? [file] : []))
    const kept = await new PurgeCSS().purge({ content, css: sheets.map(({ fileName, source }) => ({ raw: String(source), name: fileName })), safelist: [/^(?!m_)/] })
    for (const { css, file } of kept) {
      const sheet = sheets.find(({ fileName }) => fileName === file)
      if (sheet) sheet.source = css
    }
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [
    react(),
    stylesOfWhatIsDrawn,
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
        // Each request costs a trip through the shell: what the first screen reads is one file (beside a few lines of the bundler's own), and the widgets that several screens share are another.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], priority: 1 }, { name: 'widgets', test: /node_modules.(@mantine|@tabler|@floating-ui|react-)/, minShareCount: 3 }] },
      },
    },
  },
})
