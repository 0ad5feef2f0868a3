import type { Database } from 'better-sqlite3'
import { sortKey } from '../../shared/folding.ts'
import { addDays } from '../../shared/periods.ts'
import { inherits, type BindingFields, type PolicyDecision } from '../../shared/policies/model.ts'
import { paragraphs } from '../../shared/policies/text.ts'
import { inOrder } from '../../shared/policies/tree.ts'
import { clauseColumns, fieldsOf } from '../database/clauseRows.ts'
import { prepared } from '../database/prepared.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { keepAcceptance } from './acceptance.ts'
import { aboveOf, deriveOne, saveOne } from './derive.ts'
import { newestVersion } from './driftRead.ts'
import { followIn } from './realign.ts'
import { clauseRows, decisionColumns, policyRow, versionRow, type ClauseRow } from './rows.ts'
import { fillVersion, insertClause, insertVersion } from './start.ts'
import { adoptVersion } from './versions.ts'

type Sample = { write: Database; today: string; at: string }

/** A clause of a version by its number. */
function numbered(write: Database, versionId: string, number: string): ClauseRow {
  const found = inOrder<ClauseRow>(clauseRows(write, versionId)).find(clause => clause.number === number)
  if (!found) throw new Error(`The sample policy has no clause ${number}`)
  return found
}

const decision = (on: string, number: string): PolicyDecision => ({
  decisionId: null, body: 'Gruppo di lavoro del distretto conciario (esempio)', number: `${number}/${on.slice(0, 4)}`, on, text: 'Il gruppo di lavoro approva il testo all’unanimità dei presenti.',
})

/** What was said in the consultation: of which clause, by the how manyth of the invited, what became of it. */
const remarks = [
  { number: '2.3', firm: 0, kind: 'wording', text: 'La busta paga si capisce meglio con un esempio allegato.', proposal: 'La paga rispetta il contratto collettivo, è puntuale e si capisce dalla busta paga, spiegata a chi comincia.', state: 'accepted', reply: 'Accolta: la spiegazione a chi comincia è nel testo.' },
  { number: '4.1', firm: 1, kind: 'comment', text: 'Il sei per cento in tre anni è poco per chi parte da lontano e molto per chi ha già investito.', proposal: null, state: 'acceptedInPart', reply: 'Il valore resta; ogni impresa può fissarne uno più severo.' },
  { number: '5.2', firm: 2, kind: 'question', text: 'I sessanta giorni valgono anche per i fornitori esteri?', proposal: null, state: 'notAccepted', reply: 'Sì: la clausola vale per tutti i fornitori piccoli, ovunque siano. Non serve cambiarla.' },
  { number: '3.2', firm: 3, kind: 'comment', text: 'Chi è molto piccolo non ha quasi infortuni da registrare.', proposal: null, state: 'acceptedInPart', reply: 'La clausola è libera: un’impresa molto piccola può sostituirla con un motivo.' },
  { number: null, firm: 4, kind: 'comment', text: 'Bene così, si legge.', proposal: null, state: 'accepted', reply: 'Grazie.' },
  { number: '6.1', firm: 5, kind: 'wording', text: 'Ritirata: era un malinteso.', proposal: null, state: 'withdrawn', reply: null },
] as const

function consult({ write, today }: Sample, versionId: string, firms: readonly { id: string }[]): void {
  const consultationId = insertRecord(write, 'policyConsultation', { versionId, audience: 'members', opensOn: addDays(today, -220), closesOn: addDays(today, -190), closedOn: addDays(today, -180), note: 'Si può rispondere alla riunione, sul foglio Excel o per e-mail.' })
  for (const { id: organisationId } of firms) insertRecord(write, 'policyInvitee', { consultationId, organisationId })
  for (const [index, { number, firm, ...remark }] of remarks.entries()) {
    const clauseId = number === null ? null : numbered(write, versionId, number).clauseId
    insertRecord(write, 'policyContribution', {
      ...remark, consultationId, number: index + 1, clauseId, organisationId: firms[firm]?.id ?? null, receivedOn: addDays(today, -215 + index * 4), channel: index % 2 === 0 ? 'sheet' : 'meeting',
      repliedOn: remark.reply === null ? null : addDays(today, -182),
    })
  }
  updateRecord(write, 'policyVersion', versionId, { state: 'consultation' })
}

