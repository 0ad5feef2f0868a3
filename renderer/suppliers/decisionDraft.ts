import type { Input } from '../../shared/contract.ts'
import { typedDay } from './days.ts'

type DecisionInput = NonNullable<Input<'suppliers.transition'>['decision']>

/** What an act says beside its date and reasons, as it is typed. */
export type DecisionDraft = {
  body: string
  decidedBy: string[]
  conditions: { text: string; due: string }[]
  notice: string
  reply: string
  sameHandsReason: string
  overrideReason: string
}

/** Whoever writes decides, until somebody else is named. */
export const emptyDecision = (writer: string | undefined): DecisionDraft =>
  ({ body: '', decidedBy: writer ? [writer] : [], conditions: [{ text: '', due: '' }], notice: '', reply: '', sameHandsReason: '', overrideReason: '' })

const given = <K extends keyof DecisionInput>(key: K, text: string): Partial<Record<K, string>> => (text.trim() === '' ? {} : { [key]: text.trim() } as Partial<Record<K, string>>)

/** Whether a line of the conditions was begun. */
export const isBegun = ({ text, due }: DecisionDraft['conditions'][number]): boolean => text.trim() !== '' || due.trim() !== ''

/** The act as the core takes it; null while something in it cannot be read. */
export function decisionInput({ body, decidedBy, conditions, notice, reply, sameHandsReason, overrideReason }: DecisionDraft): DecisionInput | null {
  const read = conditions.filter(isBegun).map(({ text, due }) => ({ text: text.trim(), dueOn: typedDay(due) }))
  const whole = read.flatMap(({ text, dueOn }) => (text !== '' && dueOn ? [{ text, dueOn }] : []))
  const noticeOn = typedDay(notice)
  if (noticeOn === undefined || whole.length < read.length) return null
  return {
    ...given('body', body), ...(decidedBy.length > 0 ? { decidedBy } : {}), ...(whole.length > 0 ? { conditions: whole } : {}), ...(noticeOn ? { noticeOn } : {}),
    ...given('reply', reply), ...given('sameHandsReason', sameHandsReason), ...given('overrideReason', overrideReason),
  }
}
