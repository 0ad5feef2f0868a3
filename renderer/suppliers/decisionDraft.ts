import { z } from 'zod'
import type { Input } from '../../shared/contract.ts'
import { typedDay } from '../components/days.ts'

type DecisionInput = NonNullable<Input<'suppliers.transition'>['decision']>

/** What an act says beside its date and reasons, as it is typed. */
export const decisionDraft = z.object({
  body: z.string(), decidedBy: z.array(z.string()), conditions: z.array(z.object({ text: z.string(), due: z.string() })), notice: z.string(), reply: z.string(), sameHandsReason: z.string(), overrideReason: z.string(),
})
export type DecisionDraft = z.infer<typeof decisionDraft>

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
