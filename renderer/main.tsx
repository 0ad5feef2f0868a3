import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startListening } from './app/api.ts'
import { startWords } from './app/language.ts'
import { refuseStrayFiles } from './app/strayFiles.ts'

startListening()
refuseStrayFiles()
const root = document.getElementById('root')
if (root) void startWords().finally(() => { createRoot(root).render(<App />) })
