import { useState } from 'react'
import { z } from 'zod'
import type { Input } from '../../shared/contract.ts'
import { formatDay } from '../../shared/format.ts'
import { causesFor, decisionOf, supplierStates, type SupplierState } from '../../shared/suppliers/lifecycle.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { typedDay } from '../components/days.ts'
import { useKept } from '../components/draft.tsx'
import { decisionDraft, decisionInput, emptyDecision, type DecisionDraft } from './decisionDraft.ts'
import type { Moving } from './TransitionDialog.tsx'

const draftShape = z.object({ to: z.enum(supplierStates).nullable(), on: z.string(), reason: z.string(), cause: z.string().nullable(), due: z.string(), until: z.string(), document: z.string() })
type Draft = z.infer<typeof draftShape>
const shape = z.object({ draft: draftShape, act: decisionDraft })
type Move = Input<'suppliers.transition'>

/** The step that the dialog begins with: the proposed one where it is allowed, else the only one. */
function firstStep(to: SupplierState | undefined, allowed: readonly SupplierState[]): SupplierState | null {
  if (to && allowed.includes(to)) return to
  return allowed.length === 1 ? (allowed[0] ?? null) : null
}

/** The step as the core takes it; null while something is missing or cannot be read. */
function moveInput({ qualificationId, appealId }: Moving, draft: Draft, act: DecisionDraft, from: SupplierState): Move | null {
  const { to, reason, document } = draft
  const [on, due, until] = [typedDay(draft.on), typedDay(draft.due), typedDay(draft.until)]
  if (to === null || !on || due === undefined || until === undefined || reason.trim() === '') return null
  const cause = causesFor(to).find(one => one === draft.cause)
  const decision = decisionOf(from, to) === null ? undefined : decisionInput(act)
  if (decision === null) return null
  return {
    qualificationId, to, date: on, reason: reason.trim(), ...(cause ? { cause } : {}), ...(due ? { dueOn: due } : {}), ...(until ? { validUntil: until } : {}), ...(document.trim() ? { document: document.trim() } : {}),
    ...(decision ? { decision } : {}), ...(appealId ? { appealId } : {}),
  }
}

/** What is typed into the dialog of a step, and how it is carried out. */
export function useMove(moving: Moving, { from, allowed, writer }: { from: SupplierState; allowed: readonly SupplierState[]; writer: string | undefined }) {
  const t = useWords()
  const [tried, setTried] = useState(false)
  // what was typed of one step is no beginning of another
  const kept = useKept([`move/${moving.qualificationId}/${from}`, moving.to, moving.appealId].filter(Boolean).join('/'), () => ({
    draft: { to: firstStep(moving.to, allowed), on: formatDay(today()), reason: '', cause: moving.cause ?? null, due: '', until: '', document: '' }, act: emptyDecision(writer),
  }), shape)
  const { now: { draft, act }, set } = kept
  const save = async () => {
    setTried(true)
    const input = moveInput(moving, draft, act, from)
    if (!input) return false
    const moved = await api.call('suppliers.transition', input)
    const values = { name: moving.name, state: t(`supplierStates:${moved.state}`) }
    if (moved.decision) showDone(t('suppliers:screen.move.decided', { ...values, number: `${moved.decision.number}/${moved.decision.year}` }))
    else showDone(t('suppliers:screen.move.done', values), moved.batch)
    return true
  }
  return {
    draft, act, tried, save, kept, set: (part: Partial<Draft>) => set({ draft: { ...draft, ...part } }), setAct: (part: Partial<DecisionDraft>) => set({ act: { ...act, ...part } }),
    kind: draft.to === null ? null : decisionOf(from, draft.to),
  }
}
export type MoveDraft = ReturnType<typeof useMove>
