import { useEffect, useRef, useState, type CSSProperties } from 'react'
import { useWords } from '../../app/language.ts'
import type { DrawPage, PDFDocumentProxy, PDFPageProxy } from './openPdf.ts'
import styles from './pdf.module.css'

type Props = { document: PDFDocumentProxy; draw: DrawPage; number: number; scale: number; /** Size of the first page, until this one's is known. */ usual: { width: number; height: number }; near: boolean; register: (number: number, element: HTMLElement | null) => void }

/** One page of a document; drawn while it is near the visible part, given back when it is not. */
export function PdfPage({ document, draw, number, scale, usual, near, register }: Props) {
  const t = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState<PDFPageProxy | null>(null)
  useEffect(() => {
    if (!near) return undefined
    let wanted = true
    void document.getPage(number).then(found => { if (wanted) setPage(found) }, () => undefined)
    return () => { wanted = false }
  }, [document, number, near])
  useEffect(() => {
    if (!near || !page || !canvas.current || !text.current) return undefined
    const { done, stop } = draw(page, scale, canvas.current, text.current)
    // A drawing that is stopped rejects: nobody waits for it.
    done.catch(() => undefined)
    return stop
  }, [draw, page, near, scale])
  const size = page ? page.getViewport({ scale: 1 }) : usual
  const style: CSSProperties & Record<`--${string}`, string> = { width: size.width * scale, height: size.height * scale, '--total-scale-factor': String(scale) }
  return (
    <div ref={element => register(number, element)} className={styles['page']} role="group" aria-label={t('components:pdf.page', { page: number })} data-page={number} style={style}>
      {near ? <><canvas ref={canvas} className={styles['canvas']} aria-hidden /><div ref={text} className={styles['text']} /></> : null}
    </div>
  )
}
