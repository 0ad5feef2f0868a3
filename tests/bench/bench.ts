import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './district.ts'
import { compare, type Result } from './measure.ts'

type Line = { name: string; what: string; bare: string | null; target: number | null; goal: number | null; memory?: number; /** What may grow, and by how many MB. */ growth?: { what: string; most: number }; runs: number }

const lines: Line[] = [
  { name: 'listPage', what: 'A page of the list with a text filter, 50,000 members', bare: 'the same question as bare SQL', target: 2, goal: 15, runs: 5 },
  { name: 'reading', what: 'A workbook of 10,000 rows × 14 columns read for a preview', bare: 'SheetJS: loaded, read and sheet_to_json', target: 1.5, goal: null, runs: 5 },
  { name: 'preview', what: 'The whole preview of it: compared with the register, stored, answered', bare: null, target: null, goal: null, runs: 5 },
  { name: 'apply', what: '10,000 rows applied with journal, index and backup', bare: null, target: null, goal: 1000, runs: 5 },
  { name: 'workbook', what: '50,000 × 12 cells to Excel', bare: 'ExcelJS’s streaming writer', target: 1.2, goal: null, memory: 1.2, runs: 5 },
  { name: 'pdf', what: 'A PDF of 5,000 rows × 8 columns', bare: 'pdfmake alone', target: 1.2, goal: null, runs: 5 },
  { name: 'start', what: 'Start to the first screen, 50,000 members (headless)', bare: 'a bare window in the same shell: a page of one word, beside the same core', target: 1.5, goal: null, runs: 7 },
  { name: 'startAlone', what: 'The browser alone with a page of one word, without our shell and core', bare: null, target: null, goal: null, runs: 7 },
  { name: 'gridScroll', what: 'Work for a frame of scrolling the list, 50,000 × 20', bare: 'TanStack’s bare grid, all rows in the page', target: 1.2, goal: null, runs: 7 },
  { name: 'gridSelect', what: 'Work for a step of drawing over its cells', bare: 'the same', target: 1.2, goal: null, runs: 7 },
  { name: 'keystroke', what: 'A letter in the text filter to its painted rows, with the pause of 120 ms, 50,000 members', bare: null, target: null, goal: 300, runs: 3 },
  { name: 'paste', what: 'A paste of 5,000 cells written, with journal and index, 50,000 members', bare: null, target: null, goal: 1000, runs: 5 },
  { name: 'session', what: 'A visit to a list, a record, a dialog or another room, 50,000 members', bare: null, target: null, goal: null, growth: { what: 'the window’s memory from the 50th visit to the 200th', most: 5 }, runs: 1 },
  { name: 'search', what: 'A search over 50,000 organisations and 200,000 contacts', bare: 'the bare query of FTS5', target: 2, goal: null, runs: 3 },
  { name: 'near', what: 'The nearest names where nothing is found, over the same', bare: null, target: null, goal: 300, runs: 3 },
  { name: 'merge', what: 'Two records merged, 500 links, 50,000 members, with the backup before', bare: null, target: null, goal: 1000, runs: 3 },
  { name: 'quality', what: '50,000 records checked for what is missing, doubtful or out of date', bare: null, target: null, goal: 2000, runs: 3 },
  { name: 'duplicates', what: 'Duplicates among 50,000 records', bare: null, target: null, goal: 3000, runs: 3 },
  { name: 'suppliers', what: 'The slowest of the suppliers’ screens (list, board, proposals, tiles, matrix, matches of a need, a record, the list to publish), 2,000 suppliers × 8 documents', bare: null, target: null, goal: 100, runs: 3 },
  { name: 'documents', what: 'The slowest list of documents by state or days, 16,000 documents', bare: null, target: null, goal: 300, runs: 3 },
  { name: 'policies', what: 'A policy of 120 clauses opened, or compared with the first of its 30 versions, whichever is slower, 200 firms', bare: null, target: null, goal: 200, runs: 3 },
  { name: 'derive', what: 'The policies of 200 firms derived from its 120 clauses, with journal and index', bare: null, target: null, goal: 5000, runs: 3 },
  { name: 'minutes', what: 'A pause in typing kept or written, two hours of minutes, 40 points and 60 people', bare: null, target: null, goal: 50, growth: { what: 'the file over the two hours', most: 5 }, runs: 1 },
  { name: 'typing', what: 'A key typed into such minutes to its painted letter, in the window', bare: null, target: null, goal: 50, runs: 1 },
  { name: 'click', what: 'Slowest click (a page of the list) during a PDF export', bare: null, target: null, goal: 100, runs: 3 },
]

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
const verdict = (value: number, limit: number | null) => (limit === null ? '' : value <= limit ? 'met' : '**not met**')

