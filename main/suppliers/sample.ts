import type { Database } from 'better-sqlite3'
import { addDays } from '../../shared/periods.ts'
import { categoriesByAteco } from '../../shared/suppliers/scheme.ts'
import type { Acting } from '../core/service.ts'
import { insertRecord } from '../organisations/records.ts'
import { saveAppeal } from './appeals.ts'
import { publish } from './publish.ts'
import { saveRating } from './ratings.ts'
import { checkMember, insertSupplier, openQualification } from './roles.ts'
import { plans, type Plan } from './samplePlans.ts'
import { readCategories, schemeAt } from './scheme.ts'
import { saveScore } from './sheets.ts'
import { move } from './transition.ts'

type Sample = { write: Database; batch: string; at: string; today: string }
type Firm = { id: string; name: string; atecoCode: string | null; country: string }

/** The door of the services, inside the batch that makes the sample. */
function acting({ write, batch, at, today }: Sample): Acting {
  return {
    read: write, today, writer: null,
    commit: async (_head, work) => ({ batch, answer: await work({ write, batch, at, today, breathe: async () => undefined, get db(): never { throw new Error('the sample writes by statements') } }) }),
  }
}

/** How far the criteria of one supplier lie apart. */
const swing = [0, 4, -3, 2, -2, 6, -5] as const
const reasonFor = (points: number) => (points >= 75 ? 'Documentato e verificato sul posto' : points >= 55 ? 'Documentato in parte, verificato a campione' : 'Poche prove, da approfondire')
const scorers = ['Ufficio fornitori: Piera Lanternari']

async function score(desk: Acting, qualificationId: string, points: number | null, scoredOn: string): Promise<void> {
  const { content } = schemeAt(desk.read, scoredOn)
  await saveScore({
    qualificationId, scoredOn, scoredBy: scorers,
    // not every criterion is worth the same to everybody, and the least weighty has no data now and then
    entries: content.criteria.map(({ code, evidence }, index) => {
      const given = points === null ? null : Math.min(100, Math.max(0, points + (swing[index % swing.length] ?? 0)))
      return { criterion: code, points: given, reason: given === null ? null : reasonFor(given), evidence: [{ documentId: null, label: evidence.split(/[,.]/)[0] ?? evidence }] }
    }),
    findings: content.knockOuts.map(({ code }) => ({ code, found: false })),
  }, desk)
}

type Live = { qualificationId: string; decisionId: string; appealId: string | undefined }

const agoOf = (one: Plan['steps'][number]): number => ('appealAgo' in one ? (one.answeredAgo ?? one.appealAgo) : one.ago)

/** Takes one step of a plan. */
async function step(desk: Acting, one: Plan['steps'][number], known: Live): Promise<void> {
  const day = (ago: number) => addDays(desk.today, -ago)
  if ('points' in one) return score(desk, known.qualificationId, one.points, day(one.ago))
  if ('appealAgo' in one) {
    const answer = one.outcome === undefined || one.answeredAgo === undefined ? {} : { outcome: one.outcome, answeredOn: day(one.answeredAgo), answer: 'Sentite le parti' }
    const { id } = await saveAppeal({ decisionId: known.decisionId, fields: { filedOn: day(one.appealAgo), grounds: 'Il fornitore contesta i fatti', panel: ['Viola Orzaioli', 'Oreste Gelsomini', 'Nives Ulivastri'], ...answer } }, desk)
    known.appealId = id
    return
  }
  const { to, ago, reason, more = {}, until, conditionDue, noticeAgo, dueIn } = one
  const decision = more.decision && {
    ...more.decision, ...(noticeAgo === undefined ? {} : { noticeOn: day(noticeAgo) }),
    ...(conditionDue === undefined ? {} : { conditions: [{ text: 'Presentare il piano per la sicurezza delle macchine', dueOn: day(-conditionDue) }] }),
  }
  const { decision: act } = await move({
    ...more, qualificationId: known.qualificationId, to, date: day(ago), reason, decision, validUntil: until === undefined ? undefined : day(-until), dueOn: dueIn === undefined ? undefined : day(-dueIn),
    appealId: to === 'qualified' ? known.appealId : undefined,
  }, desk)
  if (act) known.decisionId = act.id
}

/** What every supplier of the sample that got so far has signed: the code of conduct and its own declaration. */
function sign(write: Database, organisationId: string, today: string): void {
  const common = { organisationId, verified: 1, checkedHow: 'copy' }
  insertRecord(write, 'document', { ...common, documentTypeId: 'type-code-of-conduct', issuedOn: addDays(today, -420), expiresOn: addDays(today, 310) })
  insertRecord(write, 'document', { ...common, documentTypeId: 'type-self-declaration', issuedOn: addDays(today, -120) })
}

/** Members say what they think of a supplier: three of the first ones, two of another, which stays hidden. */
async function rate(desk: Acting, supplierId: string, members: readonly string[]): Promise<void> {
  for (const [index, organisationId] of members.entries()) {
    await saveRating({ supplierId, organisationId, fields: { year: Number(desk.today.slice(0, 4)), quality: 3 + (index % 3), delivery: 4, service: index === 0 ? null : 5 } }, desk)
    insertRecord(desk.read, 'supplierNaming', { supplierId, organisationId: checkMember(desk.read, supplierId, organisationId).memberId, namedOn: addDays(desk.today, -200) })
  }
}

const mostSuppliers = 42

/**
 * Makes suppliers of the sample district's firms, in every state, with scores, decisions, appeals and a published list, inside the running batch. The same day gives the
 * same suppliers; they and what is said of them are invented.
 */
export async function insertSampleSuppliers(sample: Sample): Promise<void> {
  const desk = acting(sample)
  const { write, today } = sample
  const categories = readCategories(write, today)
  const firms = (write.prepare(`SELECT id, name, atecoCode, country FROM organisation WHERE kind = 'firm' ORDER BY sortKey`).all() as Firm[])
    .flatMap(firm => { const [category] = categoriesByAteco(categories, firm.atecoCode); return category ? [{ ...firm, category }] : [] })
  const members = firms.slice(-4).map(({ id }) => id)
  const steps: { ago: number; take: () => Promise<void> }[] = []
  for (const [index, { id, category }] of firms.slice(0, mostSuppliers).entries()) {
    const plan = plans[index % plans.length]
    if (!plan) continue
    const supplierId = insertSupplier(write, id, { description: `${category.name}: lavorazioni e consegne per il distretto`, hasStaff: true, noticeOn: addDays(today, -plan.openedAgo), confirmedOn: index % 4 === 0 ? addDays(today, -100) : null })
    const qualificationId = openQualification(write, { supplierId, categoryId: category.id, date: addDays(today, -plan.openedAgo), reason: null })
    if (qualificationId === null) continue
    const known: Live = { qualificationId, decisionId: '', appealId: undefined }
    steps.push(...plan.steps.map(one => ({ ago: agoOf(one), take: () => step(desk, one, known) })))
    if (plan.steps.length > 2) sign(write, id, today)
    if (index % 9 === 0) await rate(desk, supplierId, members.slice(0, index === 9 ? 2 : 4))
  }
  // in the order of their days, so that acts are numbered as they were taken
  for (const { take } of steps.toSorted((a, b) => b.ago - a.ago)) await take()
  await publish({ date: addDays(today, -30) }, desk)
}
