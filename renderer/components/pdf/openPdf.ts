import { getDocument, GlobalWorkerOptions, TextLayer, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- Vite gives an address for `?url`
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** Opens a PDF of ours: fonts are inside it, so nothing is fetched, and no WebAssembly or second worker is needed. */
export const openPdf = (data: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data, useWasm: false, useWorkerFetch: false, disableWorkerRendering: true, enableXfa: false }).promise

/** Draws a page on a canvas and lays its text over it, invisible, for finding, selecting and screen readers. Answers how to stop. */
export function drawPage(page: PDFPageProxy, scale: number, canvas: HTMLCanvasElement, text: HTMLElement): { done: Promise<void>; stop: () => void } {
  const viewport = page.getViewport({ scale })
  const density = window.devicePixelRatio || 1
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  const drawing = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] })
  text.replaceChildren()
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport })
  const done = Promise.all([drawing.promise, layer.render()]).then(() => undefined)
  return { done, stop: () => { drawing.cancel(); layer.cancel() } }
}

export type DrawPage = typeof drawPage
export type { PDFDocumentProxy, PDFPageProxy }
