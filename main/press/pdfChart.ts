import type { Content } from 'pdfmake/interfaces.js'
import type { Block } from '../../shared/paper.ts'
import { Refused } from '../../shared/errors.ts'
import { cleanText, plainWidth, runsOf } from './fonts.ts'
import type { Typesetter } from './text.ts'

type ChartBlock = Extract<Block, { block: 'chart' }>

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }
const unescape = (text: string) => text.replace(/&(?:lt|gt|quot|apos|amp);/g, entity => entities[entity] ?? entity)
/** Text as it stands inside an SVG element. */
export const escapeXml = (text: string) => text.replace(/[&<>"]/g, character => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[character]};`)

/**
 * The words of a picture split by font: where our first font does not hold a text, each run becomes a `<tspan>` with its family.
 */
function setWords(svg: string, where: string, typesetter: Typesetter): string {
  return svg.replace(/>([^<>]+)</g, (whole, escaped: string) => {
    const text = unescape(escaped)
    if (!text.trim() || plainWidth(text) >= 0) return whole
    const runs = runsOf(cleanText(text), typesetter.missing, where)
    return `>${runs.map(run => `<tspan font-family="${run.font}">${escapeXml(run.text)}</tspan>`).join('')}<`
  })
}

/** What a chart is set on: points between the margins. */
type Page = { typesetter: Typesetter; width: number; height: number }
/** Points for the caption and two headings before it, each of two lines. */
const besideChart = 150

/** Elements that would read a file, which the printer's access policy does not see. */
const reaching = /<(?:image|foreignObject|script|use)\b/i

/**
 * A chart as vectors with its caption, scaled down where it is wider or higher than the page.
 * @throws Refused `block-not-printable` for a picture that reaches beyond itself
 */
export function setChart(block: ChartBlock, { typesetter, width, height }: Page): Content[] {
  if (reaching.test(block.svg)) throw new Refused('block-not-printable', { block: 'chart' })
  const caption = block.table.caption ?? block.table.sheet
  const svg = setWords(block.svg, caption, typesetter)
  return [
    { text: typesetter.set(caption, caption), style: 'caption' },
    { svg, fit: [Math.min(width, block.width), Math.min(height - besideChart, block.height)], margin: [0, 2, 0, 0] },
  ]
}
