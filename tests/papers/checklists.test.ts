import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checklistOf, checklistsIn } from '../../main/checklists/catalogue.ts'
import { emptyPaper, filledPaper, guidelinesPaper, resultPaper } from '../../main/checklists/papers.ts'
import { print } from '../../main/press/print.ts'
import { checklistKey, rowsOf, type Assessment, type GivenAnswer } from '../../shared/checklists.ts'
import { resultOf } from '../../shared/checklists/result.ts'
import type { Paper } from '../../shared/paper.ts'
import { printing } from './papers.ts'
import { installed, popplerPages, readPdf, readWorkbook } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const flat = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ')
async function pdf(of: Paper) {
  const path = join(folder, 'paper.pdf')
  await print(of, 'pdf', path)
  const { text, pages, missingGlyphs, collisions } = await readPdf(path)
  return { path, text: flat(text), pages: pages.map(flat), missingGlyphs, collisions }
}
async function workbook(of: Paper): Promise<string> {
  const path = join(folder, 'paper.xlsx')
  await print(of, 'xlsx', path)
  return readWorkbook(path).text
}

const says = { it: 'non è un certificato', en: 'it is not a certificate' } as const
const printed = checklistsIn('it').flatMap(one => (['it', 'en'] as const).map(language => ({ key: checklistKey(one), language, checklist: checklistOf(one.code, one.edition, language) })))

describe.each(printed)('$key in $language', ({ language, checklist }) => {
  const of = { ...printing, language, checklist }

  it('has guidelines: each element on a page of its own with what it asks, how, which evidence, its questions, and what it is not', async () => {
    const { pages, missingGlyphs, collisions } = await pdf(guidelinesPaper({ ...of, element: null }))
    expect([missingGlyphs, collisions]).toEqual([0, 0])
    expect(pages[0]).toContain(says[language])
    for (const { code, name, guideline, rows } of checklist.elements) {
      const start = pages.findIndex((page, i) => i > 0 && page.includes(`${code} · ${name}`))
      const text = pages.slice(start, start + 2).join(' ')
      for (const words of [guideline.asks, ...guideline.how, ...guideline.evidence, ...rows.map(row => row.question)]) expect(text.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''))
      expect(text).toContain(says[language])
    }
    const [first] = checklist.elements
    expect((await pdf(guidelinesPaper({ ...of, element: first?.code ?? '' }))).text).toContain(says[language])
  })

  it('is printed to be filled in by pen, a box for each answer', async () => {
    const { text, missingGlyphs, collisions } = await pdf(emptyPaper({ ...of, organisation: null }))
    expect([missingGlyphs, collisions]).toEqual([0, 0])
    expect(text).toContain(says[language])
    expect(text.match(/☐/g)).toHaveLength(rowsOf(checklist).length * 4)
  })
})

const checklist = checklistOf('sa8000', '2014', 'it')
const answers: GivenAnswer[] = rowsOf(checklist).map(({ code }) => ({
  row: code, answer: code === '3.10' ? 'no' : code === '3.9' ? 'notApplicable' : code.startsWith('9.') && code > '9.8' ? null : 'yes', note: code === '3.10' ? 'Si aspetta il caposquadra' : null, evidence: code === '1.1' ? 'Libro unico' : null,
}))
const assessment: Assessment = {
  id: 'a', organisationId: 'o', organisation: 'Conceria di prova', checklist: 'sa8000', edition: '2014', answeredOn: '2026-03-01', person: 'Ada Prova', note: 'Compilata in riunione', source: 'questionnaire', answers,
  result: resultOf(checklist, answers), deletedAt: null, changedAt: '2026-03-01T10:00:00.000Z', revision: 1,
}

describe.each(['it', 'en'] as const)('what a firm answered, in %s', language => {
  const filled = { ...printing, language, checklist: checklistOf('sa8000', '2014', language), assessment }

  it('is printed with every answer, note and evidence, and with its alarm before all', async () => {
    const { text, missingGlyphs, collisions, path } = await pdf(filledPaper(filled))
    expect([missingGlyphs, collisions]).toEqual([0, 0])
    for (const words of [says[language], 'Conceria di prova', 'Ada Prova', '01/03/2026', 'Si aspetta il caposquadra', 'Libro unico', 'Compilata in riunione', ...(language === 'it' ? ['Un allarme aperto', 'Senza risposta', 'Non applicabile'] : ['One open alarm', 'Not answered', 'Not applicable'])]) expect(text).toContain(words)
    if (installed('pdftotext')) expect(flat(popplerPages(path).join(' '))).toContain(says[language])
    const book = await workbook(filledPaper(filled))
    for (const { question } of rowsOf(filled.checklist)) expect(book).toContain(question)
    expect(book).toContain(says[language])
  })

  it('has a result by element and none for the whole: open elements say how many answers they have', async () => {
    const { text, missingGlyphs, collisions } = await pdf(resultPaper(filled))
    expect([missingGlyphs, collisions]).toEqual([0, 0])
    const words = language === 'it' ? ['3 · Salute e sicurezza 89 % 3.10', '1 · Lavoro infantile 100 %', 'di 25 risposte', 'Manca il motivo di «non applicabile» alla domanda 3.9', 'non c’è un voto complessivo'] : ['3 · Health and safety 89 % 3.10', '1 · Child labour 100 %', 'of 25 answered', 'there is no overall mark']
    for (const one of words) expect(text).toContain(one)
    expect(text).toContain(says[language])
    expect(await workbook(resultPaper(filled))).toContain(says[language])
  })
})
