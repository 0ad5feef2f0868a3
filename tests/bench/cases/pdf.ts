import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pdfmake from 'pdfmake'
import { root } from '../../../main/root.ts'
import { print } from '../../../main/press/print.ts'
import { timed, type Case } from '../measure.ts'
import { paper, rows } from '../table.ts'

const count = 5000
const columns = 8
const font = (name: string) => fileURLToPath(new URL(`resources/fonts/${name}`, root))

/** A PDF of 5,000 rows × 8 columns: with letterhead, fonts by character, page numbers, hash, against pdfmake alone. */
export default {
  ours: folder => timed(() => print(paper(count, columns), 'pdf', `${folder}/ours-${process.pid}.pdf`)),
  bare: folder => timed(async () => {
    pdfmake.addFonts({ Noto: { normal: font('NotoSans-Regular.ttf'), bold: font('NotoSans-Bold.ttf') } })
    const body = [Array.from({ length: columns }, (_, index) => ({ text: `Colonna ${index + 1}`, bold: true })), ...[...rows(count, columns)].map(row => row.map(cell => String(cell ?? '')))]
    const document = pdfmake.createPdf({
      pageOrientation: 'landscape', defaultStyle: { font: 'Noto', fontSize: 8 },
      content: [{ text: 'Elenco dei soci', fontSize: 16 }, { table: { headerRows: 1, widths: Array.from({ length: columns }, () => '*'), body }, layout: 'lightHorizontalLines' }],
    })
    writeFileSync(`${folder}/bare-${process.pid}.pdf`, await document.getBuffer())
  }),
} satisfies Case