/** A version that goes on from another, in which some clauses say something else. */
function nextVersion({ write }: Sample, policyId: string, basedOnId: string, changelog: { it: string; en: string }, texts: Readonly<Record<string, { it: string; en: string }>>): string {
  const versionId = insertVersion(write, policyId, { basedOnId })
  fillVersion(write, versionId, { versionId: basedOnId }, 'it')
  updateRecord(write, 'policyVersion', versionId, { changelog: changelog.it, changelogEnglish: changelog.en })
  for (const [number, { it, en }] of Object.entries(texts)) {
    const row = numbered(write, versionId, number)
    updateRecord(write, 'policyClause', row.id, clauseColumns({ ...fieldsOf(row), text: paragraphs(it), textEnglish: paragraphs(en) }))
  }
  return versionId
}

const paid = { it: 'La paga rispetta il contratto collettivo, è puntuale e si capisce dalla busta paga, spiegata a chi comincia.', en: 'Pay follows the collective agreement, is on time and can be understood from the pay slip, explained to whoever starts.' }
const excluded = { it: 'L’impresa tiene l’elenco delle sostanze che usa, segue l’elenco delle sostanze escluse dal distretto, lo controlla a ogni nuovo acquisto e cerca alternative.', en: 'The firm keeps a list of the substances it uses, follows the cluster’s list of excluded substances, checks it at every new purchase and looks for alternatives.' }

/** What firms do with clauses, by number; the first few inherit all. */
const tailoring: readonly (readonly [number: string, values: Partial<BindingFields>])[][] = [
  [], [], [],
  [['2.2', { mode: 'setParameter', values: { ore: 4 } }]],
  [['2.5', { mode: 'setParameter', values: { giorni: 15 } }], ['5.2', { mode: 'setParameter', values: { giorni: 45 } }]],
  [['4.1', { mode: 'strengthen', values: { percento: 10 }, reason: 'L’impianto nuovo recupera il calore.', text: paragraphs('L’acqua di lavaggio si riusa almeno una volta.'), textEnglish: paragraphs('Wash water is used again at least once.') }]],
  [['3.2', { mode: 'replace', reason: 'Siamo in quattro e ci vediamo tutti ogni mattina.', text: paragraphs('Ogni quasi infortunio si racconta la mattina dopo e si scrive sul quaderno della sicurezza.'), textEnglish: paragraphs('Each near miss is told the next morning and written in the safety book.') }]],
  [['4.3', { mode: 'omit', omission: 'notApplicable', reason: 'Lavoriamo solo pelli finite di altri: non abbiamo scarti nostri.' }]],
  [['2.6', { mode: 'strengthen', values: { ore: 16 }, reason: 'Abbiamo una scuola interna.' }], ['6.1', { mode: 'omit', omission: 'postponed', until: null, reason: 'Si comincia con il prossimo bilancio.' }]],
]

function tailor({ write, today }: Sample, versionId: string, index: number): void {
  const version = versionRow(write, versionId)
  for (const [number, values] of tailoring[index] ?? []) {
    const { clauseId } = numbered(write, version.parentVersionId ?? '', number)
    saveOne(write, version, { clauseId, values: { ...inherits, ...values, ...(values.omission === 'postponed' ? { until: addDays(today, 200) } : {}) } }, today)
  }
  if (index === 5) saveOne(write, version, { values: { ...inherits, mode: 'add', heading: 'Orto aziendale', headingEnglish: 'Company garden', text: paragraphs('Il terreno dietro il capannone è un orto per chi lavora qui.'), textEnglish: paragraphs('The land behind the shed is a garden for those who work here.'), afterId: numbered(write, version.parentVersionId ?? '', '6.1').clauseId } }, today)
}

const signers = ['Fulvia Esempio', 'Tito Prova', 'Irma Modello', 'Duilio Finto', 'Norma Campione', 'Remo Inventato'] as const

