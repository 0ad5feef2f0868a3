import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checklistFile, checklistOf, checklistsIn } from '../../main/checklists/catalogue.ts'
import { answers, checklistKey, evidenceCodes, rowsOf, type Answer, type GivenAnswer } from '../../shared/checklists.ts'
import { columnMark, dayRow, personRow, readRowMark, rowMark, type Identity } from '../../shared/checklists/marks.ts'
import { identityOf, readAnswer, readQuestionnaire } from '../../shared/checklists/reading.ts'
import { resultOf } from '../../shared/checklists/result.ts'
import type { ForeignRow, ForeignSheet, ForeignWorkbook } from '../../shared/import/sheet.ts'
import { root } from '../checks/project.ts'

const folder = `${root}resources/checklists/`
const files = readdirSync(folder).map(name => checklistFile.parse(JSON.parse(readFileSync(folder + name, 'utf8'))))
const numbered = (element: string, count: number) => Array.from({ length: count }, (_, i) => `${element}.${i + 1}`)

describe('the data files', () => {
  it('hold every row of the nine elements of SA8000:2014, and what is known of 2026, marked so', () => {
    const sa8000 = checklistOf('sa8000', '2014', 'it')
    expect(rowsOf(sa8000).map(row => row.code)).toEqual([
      ...numbered('1', 4), ...numbered('2', 5), ...numbered('3', 10), ...numbered('4', 3), ...numbered('5', 4), ...numbered('6', 1), ...numbered('7', 4), ...numbered('8', 5), ...numbered('9.1', 7), ...numbered('9.2', 2),
      ...numbered('9.3', 2), ...numbered('9.4', 3), ...numbered('9.5', 1), ...numbered('9.6', 3), ...numbered('9.7', 2), ...numbered('9.8', 2), ...numbered('9.9', 1), ...numbered('9.10', 2),
    ])
    expect(sa8000.complete).toBe(true)
    const next = checklistOf('sa8000', '2026', 'it')
    expect([next.complete, next.elements.map(element => element.code)]).toEqual([false, ['S1', 'D6', 'D7']])
    expect(rowsOf(next).map(row => row.code)).toEqual(expect.arrayContaining(numbered('D7', 5)))
    for (const row of rowsOf(sa8000)) if (typeof row.next === 'string') expect(next.elements.map(element => element.code)).toContain(row.next)
  })

  it('hold AA1000AP (2018) and AA1000SES (2015)', () => {
    expect(rowsOf(checklistOf('aa1000ap', '2018', 'en')).map(row => row.code)).toEqual(['AP-I1', 'AP-I2', 'AP-M1', 'AP-M2', 'AP-R1', 'AP-R2', 'AP-X1', 'AP-X2'])
    expect(rowsOf(checklistOf('aa1000ses', '2015', 'en')).map(row => row.code)).toEqual([...numbered('2', 3), ...numbered('3', 3), ...numbered('4.1', 5), ...numbered('4.2', 3), ...numbered('4.3', 6), ...numbered('4.4', 4)])
  })

  it('say everything in both languages, and not the same in both', () => {
    const pairs = (value: unknown): { it: string; en: string }[] => {
      if (typeof value !== 'object' || value === null) return []
      if ('it' in value && 'en' in value) return [{ it: String(value.it), en: String(value.en) }]
      return Object.values(value).flatMap(pairs)
    }
    const all = pairs(files)
    expect(all.length).toBeGreaterThan(300)
    expect(all.filter(({ it: italian, en }) => italian === en || italian.trim() === '' || en.trim() === '')).toEqual([])
    expect(all.filter(({ it: italian }) => /\b(?:perche|piu|gia|puo|cioe|attivita|societa)\b|\b[Ee]' /.test(italian))).toEqual([])
  })

  it('have each code once an edition, each row in the edition of its element, and evidence and editions that are known', () => {
    for (const { code, editions, elements } of files) {
      const known = editions.map(({ edition }) => edition)
      for (const element of elements) {
        expect(known, code).toContain(element.edition)
        for (const row of element.rows) expect([row.code, row.edition]).toEqual([row.code, element.edition])
      }
      for (const edition of known) {
        const own = elements.filter(element => element.edition === edition)
        for (const codes of [own.map(element => element.code), own.flatMap(element => element.rows.map(row => row.code))]) expect(new Set(codes).size).toBe(codes.length)
      }
    }
    expect(new Set(checklistsIn('it').map(checklistKey)).size).toBe(4)
    const used = new Set(checklistsIn('it').flatMap(one => rowsOf(one).flatMap(row => row.evidence)))
    expect([...used].filter(one => !evidenceCodes.includes(one))).toEqual([])
    expect(checklistFile.safeParse({ ...files[0], elements: files[0]?.elements.map(element => ({ ...element, name: { it: 'solo italiano' } })) }).success).toBe(false)
  })
})

const given = (said: Record<string, Answer | null>, note: string | null = null): GivenAnswer[] => Object.entries(said).map(([row, answer]) => ({ row, answer, note, evidence: null }))

describe('the result', () => {
  const checklist = checklistOf('sa8000', '2014', 'it')
  const ofElement = (code: string, said: Record<string, Answer | null>) => resultOf(checklist, given(said)).elements.find(element => element.code === code)
  const cases: [name: string, said: Record<string, Answer | null>, share: number | null][] = [
    ['all yes', { '1.1': 'yes', '1.2': 'yes', '1.3': 'yes', '1.4': 'yes' }, 100],
    ['half a point for partly', { '1.1': 'yes', '1.2': 'partly', '1.3': 'yes', '1.4': 'no' }, 62.5],
    ['what does not apply counts for nothing', { '1.1': 'yes', '1.2': 'no', '1.3': 'notApplicable', '1.4': 'notApplicable' }, 50],
    ['nothing applies', { '1.1': 'notApplicable', '1.2': 'notApplicable', '1.3': 'notApplicable', '1.4': 'notApplicable' }, null],
    ['one is open', { '1.1': 'yes', '1.2': 'yes', '1.3': 'yes' }, null],
    ['one was taken back', { '1.1': 'yes', '1.2': 'yes', '1.3': 'yes', '1.4': null }, null],
  ]
  it.each(cases)('of an element: %s', (_name, said, share) => { expect(ofElement('1', said)?.share).toBe(share) })

  it('has an alarm for each critical no, and no mark for the whole', () => {
    const result = resultOf(checklist, given({ '1.1': 'no', '1.2': 'no', '9.6.3': 'no', '3.10': 'partly', 'D7.1': 'no' }))
    expect(result.alarms).toEqual(['1.1', '9.6.3'])
    expect(Object.keys(result).toSorted()).toEqual(['alarms', 'answered', 'elements', 'rows', 'unreasoned'])
  })

  it('asks for the reason of what does not apply', () => {
    expect(resultOf(checklist, [...given({ '3.9': 'notApplicable' }), ...given({ '4.2': 'notApplicable' }, 'Legge italiana'), ...given({ '1.1': 'notApplicable' }, '  ')]).unreasoned).toEqual(['1.1', '3.9'])
  })

  it('never hides an alarm, whatever else is answered', () => {
    const rows = rowsOf(checklist)
    const anAnswer = fc.constantFrom<Answer | null>(...answers, null)
    fc.assert(fc.property(fc.array(anAnswer, { minLength: rows.length, maxLength: rows.length }), said => {
      const result = resultOf(checklist, rows.map((row, i) => ({ row: row.code, answer: said[i] ?? null, note: null, evidence: null })))
      expect(result.alarms).toEqual(rows.filter((row, i) => row.severity === 'critical' && said[i] === 'no').map(row => row.code))
      expect(result.answered).toBe(said.filter(one => one !== null).length)
      for (const { rows: count, yes, partly, no, notApplicable, open, share } of result.elements) {
        expect(yes + partly + no + notApplicable + open).toBe(count)
        expect(share === null).toBe(open > 0 || yes + partly + no === 0)
        if (share !== null) expect(share).toSatisfy((value: number) => value >= 0 && value <= 100 && (value === 100) === (partly + no === 0))
      }
    }), { numRuns: 200 })
  })
})

const identity: Identity = { workspace: 'abc', organisationId: 'firm-1', checklist: 'aa1000ses', edition: '2015', questionnaireId: 'q-1' }

describe('the marks of a questionnaire', () => {
  it('come back as they went', () => {
    expect(readRowMark(rowMark(identity, '4.1.1'))).toEqual({ identity, row: '4.1.1' })
    for (const text of ['', 'desk:q1', 'desk:q2|a|b|sa8000|2014|q|1.1', 'desk:q1|a|b|iso9001|2015|q|1.1', 'desk:q1|a|b|sa8000|2014|q|', 'desk:q1|a|b|sa8000|2014|q|1.1|more']) expect(readRowMark(text)).toBeNull()
  })

  it.each([
    ['Sì', 'yes'], ['si', 'yes'], [' SI ', 'yes'], ['yes', 'yes'], ['In parte', 'partly'], ['parzialmente', 'partly'], ['NO', 'no'], ['n.a.', 'notApplicable'], ['N/A', 'notApplicable'], ['non applicabile', 'notApplicable'],
    ['Not applicable', 'notApplicable'], ['n.d.', null], ['nd', null], ['forse', null], ['', null], ['sì e no', null], ['1', null],
  ])('an answer that is written %j is %s', (text, answer) => { expect(readAnswer(text)).toBe(answer) })
})

const line = (row: number, cells: readonly string[]): ForeignRow => ({ row, cells: cells.map(text => text || null), kinds: cells.map(text => (text === '' ? ' ' : 't')).join('').trimEnd() })
const sheet = (name: string, rows: readonly (readonly string[])[]): ForeignSheet => ({
  name, hidden: false, rows: rows.flatMap((cells, i) => (cells.some(Boolean) ? [line(i + 1, cells)] : [])), width: Math.max(...rows.map(cells => cells.length)), hiddenColumns: [], hiddenRows: [], merges: [], date1904: false,
})
const workbook = (...sheets: ForeignSheet[]): ForeignWorkbook => ({ format: 'xlsx', sheets, bytes: 1, sha256: 'x' })

describe('a returned questionnaire', () => {
  const checklist = checklistOf('aa1000ses', '2015', 'it')
  const rows = rowsOf(checklist)
  const options = { identity, today: '2026-11-27', longest: 2000 }
  const words: Record<Answer, string> = { yes: 'Sì', partly: 'In parte', no: 'No', notApplicable: 'Non applicabile' }

  it('says the same wherever its rows, columns and sheets went', () => {
    const anAnswer = fc.record({ answer: fc.constantFrom<Answer | null>(...answers, null), note: fc.constantFrom('', 'Verbale di marzo', 'x'.repeat(50)) })
    fc.assert(fc.property(
      fc.array(anAnswer, { minLength: rows.length, maxLength: rows.length }), fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }), fc.array(fc.nat(rows.length), { maxLength: 4 }), fc.integer({ min: 0, max: 6 }), fc.boolean(), fc.infiniteStream(fc.nat()),
      (said, columns, blanks, indent, onTwoSheets, order) => {
        const [mark = 0, code = 0, question = 0, answer = 0, note = 0] = columns.map(column => column + indent)
        const put = (cells: Record<number, string>) => Array.from({ length: indent + 5 }, (_, i) => cells[i] ?? '')
        const head = put({ [code]: columnMark('code'), [question]: columnMark('question'), [answer]: columnMark('answer'), [note]: columnMark('note') })
        const lines = rows.map((row, i) => {
          const one = said[i]
          return put({ [mark]: rowMark(identity, row.code), [code]: row.code, [question]: row.question, [answer]: one?.answer ? words[one.answer] : '', [note]: one?.note ?? '' })
        })
        const shuffled = lines.map(cells => ({ cells, at: order.next().value ?? 0 })).toSorted((a, b) => a.at - b.at).map(({ cells }) => cells)
        for (const at of blanks) shuffled.splice(at, 0, [])
        const half = onTwoSheets ? Math.floor(shuffled.length / 2) : shuffled.length
        const file = workbook(sheet('Foglio1', [[], head, ...shuffled.slice(0, half)]), sheet('Copia', [head, ...shuffled.slice(half)]))
        expect(identityOf(file)).toEqual(identity)
        const read = readQuestionnaire(file, checklist, options)
        expect(read.unread).toEqual([])
        expect(read.answers).toEqual(rows.flatMap((row, i) => {
          const [answered, written] = [said[i]?.answer ?? null, said[i]?.note || null]
          return answered === null && written === null ? [] : [{ row: row.code, answer: answered, note: written, evidence: null }]
        }))
      },
    ), { numRuns: 60 })
  })

  const marks = [columnMark('code'), columnMark('question'), columnMark('answer'), columnMark('note'), columnMark('evidence')]
  const asked = (code: string, answer: string, ...more: string[]) => [rowMark(identity, code), code, 'Domanda', answer, ...more]
  const without = (read: readonly { row: string | null; text: string; why: string }[]) => read.filter(({ why }) => why !== 'row-missing').map(({ row, text, why }) => [row, text, why])
  const read = (...lines: string[][]) => readQuestionnaire(workbook(sheet('Domande', [['', ...marks], ...lines])), checklist, options)

  it('lists what it cannot take, and takes nothing else for it', () => {
    const other = rowMark({ ...identity, questionnaireId: 'q-2' }, '2.3')
    const { answers: taken, unread } = read(asked('2.1', 'Boh'), asked('2.2', 'Sì', 'nota', 'prova', 'a lato'), [other, '2.3', 'Domanda', 'No'], ['', '', 'scritto da noi'], ['', '2.3', '', 'Sì'], asked('3.1', 'Sì'), asked('3.1', 'Sì'), asked('3.2', 'Sì'), asked('3.2', 'No'))
    expect(taken.map(({ row, answer, note, evidence }) => [row, answer, note, evidence])).toEqual([['2.2', 'yes', 'nota', 'prova'], ['2.3', 'yes', null, null], ['3.1', 'yes', null, null]])
    expect(without(unread)).toEqual([
      ['2.2', 'a lato', 'no-column'], ['2.3', 'No', 'other-questionnaire'], [null, 'scritto da noi', 'no-row'],
      ['2.1', 'Boh', 'answer-unknown'], ['3.2', 'Sì', 'two-answers'], ['3.2', 'No', 'two-answers'],
    ])
    expect(unread.filter(({ why }) => why === 'row-missing')).toHaveLength(rows.length - 5)
  })

  it('keeps what is too long as far as it goes, and says so', () => {
    const { answers: taken, unread } = read(asked('2.1', 'Sì', 'x'.repeat(2500)))
    expect(taken[0]?.note).toHaveLength(2000)
    expect(without(unread).map(([row, , why]) => [row, why])).toEqual([['2.1', 'too-long']])
  })

  it('says who filled it in and when; a day that is none, or to come, is listed', () => {
    const person = [rowMark(identity, personRow), '', 'Compilato da', 'Dina Prova']
    const day = (text: string) => [rowMark(identity, dayRow), '', 'Data', text]
    expect(read(person, day('12/5/2026'))).toMatchObject({ person: 'Dina Prova', answeredOn: '2026-05-12' })
    for (const text of ['domani', '31/02/2026', '28/11/2026']) {
      const { answeredOn, unread } = read(day(text))
      expect([answeredOn, without(unread)]).toEqual([null, [[null, text, 'day-unknown']]])
    }
  })

  it('without marks is read by the codes and headings that are shown, and by nothing else', () => {
    const file = workbook(sheet('Foglio', [['Il nostro questionario'], ['Risposta', 'Codice', 'Domanda', 'Note'], ['Sì', '2.1', 'I vertici', 'ok'], ['', '', 'Scopo, ambito'], ['No', '3.1', 'Lo scopo', '']]))
    expect(identityOf(file)).toBeNull()
    const { answers: taken, unread } = readQuestionnaire(file, checklist, { ...options, identity: null })
    expect(taken.map(({ row, answer }) => [row, answer])).toEqual([['2.1', 'yes'], ['3.1', 'no']])
    expect(without(unread)).toEqual([])
  })
})
