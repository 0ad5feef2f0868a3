import { ActionIcon, Alert, Button, Center, Group, Loader, Text } from '@mantine/core'
import { IconArrowsHorizontal, IconChevronDown, IconChevronUp, IconPrinter, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import type { DrawPage, PDFDocumentProxy } from './pdf/openPdf.ts'
import { PdfPage } from './pdf/PdfPage.tsx'
import styles from './pdf/pdf.module.css'

type Props = { /** Ticket of the file that the press wrote. */ ticket: string; onPrint?: () => void }
type Opened = { document: PDFDocumentProxy; draw: DrawPage; usual: { width: number; height: number } }

/** Pages that far outside of the visible part are drawn too. */
const ahead = '400px 0px'
const step = 1.25
const bounds = { least: 0.25, most: 4 }
const margin = 26

function usePdf(ticket: string): { opened: Opened | null; failed: boolean } {
  const [state, setState] = useState<{ ticket: string; opened: Opened | null; failed: boolean }>({ ticket, opened: null, failed: false })
  useEffect(() => {
    let wanted = true
    let document: PDFDocumentProxy | null = null
    const load = async () => {
      // pdfjs is large, and wanted only here.
      const [{ openPdf, drawPage }, data] = await Promise.all([import('./pdf/openPdf.ts'), api.bytes(ticket)])
      document = await openPdf(data)
      const usual = (await document.getPage(1)).getViewport({ scale: 1 })
      if (wanted) setState({ ticket, opened: { document, draw: drawPage, usual: { width: usual.width, height: usual.height } }, failed: false })
      else void document.loadingTask.destroy()
    }
    load().catch(() => { if (wanted) setState({ ticket, opened: null, failed: true }) })
    return () => { wanted = false; void document?.loadingTask.destroy() }
  }, [ticket])
  return state.ticket === ticket ? state : { opened: null, failed: false }
}

/** The real document, drawn page by page, with its text for finding and screen readers. */
export function PdfPreview({ ticket, onPrint }: Props) {
  const t = useWords()
  const { opened, failed } = usePdf(ticket)
  if (failed) return <Alert role="alert" color="red" variant="outline" title={t('components:pdf.failed')}>{t('components:pdf.failedNext')}</Alert>
  if (!opened) return <Center className={styles['frame']} p="xl" role="status"><Loader size="sm" mr="sm" aria-hidden /><Text>{t('components:pdf.loading')}</Text></Center>
  return <Viewer key={ticket} ticket={ticket} {...opened} {...(onPrint ? { onPrint } : {})} />
}

/** Which pages are near the visible part, and which one is the most visible. */
function useNearPages(count: number) {
  const scroller = useRef<HTMLDivElement>(null)
  const elements = useRef(new Map<number, HTMLElement>())
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([1]))
  const [current, setCurrent] = useState(1)
  const register = useCallback((number: number, element: HTMLElement | null) => {
    if (element) elements.current.set(number, element)
    else elements.current.delete(number)
  }, [])
  useEffect(() => {
    const watch = new IntersectionObserver(entries => setNear(old => {
      const next = new Set(old)
      for (const { target, isIntersecting } of entries) {
        const number = Number(target instanceof HTMLElement ? target.dataset['page'] : 0)
        if (isIntersecting) next.add(number)
        else next.delete(number)
      }
      return next
    }), { root: scroller.current, rootMargin: ahead })
    for (const element of elements.current.values()) watch.observe(element)
    return () => watch.disconnect()
  }, [count])
  const onScroll = () => {
    const middle = (scroller.current?.scrollTop ?? 0) + (scroller.current?.clientHeight ?? 0) / 2
    const at = [...elements.current].find(([, element]) => element.offsetTop <= middle && element.offsetTop + element.offsetHeight + margin > middle)
    if (at) setCurrent(at[0])
  }
  const goTo = (number: number) => elements.current.get(number)?.scrollIntoView({ block: 'start' })
  return { scroller, near, current, register, onScroll, goTo }
}

/** A PDF is printed by the system's program for it. In a dialog, whose keys are its own, Ctrl+P does so too. */
function Viewer({ ticket, document, draw, usual, onPrint }: Opened & Props) {
  const t = useWords()
  const { number, percent } = useFormats()
  const count = document.numPages
  const { scroller, near, current, register, onScroll, goTo } = useNearPages(count)
  const [zoom, setZoom] = useState<number | 'fit'>('fit')
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    if (scroller.current) watch.observe(scroller.current)
    return () => watch.disconnect()
  }, [scroller])
  const print = () => {
    onPrint?.()
    void attempt(() => api.call('shell.open', { path: ticket }))
  }
  useHotkeys('mod+p', event => {
    if (!scroller.current?.closest('[aria-modal="true"]')) return
    event.preventDefault()
    event.stopPropagation()
    print()
  }, { enableOnFormTags: true, enableOnContentEditable: true, useKey: true, eventListenerOptions: { capture: true } })
  const fit = width > 0 ? Math.min(1.6, width / usual.width) : 1
  const scale = Math.min(bounds.most, Math.max(bounds.least, zoom === 'fit' ? fit : zoom))
  return (
    <div className={styles['frame']}>
      <Group className={styles['bar']} justify="space-between" gap="xs">
        <Group gap={4}>
          <Tool label={t('components:pdf.previous')} disabled={current <= 1} onClick={() => goTo(current - 1)}><IconChevronUp size={18} aria-hidden /></Tool>
          <Tool label={t('components:pdf.next')} disabled={current >= count} onClick={() => goTo(current + 1)}><IconChevronDown size={18} aria-hidden /></Tool>
          <Text size="sm" role="status">{t('components:pdf.pageOf', { page: number(current), pages: number(count) })}</Text>
        </Group>
        <Group gap={4}>
          <Tool label={t('components:pdf.zoomOut')} disabled={scale <= bounds.least} onClick={() => setZoom(scale / step)}><IconZoomOut size={18} aria-hidden /></Tool>
          <Text size="sm">{t('components:pdf.zoom', { percent: percent(scale * 100, 0) })}</Text>
          <Tool label={t('components:pdf.zoomIn')} disabled={scale >= bounds.most} onClick={() => setZoom(scale * step)}><IconZoomIn size={18} aria-hidden /></Tool>
          <Button size="compact-sm" variant="subtle" leftSection={<IconArrowsHorizontal size={16} aria-hidden />} onClick={() => setZoom('fit')}>{t('components:pdf.fit')}</Button>
          <Button size="compact-sm" variant="subtle" leftSection={<IconPrinter size={16} aria-hidden />} title={t('components:pdf.printHint')} onClick={print}>{t('components:pdf.print')}</Button>
        </Group>
      </Group>
      <div className={styles['scroller']} ref={scroller} onScroll={onScroll} tabIndex={0} role="region" aria-label={t('components:pdf.label')}>
        {Array.from({ length: count }, (_, index) => (
          <PdfPage key={index} document={document} draw={draw} number={index + 1} scale={scale} usual={usual} near={near.has(index + 1)} register={register} />
        ))}
      </div>
    </div>
  )
}

const Tool = ({ label, disabled, onClick, children }: { label: string; disabled: boolean; onClick: () => void; children: ReactNode }) => (
  <ActionIcon variant="subtle" size="lg" aria-label={label} title={label} disabled={disabled} onClick={onClick}>{children}</ActionIcon>
)
