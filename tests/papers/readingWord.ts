import { readFileSync } from 'node:fs'
import { Parser } from 'htmlparser2'
import { unpack } from '../../main/reader/zip.ts'

type Kind = 'same' | 'ins' | 'del'
type Line = { style: string | null; level: number | null; end: Kind; words: { kind: Kind; text: string }[] }

/** Steps through the parts of an XML text, told for each element what it stands in. */
function walk(xml: string, on: { open?: (name: string, attributes: Record<string, string>, inside: readonly string[]) => void; close?: (name: string) => void; text?: (text: string, inside: readonly string[]) => void }): void {
  const inside: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) { on.open?.(name, attributes, inside); inside.push(name) },
    ontext(text) { on.text?.(text, inside) },
    onclosetag(name) { inside.pop(); on.close?.(name) },
  }, { xmlMode: true, decodeEntities: true })
  parser.write(xml)
  parser.end()
}

/** The lines of a body: their words, and their ends, kept or tracked. */
function linesOf(xml: string): Line[] {
  const lines: Line[] = []
  walk(xml, {
    open(name, attributes, inside) {
      const line = lines.at(-1)
      if (name === 'w:p') lines.push({ style: null, level: null, end: 'same', words: [] })
      if (!line) return
      if (name === 'w:pStyle') line.style = attributes['w:val'] ?? null
      if (name === 'w:ilvl') line.level = Number(attributes['w:val'])
      if ((name === 'w:ins' || name === 'w:del') && inside.at(-1) === 'w:rPr' && inside.at(-2) === 'w:pPr') line.end = name === 'w:ins' ? 'ins' : 'del'
    },
    text(text, inside) {
      const element = inside.at(-1)
      if (element !== 'w:t' && element !== 'w:delText') return
      lines.at(-1)?.words.push({ kind: inside.includes('w:ins') ? 'ins' : inside.includes('w:del') ? 'del' : 'same', text })
    },
  })
  return lines
}

/** The lines that stay where all changes are accepted (`del` goes), or refused (`ins` goes): a line whose end goes runs on into the next. */
function without(lines: readonly Line[], gone: Kind): { style: string | null; level: number | null; text: string }[] {
  const left: { style: string | null; level: number | null; text: string }[] = []
  let begun = ''
  for (const { style, level, end, words } of lines) {
    const text = begun + words.filter(({ kind }) => kind !== gone).map(word => word.text).join('')
    begun = end === gone ? text : ''
    if (end !== gone) left.push({ style, level, text })
  }
  return begun === '' ? left : [...left, { style: null, level: null, text: begun }]
}

/** A Word file as its parts say, which another program than the one that wrote it reads. */
export function readWord(path: string) {
  const parts = new Map(unpack(readFileSync(path), 1 << 26).map(({ name, bytes }) => [name, bytes.toString('utf8')]))
  const part = (name: string) => parts.get(name) ?? ''
  const document = part('word/document.xml')
  const lines = linesOf(document)
  const authors = [...[document, part('word/comments.xml')].join('').matchAll(/w:author="([^"]*)"/g)].map(([, author = '']) => author)
  const count = (element: string) => document.split(`<${element} `).length - 1
  return {
    part, lines, authors: [...new Set(authors)], insertions: count('w:ins'), deletions: count('w:del'), accepted: without(lines, 'del'), rejected: without(lines, 'ins'),
    comments: linesOf(part('word/comments.xml')).map(({ words }) => words.map(({ text }) => text).join('')),
  }
}
