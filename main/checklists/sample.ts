import type { Database } from 'better-sqlite3'
import { rowsOf, type Answer, type AnswerInput, type Checklist, type ChecklistCode, type ChecklistRow } from '../../shared/checklists.ts'
import { addDays } from '../../shared/periods.ts'
import { dice } from '../organisations/dice.ts'
import { insertRecord } from '../organisations/records.ts'
import { checklistOf } from './catalogue.ts'
import { storeAnswers } from './store.ts'

type Which = { firm: string; checklist: ChecklistCode; edition: string }
type SampleAssessment = Which & {
  daysAgo: number
  person: string
  /** Answered up to this share of the questions, from the first on. */
  share: number
  /** How often a question is answered "yes"; the others are "partly", or "no" where that is no alarm. */
  good: number
  /** What stands out, by question. */
  said: Readonly<Record<string, { answer: Answer; note: string; evidence?: string }>>
  questionnaire: boolean
}

const assessments: readonly SampleAssessment[] = [
  {
    firm: 'Conceria Quercemora S.p.A.', checklist: 'sa8000', edition: '2014', daysAgo: 48, person: 'Responsabile qualità', share: 1, good: 0.85, questionnaire: false,
    said: {
      '3.9': { answer: 'notApplicable', note: 'L’impresa non fornisce alloggi.' }, '4.2': { answer: 'notApplicable', note: 'La legge italiana non limita questi diritti.' },
      '7.3': { answer: 'partly', note: 'Nei mesi prima delle fiere lo straordinario è frequente.', evidence: 'Timbrature di settembre' },
      '9.10.1': { answer: 'partly', note: 'Valutati sei terzisti su undici.', evidence: 'Schede dei terzisti' },
    },
  },
  { firm: 'Conceria Quercemora S.p.A.', checklist: 'sa8000', edition: '2026', daysAgo: 20, person: 'Responsabile qualità', share: 0.7, good: 0.6, questionnaire: false, said: {} },
  {
    firm: 'Pelletteria Borsaviola S.r.l.', checklist: 'sa8000', edition: '2014', daysAgo: 15, person: 'Titolare', share: 1, good: 0.6, questionnaire: true,
    said: {
      '3.10': { answer: 'no', note: 'In reparto si aspetta il caposquadra prima di allontanarsi.' }, '9.6.3': { answer: 'no', note: 'Non c’è ancora una tutela scritta per chi segnala.' },
      '3.9': { answer: 'notApplicable', note: 'Nessun alloggio.' }, '9.10.2': { answer: 'notApplicable', note: '' },
    },
  },
  {
    firm: 'Confezioni Spillabianca S.r.l.', checklist: 'sa8000', edition: '2014', daysAgo: 3, person: 'Amministrazione', share: 0.4, good: 0.75, questionnaire: false,
    said: { '1.2': { answer: 'partly', note: 'La procedura c’è, manca la traduzione in cinese.' } },
  },
  { firm: 'Cartiera Biancaluna S.p.A.', checklist: 'aa1000ap', edition: '2018', daysAgo: 70, person: 'Responsabile ambiente e sicurezza', share: 1, good: 0.7, questionnaire: true, said: { 'AP-R2': { answer: 'no', note: 'Non si è mai risposto per iscritto a chi ha partecipato.' } } },
  { firm: 'Cartiera Biancaluna S.p.A.', checklist: 'aa1000ses', edition: '2015', daysAgo: 9, person: 'Responsabile ambiente e sicurezza', share: 0.6, good: 0.65, questionnaire: false, said: {} },
]

/** Questionnaires that did not come back yet: one of them is late. */
const waiting: readonly (Which & { daysAgo: number; dueIn: number })[] = [
  { firm: 'Filatura Lanamansa S.p.A.', checklist: 'sa8000', edition: '2014', daysAgo: 45, dueIn: -12 },
  { firm: 'Tissue Nebbiachiara S.p.A.', checklist: 'aa1000ap', edition: '2018', daysAgo: 6, dueIn: 24 },
]

function sampleAnswer(row: ChecklistRow, { firm, good, said }: SampleAssessment): AnswerInput {
  const particular = said[row.code]
  if (particular) return { row: row.code, answer: particular.answer, note: particular.note, evidence: particular.evidence }
  const of = dice(`${firm} ${row.code}`)
  return { row: row.code, answer: of.chance(good) ? 'yes' : row.severity !== 'critical' && of.chance(0.35) ? 'no' : 'partly' }
}

const sampleAnswers = (checklist: Checklist, sample: SampleAssessment): AnswerInput[] => {
  const rows = rowsOf(checklist)
  return rows.slice(0, Math.ceil(rows.length * sample.share)).map(row => sampleAnswer(row, sample))
}

/** Self-assessments and questionnaires of firms of the sample district, inside the running batch. */
export function insertSampleChecklists(write: Database, today: string): void {
  const firmOf = (name: string) => write.prepare<[string], { id: string }>('SELECT id FROM organisation WHERE name = ?').get(name)
  for (const sample of assessments) {
    const organisation = firmOf(sample.firm)
    if (!organisation) throw new Error(`The sample district has no ${sample.firm}`)
    const { checklist, edition, person } = sample
    const which = { organisationId: organisation.id, checklist, edition }
    const answeredOn = addDays(today, -sample.daysAgo)
    const id = insertRecord(write, 'assessment', { ...which, answeredOn, person, source: sample.questionnaire ? 'questionnaire' : 'screen' })
    storeAnswers(write, id, sampleAnswers(checklistOf(checklist, edition, 'it'), sample))
    if (sample.questionnaire) insertRecord(write, 'questionnaire', { ...which, language: 'it', sentOn: addDays(answeredOn, -25), dueOn: addDays(answeredOn, 5), receivedOn: addDays(answeredOn, 2), assessmentId: id })
  }
  for (const { firm, checklist, edition, daysAgo, dueIn } of waiting) {
    const organisation = firmOf(firm)
    if (!organisation) throw new Error(`The sample district has no ${firm}`)
    insertRecord(write, 'questionnaire', { organisationId: organisation.id, checklist, edition, language: 'it', sentOn: addDays(today, -daysAgo), dueOn: addDays(today, dueIn) })
  }
}
