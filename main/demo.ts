import { mkdirSync, rmSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answer, Input, ProcedureName } from '../shared/contract.ts'
import { formatNumber } from '../shared/format.ts'
import type { Written } from '../shared/organisations.ts'
import type { Language } from '../shared/procedure.ts'
import type { PolicyPaper } from '../shared/policies.ts'
import type { supplierPapers } from '../shared/suppliers.ts'
import { root } from './root.ts'
import { startCore, type Core } from './core/core.ts'

const out = fileURLToPath(new URL('out/demo/', root))
const list = fileURLToPath(new URL('resources/sample/elenco-soci.xlsx', root))

/** What the letters of decisions are called. */
const letterNames = [
  { kind: 'admission', it: 'ammissione', en: 'admission' }, { kind: 'conditions', it: 'ammissione-con-riserva', en: 'admission-with-conditions' }, { kind: 'rejection', it: 'rifiuto', en: 'rejection' },
  { kind: 'suspension', it: 'sospensione', en: 'suspension' }, { kind: 'exclusion', it: 'esclusione', en: 'exclusion' },
] as const

let calls = 0

/** An answer of the core; a refusal ends the demo with its words. */
async function ask<N extends ProcedureName>(core: Core, procedure: N, input: Input<N>): Promise<Answer<N>> {
  const reply = await core.call({ id: `demo-${++calls}`, procedure, input })
  if (!reply.ok) throw new Error(`${procedure}: ${reply.error.code}: ${reply.error.message}`)
  // what the contract promises of this procedure
  return reply.answer as Answer<N>
}

function tell({ path, pages, rows, bytes }: Pick<Written, 'path' | 'pages' | 'rows' | 'bytes'>): void {
  const extent = pages === null ? (rows === null ? '' : `${rows} rows`) : pages === 1 ? '1 page' : `${pages} pages`
  console.log(`${`${formatNumber(Math.ceil(bytes / 1024), 'en')} kB`.padStart(8)}  ${extent.padEnd(9)}  ${relative(fileURLToPath(root), path)}`)
}

async function importList(core: Core, clusterId: string): Promise<void> {
  const { session, counts } = await ask(core, 'members.import.preview', { file: list, clusterId })
  console.log(`\n${basename(list)}: ${counts.total} rows: ${counts.new} new, ${counts.update} to update, ${counts.same} the same, ${counts.duplicate} duplicates, ${counts.error} in error`)
  const { counts: applied } = await ask(core, 'members.import.apply', { session })
  console.log(`imported: ${applied.created} new, ${applied.updated} updated; ${applied.left} left out\n`)
  tell(await ask(core, 'members.import.rejected', { session, language: 'it', path: join(out, 'righe-da-sistemare.xlsx') }))
}

