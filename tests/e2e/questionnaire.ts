import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import ExcelJS from 'exceljs'
import { convert, officeOpens } from '../papers/office.ts'
import type { TestDesk } from './window.ts'

/** The firm fills the questionnaire in, and its own office program saves it, sheets renamed and moved about. */
export async function answered(desk: TestDesk, path: string, said: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(desk.home, 'person', 'Documents', 'tornati')
  mkdirSync(folder, { recursive: true })
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const [start, questions] = book.worksheets
  if (!start || !questions) throw new Error('The questionnaire lacks a sheet')
  start.eachRow(row => { if (row.getCell(1).text.endsWith('@person')) row.getCell(3).value = 'Dina Prova' })
  questions.eachRow(row => { row.getCell(4).value = said[row.getCell(2).text] ?? row.getCell(4).value })
  questions.name = 'Le nostre risposte'
  questions.spliceRows(3, 0, [], [])
  const file = join(folder, basename(path))
  await book.xlsx.writeFile(file)
  if (!officeOpens('tables')) return file
  convert([file], 'ods', folder)
  return file.replace(/\.xlsx$/, '.ods')
}
