import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startListening } from './app/api.ts'

startListening()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
