import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { readFirst, startListening } from './app/api.ts'
import { startWords } from './app/language.ts'
import { readRest, router } from './app/router.tsx'
import { refuseStrayFiles } from './app/strayFiles.ts'

/** How long the first drawing waits for what it shows, milliseconds: a core that takes longer to open is waited for on the screen. */
const patience = 150
/** After what time the first screen has what it asked for, so that the rest is read, milliseconds. */
const leisure = 1500

// first, so that all other words are read in the language of the last time
const words = startWords()
// an address that holds more than a place, where one was at the end of the last time
const address = window.location.hash.includes('?') ? readRest() : undefined

/** What the first drawing shows, so that it is drawn once: how the archive stands and, where it is open, the screen. */
async function lookAhead(): Promise<void> {
  const [state] = await Promise.all([readFirst('workspace.state'), readFirst('views.layouts'), address])
  if (state.state === 'open') await router.load()
}

startListening()
refuseStrayFiles()
const ahead = Promise.race([lookAhead(), new Promise(done => { setTimeout(done, patience) })])
const root = document.getElementById('root')
// what was refused is said on the screen
if (root) void Promise.allSettled([words, ahead, address]).then(() => {
  createRoot(root).render(<App />)
  setTimeout(() => { readRest().catch(() => undefined) }, leisure)
})