function row({ what, bare, target, goal, memory, growth }: Line, { ms, worst, mb, rest, bareMs, bareMb }: Result): string[] {
  const ratio = bareMs === null ? null : ms / bareMs
  const out = [`| ${what} | ${bare ?? '–'} | ${number(ms)} ms | ${bareMs === null ? '–' : `${number(bareMs)} ms`} | ${ratio === null ? '–' : ratio.toFixed(2)} | ${
    target === null ? '–' : `≤ ${target}: ${verdict(ratio ?? Number.NaN, target)}`} | ${goal === null ? '–' : `${goal} ms: ${verdict(ms, goal)}`} |`]
  if (memory !== undefined && mb !== null && bareMb !== null) {
    out.push(`| … growth of memory over rest | ${bare ?? '–'} | ${number(mb)} MB | ${number(bareMb)} MB | ${(mb / bareMb).toFixed(2)} | ≤ ${memory}: ${verdict(mb / bareMb, memory)} | – |`)
  }
  if (worst !== null) out.push(`| … the slowest of them | – | ${number(worst)} ms | – | – | – | ${goal === null ? '–' : `${goal} ms: ${verdict(worst, goal)}`} |`)
  if (growth !== undefined && mb !== null) out.push(`| … growth of ${growth.what} | – | ${number(mb)} MB | ${rest === null ? '– | –' : `from ${number(rest)} MB | ${(1 + mb / rest).toFixed(2)}`} | – | ${growth.most} MB: ${verdict(mb, growth.most)} |`)
  return out
}

const file = fileURLToPath(new URL('README.md', import.meta.url))

/** The rows of the page as it is, by what they measure. A row that begins with … belongs to the one above. */
function rowsNow(): Map<string, string[]> {
  const rows = new Map<string, string[]>()
  let current: string[] = []
  for (const text of readFileSync(file, 'utf8').split('\n').filter(one => one.startsWith('| '))) {
    const what = text.slice(2, text.indexOf(' |'))
    if (!what.startsWith('…')) rows.set(what, current = [])
    current.push(text)
  }
  return rows
}

const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'))
const chosen = process.argv.slice(2)
const today = new Date().toISOString().slice(0, 10)
const table = rowsNow()
try {
  await prepare(folder, 50_000)
  for (const line of lines.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
    const measured = row(line, await compare(line.name, folder, line.bare !== null, line.runs)).map(text => `${text} ${today} |`)
    for (const text of measured) console.log(text)
    table.set(line.what, measured)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const page = `# What was measured

Written by \`npm run bench\`, or row by row by \`npm run bench -- start pdf\`: medians, each run in a process of its own, ours and the bare library in turn on the same rows. A ratio has a target; an
absolute figure has a goal and depends on the machine. What grew is said in its row: the memory of the process over its rest, or a file. Nothing here fails a test.

The newest rows are of this machine: ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}.

| what | against | ours | bare | ratio | target | goal | on |
|---|---|---:|---:|---:|---|---|---|
${lines.flatMap(({ what }) => table.get(what) ?? []).join('\n')}
`
writeFileSync(file, page)
