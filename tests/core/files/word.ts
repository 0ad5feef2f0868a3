import { repack } from '../../../main/reader/zip.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const run = (text: string, element = 'w:t') => `<w:r><${element} xml:space="preserve">${text}</${element}></w:r>`
const paragraph = (inside: string, style?: string) => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${inside}</w:p>`
const point = (text: string) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`
const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`
const style = (id: string, name: string) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`

const body = [
  paragraph(run('Carta del distretto'), 'Titolo1'), paragraph(run('Scopo'), 'Titolo2'), paragraph(run('La carta vale per tutti i soci.')), paragraph(run('2. Acqua'), 'Titolo2'),
  paragraph(`${run('Si ')}<w:del w:id="1" w:author="Ada Prova">${run('spreca', 'w:delText')}</w:del><w:ins w:id="2" w:author="Ada Prova">${run('risparmia')}</w:ins>${run(' l’acqua.')}`),
  point('di giorno'), point('di notte'), paragraph(run('2.1 Misure'), 'Titolo3'), `<w:tbl><w:tr>${cell('Anno')}${cell('m³')}</w:tr><w:tr>${cell('2025')}${cell('10')}</w:tr></w:tbl>`,
].join('')

/** A Word file as an Italian Word writes it: headings, points, a table, a tracked change, a comment. */
export const wordFile = (): Buffer => repack([
  ['[Content_Types].xml', `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`],
  ['_rels/.rels', `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`],
  ['word/_rels/document.xml.rels', `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="r3" Type="${office}/numbering" Target="numbering.xml"/><Relationship Id="r4" Type="${office}/comments" Target="comments.xml"/></Relationships>`],
  ['word/document.xml', `<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`],
  ['word/styles.xml', `<w:styles xmlns:w="${main}">${style('Titolo1', 'heading 1')}${style('Titolo2', 'heading 2')}${style('Titolo3', 'Titolo 3')}</w:styles>`],
  ['word/numbering.xml', `<w:numbering xmlns:w="${main}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`],
  ['word/comments.xml', `<w:comments xmlns:w="${main}"><w:comment w:id="0" w:author="Ada Prova">${paragraph(run('Da sentire il consorzio'))}</w:comment></w:comments>`],
].map(([name = '', xml = '']) => ({ name, bytes: Buffer.from(`${head}${xml}`) })))