/** The lists, the papers of one supplier, and a letter of each kind. */
async function writeSupplierPapers(core: Core, language: Language): Promise<void> {
  const [supplier] = (await ask(core, 'suppliers.list', { state: 'suspended', limit: 1 })).rows
  const [list] = (await ask(core, 'suppliers.publications.list', {})).publications
  const { decisions } = await ask(core, 'suppliers.decisions.list', {})
  const sheet = decisions.find(({ scoreSheetId }) => scoreSheetId !== null)
  if (!supplier?.qualificationId || !list || !sheet?.scoreSheetId) throw new Error('the sample district has no suppliers')
  const { supplierId, qualificationId } = supplier
  const print = async (kind: (typeof supplierPapers)[number], name: { it: string; en: string }, more: Partial<Input<'suppliers.export'>> = {}, formats: readonly ('pdf' | 'xlsx')[] = ['pdf']) => {
    for (const format of formats) tell(await ask(core, 'suppliers.export', { kind, format, language, path: join(out, `${name[language]}.${format}`), ...more }))
  }
  await print('published', { it: 'fornitori-qualificati', en: 'qualified-suppliers' }, { publicationId: list.id }, ['xlsx', 'pdf'])
  await print('internal', { it: 'fornitori-interno', en: 'suppliers-internal' }, {}, ['xlsx', 'pdf'])
  await print('register', { it: 'registro-decisioni', en: 'register-of-decisions' }, {}, ['xlsx', 'pdf'])
  await print('criteria', { it: 'criteri-fornitori', en: 'supplier-criteria' })
  await print('card', { it: 'scheda-fornitore', en: 'supplier-card' }, { supplierId })
  await print('sheet', { it: 'scheda-valutazione', en: 'score-sheet' }, { sheetId: sheet.scoreSheetId })
  await print('renewals', { it: 'lettere-rinnovo', en: 'renewal-letters' }, { days: 400 })
  await print('letter', { it: 'lettera-richiesta-documenti', en: 'letter-request-for-documents' }, { letter: 'documents', supplierId })
  await print('letter', { it: 'lettera-preavviso-esclusione', en: 'letter-notice-of-exclusion' }, { letter: 'exclusionNotice', qualificationId, cause: 'E5' })
  for (const { kind, it, en } of letterNames) {
    const decision = decisions.find(one => one.kind === kind)
    if (decision) await print('letter', { it: `lettera-${it}`, en: `letter-${en}` }, { letter: 'decision', decisionId: decision.id })
  }
  tell(await ask(core, 'suppliers.calendar', { language, path: join(out, language === 'it' ? 'scadenze-fornitori.ics' : 'supplier-deadlines.ics') }))
}

/** A firm's answers by a checklist, the guidelines, an empty one, and the questionnaire that goes out. */
async function writeChecklists(core: Core, language: 'it' | 'en', file: (it: string, en: string) => string): Promise<void> {
  const [assessed] = (await ask(core, 'checklists.list', { filter: { checklist: 'sa8000:2014', state: 'complete' }, sort: '-alarms', limit: 1 })).rows
  if (!assessed) throw new Error('the sample district has no filled checklist')
  const { id, organisationId } = assessed
  tell(await ask(core, 'checklists.export', { kind: 'result', format: 'pdf', language, id, path: file('esito-checklist-sa8000.pdf', 'checklist-result-sa8000.pdf') }))
  for (const format of ['pdf', 'xlsx'] as const) tell(await ask(core, 'checklists.export', { kind: 'filled', format, language, id, path: file(`checklist-compilata-sa8000.${format}`, `filled-checklist-sa8000.${format}`) }))
  for (const { code, edition } of (await ask(core, 'checklists.catalogue', { language })).checklists) {
    const which = { checklist: code, edition, language, format: 'pdf' } as const
    tell(await ask(core, 'checklists.export', { ...which, kind: 'guidelines', path: file(`linee-guida-${code}-${edition}.pdf`, `guidelines-${code}-${edition}.pdf`) }))
    tell(await ask(core, 'checklists.export', { ...which, kind: 'empty', path: file(`checklist-vuota-${code}-${edition}.pdf`, `empty-checklist-${code}-${edition}.pdf`) }))
  }
  tell(await ask(core, 'checklists.questionnaire.write', { organisationId, checklist: 'sa8000', edition: '2014', language, path: file('questionario-sa8000.xlsx', 'questionnaire-sa8000.xlsx') }))
}

