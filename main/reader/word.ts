import { Parser } from 'htmlparser2'
import mammoth from 'mammoth'
import { Refused } from '../../shared/errors.ts'
import { plainBlocks, type ForeignText } from '../../shared/policies/cut.ts'
import { htmlBlocks } from './blocks.ts'
import { shapeOf } from './format.ts'
import type { ReaderLimits } from './limits.ts'
import { decode } from './text.ts'
import { repack, unpack, type Part } from './zip.ts'

const unreadable = (reason: 'format') => new Refused('unreadable-file', { reason })

/** The texts of elements of an XML part, one for each. */
function textsIn(part: Part | undefined, element: string, text: string): string[] {
  const found: string[] = []
  let inside = 0
  let writing = false
  const parser = new Parser({
    onopentag: name => {
      if (name === element && inside++ === 0) found.push('')
      if (name === text) writing = inside > 0
    },
    ontext: words => { if (writing) found.push((found.pop() ?? '') + words) },
    onclosetag: name => {
      if (name === element) inside--
      if (name === text) writing = false
    },
  }, { xmlMode: true })
  parser.write(part?.bytes.toString('utf8') ?? '')
  parser.end()
  return found.filter(words => words.trim() !== '')
}

/** Changes that are pending in a Word file, and remarks beside the text: the library takes the text as if all were accepted and says nothing of it. */
function besides(parts: readonly Part[]): ForeignText['notes'] {
  const part = (name: string) => parts.find(one => one.name === name)
  const document = part('word/document.xml')
  return [
    ...textsIn(document, 'w:ins', 'w:t').map(text => ({ kind: 'insertion' as const, text, block: null })),
    ...textsIn(document, 'w:del', 'w:delText').map(text => ({ kind: 'deletion' as const, text, block: null })),
    ...textsIn(part('word/comments.xml'), 'w:comment', 'w:t').map(text => ({ kind: 'comment' as const, text, block: null })),
  ]
}

const styles = ["p[style-name='Title'] => h1:fresh", "p[style-name='Titolo'] => h1:fresh", ...[1, 2, 3, 4, 5, 6].map(level => `p[style-name='Titolo ${level}'] => h${level}:fresh`), 'u => u']

/** Reads a Word file (.docx), or a plain text. @throws Refused `unreadable-file`, `file-encrypted`, `file-too-large` */
export async function readWordBytes(bytes: Buffer, limits: ReaderLimits): Promise<ForeignText> {
  const shape = shapeOf(bytes)
  if (shape === 'encrypted') throw new Refused('file-encrypted')
  if (shape === 'text') return plainBlocks(decode(bytes))
  if (shape === 'markup') return htmlBlocks(decode(bytes))
  if (shape !== 'zip') throw unreadable('format')
  const parts = unpack(bytes, limits.unpacked)
  if (!parts.some(({ name }) => name === 'word/document.xml')) throw unreadable('format')
  const pictures: ForeignText['notes'][number][] = []
  const image = mammoth.images.imgElement(async () => { pictures.push({ kind: 'image', text: '', block: null }); return { src: '' } })
  const { value } = await mammoth.convertToHtml({ buffer: repack(parts) }, { styleMap: styles, convertImage: image })
  const { blocks, notes } = htmlBlocks(value.replace(/<img[^>]*>/g, ''))
  return { blocks, notes: [...notes, ...besides(parts), ...pictures] }
}
