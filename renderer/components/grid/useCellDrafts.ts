import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { cellValue } from '../../../shared/cells.ts'
import type { Answer } from '../../../shared/contract.ts'
import { api, askAhead, queryClient, useRead } from '../../app/api.ts'
import { attempt } from '../../app/notices.tsx'

const shape = z.object({
  /** What its row is called, for who looks for it. */
  name: z.string(),
  text: z.string(),
  problem: z.string(),
  /** What the cell showed, and after a refusal what is stored by now. */
  seen: cellValue,
})
/** What was typed or pasted into a cell and could not be kept: it stays there, red, with its reason, until it is mended or given up. */
export type CellDraft = z.infer<typeof shape>
/** By cell (`cellId`). */
export type CellDrafts = ReadonlyMap<string, CellDraft>

const drafts = z.record(z.string(), shape)
const readDrafts = (value: unknown): CellDrafts => new Map(Object.entries(drafts.safeParse(value).data ?? {}))

/** The drafts of a list's cells, kept in the workspace for whoever writes. A change is shown from here, at once, also where the list has left the screen. */
export function useCellDrafts(store: string, able: boolean) {
  const document = `cells/${store}`
  // an anonymised person takes with it what was typed of it
  const value = useRead('drafts.read', { document }, { enabled: able, tables: ['person'] }).data?.value
  const change = useCallback((changes: Iterable<readonly [cell: string, draft: CellDraft | null]>) => {
    const asked = ['drafts.read', { document }] as const
    const put = (known: Answer<'drafts.read'>) => {
      const next = new Map(readDrafts(known.value))
      let touched = false
      for (const [cell, draft] of changes) {
        touched = touched || draft !== null || next.has(cell)
        if (draft) next.set(cell, draft)
        else next.delete(cell)
      }
      if (!touched) return
      const now = Object.fromEntries(next)
      void queryClient.cancelQueries({ queryKey: asked })
      queryClient.setQueryData<Answer<'drafts.read'>>(asked, { ...known, value: now })
      void attempt(() => (next.size > 0 ? api.call('drafts.save', { document, value: now }) : api.call('drafts.drop', { document })))
    }
    const known = queryClient.getQueryData<Answer<'drafts.read'>>(asked)
    if (known) put(known)
    else void attempt(async () => put(await askAhead(...asked)))
  }, [document])
  return { drafts: useMemo(() => readDrafts(value), [value]), change }
}