/** What a meeting to come needs on paper, the minutes and an excerpt of one that is over, the registers, and who has a stake. */
async function writeMeetings(core: Core, clusterId: string, language: Language, file: (it: string, en: string) => string): Promise<void> {
  const { rows } = await ask(core, 'meetings.list', { sort: 'startsAt', limit: 100 })
  const coming = rows.find(({ state }) => state === 'convened')
  const [decision] = (await ask(core, 'meetings.decisions.list', { sort: 'startsAt', limit: 1 })).rows
  if (!coming || !decision) throw new Error('the sample district has no meetings')
  const papers = [['convocation', 'convocazione', 'convocation'], ['agenda', 'ordine-del-giorno', 'agenda'], ['attendance', 'foglio-presenze', 'attendance-sheet']] as const
  for (const [kind, it, en] of papers) tell(await ask(core, 'meetings.export', { meetingId: coming.id, kind, format: 'pdf', language, path: file(`${it}.pdf`, `${en}.pdf`) }))
  tell(await ask(core, 'minutes.export', { meetingId: decision.meetingId, format: 'pdf', language, path: file('verbale.pdf', 'minutes.pdf') }))
  tell(await ask(core, 'meetings.export', { meetingId: decision.meetingId, kind: 'excerpt', decisionId: decision.id, format: 'pdf', language, path: file('estratto-verbale.pdf', 'excerpt-of-minutes.pdf') }))
  const registers = [['minutes', 'registro-verbali', 'register-of-minutes'], ['decisions', 'libro-deliberazioni', 'book-of-decisions'], ['actions', 'registro-impegni', 'register-of-actions'], ['statistics', 'presenze-organizzazioni', 'attendance-by-organisation']] as const
  for (const [kind, it, en] of registers) for (const format of ['xlsx', 'pdf'] as const) tell(await ask(core, 'meetings.register', { kind, format, language, path: file(`${it}.${format}`, `${en}.${format}`) }))
  tell(await ask(core, 'meetings.bodySheet', { bodyId: coming.bodyId, language, path: file('scheda-gruppo.pdf', 'group-sheet.pdf') }))
  for (const format of ['pdf', 'xlsx'] as const) tell(await ask(core, 'groups.stakeholders.export', { clusterId, bodyId: coming.bodyId, format, language, path: file(`portatori-di-interesse.${format}`, `stakeholders.${format}`) }))
  tell(await ask(core, 'meetings.calendar', { language, path: file('riunioni.ics', 'meetings.ics') }))
}

/** The cluster's policy, what changed in it, what was said of it and who follows it; a firm's own with the form to sign. */
async function writePolicies(core: Core, language: Language, file: (it: string, en: string) => string): Promise<void> {
  const { rows } = await ask(core, 'policies.list', { limit: 1000 })
  const cluster = rows.find(({ scope, parentId }) => scope === 'cluster' && parentId === null)
  const firm = rows.find(({ parentId, tailored }) => parentId !== null && parentId === cluster?.id && tailored > 0)
  if (!cluster?.versionId || !firm?.versionId) throw new Error('the sample district has no policies')
  const [consultation] = (await ask(core, 'policies.get', { id: cluster.id })).consultations
  const print = async (kind: PolicyPaper, versionId: string, format: 'pdf' | 'xlsx', name: { it: string; en: string }) => { tell(await ask(core, 'policies.export', { versionId, kind, format, language, path: file(`${name.it}.${format}`, `${name.en}.${format}`) })) }
  await print('adopted', cluster.versionId, 'pdf', { it: 'politica-distretto', en: 'cluster-policy' })
  await print('comparison', cluster.versionId, 'pdf', { it: 'confronto-versioni', en: 'comparison-of-versions' })
  await print('firm', firm.versionId, 'pdf', { it: 'politica-impresa', en: 'firm-policy' })
  await print('acceptanceForm', firm.versionId, 'pdf', { it: 'modulo-accettazione', en: 'acceptance-form' })
  await print('firms', cluster.versionId, 'pdf', { it: 'politiche-imprese', en: 'policies-of-firms' })
  for (const format of ['pdf', 'xlsx'] as const) {
    await print('coverage', cluster.versionId, format, { it: 'copertura-politica', en: 'coverage-of-policy' })
    if (consultation) await print('matrix', consultation.versionId, format, { it: 'contributi-e-risposte', en: 'contributions-and-replies' })
  }
}

