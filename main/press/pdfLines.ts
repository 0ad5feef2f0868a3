import type { Content } from 'pdfmake/interfaces.js'
import type { RichNode } from '../../shared/paper.ts'
import { textWidth } from './fonts.ts'
import { cutLongWords } from './layout.ts'
import { richLines, type RichRun } from './richLines.ts'
import type { Typesetter } from './text.ts'

const size = 9.5
/** Points at the left for the numbers. */
const gutter = 26
/** Italics and kerning are not measured: a line that is a little shorter surely finds room. */
const spare = 0.97

export type LineCount = { lines: number }
type Place = { typesetter: Typesetter; width: number; count: LineCount }

/** Words with the space behind them, each with its marks; a line end stands by itself. */
const wordsIn = (runs: readonly RichRun[], width: number): RichRun[] => runs.flatMap(({ text, ...marks }) => (cutLongWords(text, width * 1000 / size, marks.bold).match(/\n|[^\s]+\s*|\s+/g) ?? []).map(word => ({ ...marks, text: word })))

/** A paragraph broken into the lines as they are printed. */
function broken(runs: readonly RichRun[], width: number): RichRun[][] {
  const lines: RichRun[][] = [[]]
  let used = 0
  for (const word of wordsIn(runs, width)) {
    const wide = textWidth(word.text.trimEnd(), word.bold) * size / 1000
    if (word.text === '\n' || (used > 0 && used + wide > width)) { lines.push([]); used = 0 }
    if (word.text === '\n') continue
    lines.at(-1)?.push(word)
    used += textWidth(word.text, word.bold) * size / 1000
  }
  return lines
}

const setRun = ({ text, bold, italic, underline, strike }: RichRun, typesetter: Typesetter): Content[] => {
  const set = typesetter.set(text, text)
  const style = { ...(bold && { bold }), ...(italic && { italics: true }), ...(underline ? { decoration: 'underline' as const } : strike ? { decoration: 'lineThrough' as const } : {}) }
  return (typeof set === 'string' ? [{ text: set }] : set).map(run => ({ ...style, ...run }))
}

/**
 * The editor's document line by line, each with its number at the left, counted on from `count`: who reads the paper can say which line is meant. pdfmake knows no numbers of
 * lines, so that the lines are broken here, by the widths of our fonts.
 * @throws Refused `block-not-printable` for a node or mark of another editor
 */
export function setNumberedLines(nodes: readonly RichNode[], { typesetter, width, count }: Place): Content[] {
  const room = (width - gutter) * spare
  return richLines(nodes).flatMap(({ runs }) => broken(runs, room).map((line, index): Content => ({
    columns: [
      { text: String(++count.lines), style: 'furniture', width: gutter, margin: [0, 1.5, 0, 0] },
      { text: line.length > 0 ? line.flatMap(run => setRun(run, typesetter)) : ' ', width: '*', noWrap: true },
    ],
    margin: [0, index === 0 ? 4 : 0, 0, 0],
  })))
}
