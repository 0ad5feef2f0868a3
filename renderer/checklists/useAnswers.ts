import { useCallback, useMemo, useState } from 'react'
import type { Answer, Assessment, AnswerFields, Checklist, GivenAnswer } from '../../shared/checklists.ts'
import { resultOf } from '../../shared/checklists/result.ts'
import { api } from '../app/api.ts'
import { attempt } from '../app/notices.tsx'

const unanswered: AnswerFields = { answer: null, note: null, evidence: null }

/** The answers of a self-assessment as they are on the screen: what was chosen shows at once, and is taken back where it is refused. */
export function useAnswers({ record, checklist, refetch }: { record: Assessment; checklist: Checklist; refetch: () => Promise<unknown> }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Answer | null>>(new Map())
  const { id, answers: stored } = record
  const given = useMemo(() => {
    const all = new Map<string, AnswerFields>(stored.map(one => [one.row, one]))
    for (const [row, answer] of chosen) all.set(row, { ...unanswered, ...all.get(row), answer })
    return all
  }, [stored, chosen])
  const result = useMemo(() => resultOf(checklist, [...given].map(([row, fields]): GivenAnswer => ({ row, ...fields }))), [checklist, given])

  const choose = useCallback(async (row: string, answer: Answer | null) => {
    setChosen(all => new Map(all).set(row, answer))
    await attempt(() => api.call('checklists.answer', { id, answers: [{ row, answer }] }))
    await refetch()
    // what was chosen meanwhile stays until it is stored itself
    setChosen(all => (all.get(row) === answer ? new Map([...all].filter(([one]) => one !== row)) : all))
  }, [id, refetch])

  const write = useCallback(async (row: string, fields: { note: string | null } | { evidence: string | null }) => {
    await api.call('checklists.answer', { id, answers: [{ row, ...fields }] })
    await refetch()
  }, [id, refetch])

  return { of: (row: string): AnswerFields => given.get(row) ?? unanswered, result, choose, write, readOnly: record.deletedAt !== null }
}

export type Given = ReturnType<typeof useAnswers>