function signs({ write, at }: Sample, versionId: string, index: number, acceptedOn: string): void {
  keepAcceptance(write, versionId, {
    at, values: { personName: signers[index] ?? signers[0], personRole: 'Legale rappresentante', acceptedOn, medium: index % 3 === 2 ? 'digital' : 'paper', language: 'it', place: 'Santa Croce sull’Arno', witness: null, note: null, attachmentId: null },
  })
}

/** The pilots and members of the first chain, oldest first. */
const someFirms = (write: Database, clusterId: string, today: string) => prepared(write, `SELECT DISTINCT o.id, o.name FROM membership m JOIN organisation o ON o.id = m.organisationId
  WHERE m.clusterId = ? AND o.kind = 'firm' AND o.country = 'IT' AND m."from" <= ? AND m."to" IS NULL ORDER BY m.kind DESC, o.sortKey LIMIT 9`).all(clusterId, addDays(today, -30)) as { id: string; name: string }[]

/** The invented policy of the sample district: three versions, a consultation, nine firms that follow it, each in its own way, inside the running batch. */
export async function insertSamplePolicies(sample: Sample): Promise<void> {
  const { write, today, at } = sample
  const cluster = prepared(write, 'SELECT id FROM cluster ORDER BY id LIMIT 1').get() as { id: string } | undefined
  if (!cluster) return
  const firms = someFirms(write, cluster.id, today)
  const name = 'Politica di responsabilità sociale del distretto conciario (esempio)'
  const policyId = insertRecord(write, 'policy', { name, nameEnglish: 'Social responsibility policy of the leather cluster (example)', sortKey: sortKey(name), scope: 'cluster', clusterId: cluster.id, language: 'it' })
  const first = insertVersion(write, policyId, {})
  fillVersion(write, first, { template: 'cluster' }, 'it')
  consult(sample, first, firms)
  const second = nextVersion(sample, policyId, first, { it: 'Testo dopo la consultazione.', en: 'The text after the consultation.' }, { '2.3': paid })
  updateRecord(write, 'policyContribution', (prepared(write, 'SELECT id FROM policyContribution WHERE number = 1').get() as { id: string }).id, { resultingVersionId: second, resultingClauseId: numbered(write, second, '2.3').clauseId })
  adoptVersion(write, versionRow(write, second), at, { ...decisionColumns(decision(addDays(today, -165), '3')), effectiveFrom: addDays(today, -150), effectiveTo: null })
  insertRecord(write, 'policyMilestone', { policyId, versionId: second, name: 'Presentata ai soci', on: addDays(today, -140), note: null })
  const above = aboveOf(write, versionRow(write, second))
  const made = firms.map(firm => deriveOne(write, above, firm))
  for (const [index, { versionId }] of made.entries()) {
    tailor(sample, versionId, index)
    if (index < 6) signs(sample, versionId, index, addDays(today, -120 + index))
  }
  const third = nextVersion(sample, policyId, second, { it: 'Sostanze controllate a ogni acquisto; nuova clausola sui dati delle persone.', en: 'Substances checked at every purchase; a new clause on people’s data.' }, { '4.2': excluded })
  const last = numbered(write, third, '2.6')
  insertClause(write, { versionId: third, clauseId: `sample-${policyId}`, parentId: last.parentId, position: last.position + 0.5 }, {
    heading: 'Dati delle persone', headingEnglish: 'People’s data', text: paragraphs('I dati di chi lavora si usano solo per il lavoro e si cancellano quando non servono più.'), textEnglish: paragraphs('The data of people at work are used for work only and deleted when no longer needed.'),
    strength: 'must', tailorability: 'strengthenable', parameters: [], rationale: null, rationaleEnglish: null, sources: [{ standard: 'ISO 26000', reference: '6.4' }],
  }, 'it')
  adoptVersion(write, versionRow(write, third), at, { ...decisionColumns(decision(addDays(today, -45), '7')), effectiveFrom: addDays(today, -30), effectiveTo: null })
  const followers = made.slice(0, 2).map(one => policyRow(write, one.policyId))
  await followIn({ write, at, breathe: async () => undefined }, followers, { clauseIds: undefined, day: today, untailored: true })
  const again = newestVersion(write, followers[0]?.id ?? '')
  if (again) signs(sample, again.id, 0, addDays(today, -10))
}
