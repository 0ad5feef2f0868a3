import exceljs from 'exceljs'
import { print } from '../../../main/press/print.ts'
import { timed, type Case } from '../measure.ts'
import { kinds, paper, rows } from '../table.ts'

const count = 50_000
const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** 50,000 × 12 cells to Excel: with cover sheet, types, filter, hash and a safe file, against ExcelJS's streaming writer. */
export default {
  ours: folder => timed(() => print(paper(count, 12), 'xlsx', `${folder}/ours-${process.pid}.xlsx`)),
  bare: folder => timed(async () => {
    const book = new exceljs.stream.xlsx.WorkbookWriter({ filename: `${folder}/bare-${process.pid}.xlsx`, useStyles: true })
    const sheet = book.addWorksheet('Soci', { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = kinds.map((kind, index) => ({
      header: `Colonna ${index + 1}`, width: 14, style: kind === 'euros' ? { numFmt: '#,##0.00 "€"' } : kind === 'date' ? { numFmt: 'dd/mm/yyyy' } : {},
    }))
    for (const row of rows(count, 12)) sheet.addRow(row.map((cell, index) => (kinds[index] === 'date' && typeof cell === 'string' ? day(cell) : cell))).commit()
    sheet.commit()
    await book.commit()
  }),
} satisfies Case