async function writePapers(core: Core, clusterId: string): Promise<void> {
  const [firm] = (await ask(core, 'members.list', { clusterId, sort: '-employees', limit: 1 })).rows
  const [document] = (await ask(core, 'documents.list', { filter: { state: 'expiring' }, limit: 1 })).rows
  const person = (await ask(core, 'people.list', { filter: { directory: 'given', noticeOn: { empty: false } }, limit: 100 })).rows.find(({ organisationId }) => organisationId !== null)
  if (!firm || !document || !person) throw new Error('the sample district has no members')
  const [described] = (await ask(core, 'clusters.reference', { language: 'it' })).clusters
  for (const language of ['it', 'en'] as const) {
    const file = (it: string, en: string) => join(out, language === 'it' ? it : en)
    tell(await ask(core, 'members.export', { kind: 'list', format: 'xlsx', language, clusterId, path: file('elenco-soci.xlsx', 'members.xlsx') }))
    tell(await ask(core, 'members.export', { kind: 'list', format: 'pdf', language, clusterId, path: file('elenco-soci.pdf', 'members.pdf') }))
    tell(await ask(core, 'members.export', { kind: 'sheet', format: 'pdf', language, organisationId: firm.organisationId, path: file('scheda-socio.pdf', 'member-sheet.pdf') }))
    tell(await ask(core, 'home.export', { language, clusterId, path: file('distretto-in-numeri.pdf', 'district-in-numbers.pdf') }))
    tell(await ask(core, 'quality.export', { language, format: 'pdf', path: file('controllo-dati.pdf', 'data-quality.pdf') }))
    tell(await ask(core, 'quality.export', { language, format: 'xlsx', path: file('controllo-dati.xlsx', 'data-quality.xlsx') }))
    tell(await ask(core, 'clusters.export', { id: clusterId, language, path: file('scheda-distretto.pdf', 'cluster-card.pdf') }))
    tell(await ask(core, 'people.sheet', { id: person.personId, language, path: file('scheda-contatto.pdf', 'contact-sheet.pdf') }))
    tell(await ask(core, 'documents.sheet', { id: document.id, language, path: file('scheda-documento.pdf', 'document-sheet.pdf') }))
    for (const format of ['xlsx', 'pdf'] as const) {
      tell(await ask(core, 'people.export', { format, language, path: file(`elenco-contatti.${format}`, `contacts.${format}`) }))
      tell(await ask(core, 'documents.export', { format, language, path: file(`documenti-in-scadenza.${format}`, `expiring-documents.${format}`) }))
    }
    await writeSupplierPapers(core, language)
    await writeChecklists(core, language, file)
    await writeMeetings(core, clusterId, language, file)
    await writePolicies(core, language, file)
    tell(await ask(core, 'documents.calendar', { language, path: file('scadenze.ics', 'deadlines.ics') }))
  }
  tell(await ask(core, 'members.export', { kind: 'list', format: 'csv', language: 'it', clusterId, path: join(out, 'elenco-soci.csv') }))
  if (described) tell(await ask(core, 'clusters.export', { reference: described.id, language: 'it', path: join(out, 'scheda-caso.pdf') }))
}

/** Builds the sample district, imports the sample list into it and writes the deliverables: all without a screen. */
export async function demo(): Promise<void> {
  const started = performance.now()
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const path = join(out, 'distretto-di-prova.desk')
  const core = startCore({ home: join(out, 'home'), file: path, writer: 'Demo' })
  try {
    await ask(core, 'workspace.create', { sample: true, language: 'it' })
    const { clusters } = await ask(core, 'clusters.list', {})
    for (const cluster of clusters) console.log(`${cluster.name}: ${cluster.members} members`)
    const largest = clusters.toSorted((a, b) => b.members - a.members)[0]
    if (!largest) throw new Error('the sample district has no cluster')
    await importList(core, largest.id)
    await writePapers(core, largest.id)
  } finally {
    await core.close()
  }
  // closing writes into the file what stood in its log
  tell({ path, pages: null, rows: null, bytes: statSync(path).size })
  console.log(`\n${formatNumber(Math.round((performance.now() - started) / 100) / 10, 'en')} s`)
}
