import { textWidth } from './fonts.ts'
import { escapeXml } from './pdfChart.ts'
import { ink } from './style.ts'

export type Bar = { label: string; value: number; /** The value as it is printed. */ text: string }

const size = 9
const rowHeight = 18
const barHeight = 11
const gap = 8

/** A label that is too long for its column, shortened at its end. */
function shortened(label: string, room: number): string {
  if (textWidth(label) * size / 1000 <= room) return label
  const letters = [...label]
  while (letters.length && textWidth(`${letters.join('')}…`) * size / 1000 > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

const number = (value: number) => String(Math.round(value * 100) / 100)

/**
 * Horizontal bars as an SVG of so many points' width: labels at the left, values behind the bars, in the order given. Presentation
 * attributes and plain text alone, since the PDF printer knows neither CSS nor scripts.
 */
export function barChart(bars: readonly Bar[], width: number): { svg: string; width: number; height: number } {
  const measured = (text: string) => textWidth(text) * size / 1000
  const labels = Math.min(width * 0.38, Math.max(0, ...bars.map(bar => measured(bar.label))) + 2)
  const values = Math.max(0, ...bars.map(bar => measured(bar.text))) + 4
  const room = width - labels - gap - values
  const most = Math.max(...bars.map(bar => bar.value), 0) || 1
  const text = (x: number, y: number, anchor: 'start' | 'end', words: string) =>
    `<text x="${number(x)}" y="${number(y)}" font-family="NotoSans" font-size="${size}" fill="${ink.text}" text-anchor="${anchor}">${escapeXml(words)}</text>`
  const rows = bars.map((bar, i) => {
    const middle = i * rowHeight + rowHeight / 2
    const length = Math.max(bar.value > 0 ? 1 : 0, room * bar.value / most)
    return text(labels, middle + 3.2, 'end', shortened(bar.label, labels))
      + `<rect x="${number(labels + gap)}" y="${number(middle - barHeight / 2)}" width="${number(length)}" height="${barHeight}" fill="${ink.bar}"/>`
      + text(labels + gap + length + 4, middle + 3.2, 'start', bar.text)
  })
  const height = Math.max(1, bars.length) * rowHeight
  const axis = `<line x1="${number(labels + gap)}" y1="0" x2="${number(labels + gap)}" y2="${height}" stroke="${ink.rule}" stroke-width="0.6"/>`
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${rows.join('')}${axis}</svg>`, width, height }
}
