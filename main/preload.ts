import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import { firstProcedures, type Desk } from '../shared/bridge.ts'

// All that the page gets of Electron. It runs sandboxed, in a world of its own: no Node, and no path ever enters the page's world.
const early: string[] = []
const keep = (_event: IpcRendererEvent, text: string) => { early.push(text) }
ipcRenderer.on('desk:event', keep)

const call: Desk['call'] = text => ipcRenderer.invoke('desk:call', text)

const desk: Desk = {
  shell: 'electron',
  call,
  first: Object.fromEntries(firstProcedures.map(procedure => [procedure, call(JSON.stringify({ id: `first-${procedure}-${performance.timeOrigin}`, procedure, input: {} }))])),
  listen: hear => {
    const pass = (_event: IpcRendererEvent, text: string) => { hear(text) }
    ipcRenderer.on('desk:event', pass)
    ipcRenderer.off('desk:event', keep)
    for (const text of early.splice(0)) hear(text)
    return () => { ipcRenderer.off('desk:event', pass) }
  },
  // A File that the page made itself, or a text that it calls a file, has no path here, and gets no ticket.
  place: async file => {
    try {
      const path = webUtils.getPathForFile(file)
      const ticket: unknown = path ? await ipcRenderer.invoke('desk:place', path) : null
      return typeof ticket === 'string' ? ticket : null
    } catch {
      return null
    }
  },
}
contextBridge.exposeInMainWorld('desk', desk)
