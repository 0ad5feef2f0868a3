import type { Answer, Input } from '../../shared/contract.ts'
import { addDays } from '../../shared/periods.ts'
import type { SupplierState } from '../../shared/suppliers/lifecycle.ts'
import type { TestDesk } from './desk.ts'

/** A category by its code. */
export async function category(desk: TestDesk, code: string): Promise<string> {
  const found = (await desk.call('suppliers.categories.list', {})).categories.find(one => one.code === code)
  if (!found) throw new Error(`no category ${code}`)
  return found.id
}

/** A new supplier with a draft in one category. */
export async function newSupplier(desk: TestDesk, name: string, { code = 'D5', date = '2026-01-10' }: { code?: string; date?: string } = {}) {
  const answer = await desk.call('suppliers.save', { organisation: { name }, values: {}, categoryIds: [await category(desk, code)], date })
  return { ...answer, qualificationId: answer.qualificationIds[0] ?? '' }
}

type Moving = Input<'suppliers.transition'>
/** Takes a qualification one state on; what takes something away was announced a month before. */
export function moveTo(desk: TestDesk, qualificationId: string, to: SupplierState, date: string, more: Partial<Moving> = {}): Promise<Answer<'suppliers.transition'>> {
  const warned = to === 'suspended' || to === 'excluded' ? { decision: { noticeOn: addDays(date, -30), ...more.decision } } : {}
  return desk.call('suppliers.transition', { qualificationId, to, date, reason: `Motivo di prova: ${to}`, ...more, ...warned })
}

/** A complete score: every criterion of the preset with as many points, no knock-out. */
export async function scoreAll(desk: TestDesk, qualificationId: string, points: number | null, scoredOn: string, more: Partial<Input<'suppliers.score'>> = {}) {
  const [scheme] = (await desk.call('suppliers.schemes.list', {})).schemes
  return desk.call('suppliers.score', {
    qualificationId, scoredOn, scoredBy: ['Anna Valuta'], entries: scheme?.content.criteria.map(({ code }) => ({ criterion: code, points })) ?? [],
    findings: scheme?.content.knockOuts.map(({ code }) => ({ code, found: false })) ?? [], ...more,
  })
}

/** A supplier that was qualified on a day. */
export async function qualifiedSupplier(desk: TestDesk, name: string, { code = 'D5', points = 85, validUntil }: { code?: string; points?: number; validUntil?: string } = {}) {
  const supplier = await newSupplier(desk, name, { code })
  for (const [to, date] of [['applied', '2026-01-15'], ['checking', '2026-01-20'], ['scoring', '2026-02-01']] as const) await moveTo(desk, supplier.qualificationId, to, date)
  await scoreAll(desk, supplier.qualificationId, points, '2026-02-05')
  const decided = await moveTo(desk, supplier.qualificationId, 'qualified', '2026-02-10', { decision: { decidedBy: ['Bruno Decide'] }, ...(validUntil === undefined ? {} : { validUntil }) })
  return { ...supplier, decided }
}
