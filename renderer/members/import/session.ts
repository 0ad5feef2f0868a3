import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { importChoice, type ImportPreview } from '../../../shared/members.ts'
import { api, queryClient, useRead } from '../../app/api.ts'
import type { Choices } from './choices.ts'
import { useImportKind } from './kind.ts'

/** Tickets of the files that were read in this window: with them a session can be read again with other columns. */
const files = new Map<string, string>()
const tables = ['organisation', 'site', 'figure', 'membership', 'document']

export type Step = 'columns' | 'rows'

/** The session of the address: its preview, and how the steps follow one another. */
export function useSession() {
  const { address } = useImportKind()
  const { session, step } = useSearch({ from: address })
  const navigate = useNavigate()
  const stored = useRead('members.import.get', { session: session ?? '-' }, { enabled: session !== undefined, tables })
  const go = useCallback((to: Step) => { void navigate({ to: address, search: { ...(session === undefined ? {} : { session }), step: to } }) }, [navigate, address, session])
  const take = useCallback((preview: ImportPreview, ticket: string, to: Step) => {
    files.set(preview.session, ticket)
    queryClient.setQueryData(['members.import.get', { session: preview.session }], preview)
    void navigate({ to: address, search: { session: preview.session, step: to }, replace: session !== undefined })
  }, [navigate, address, session])
  const startOver = useCallback(() => { void navigate({ to: address, search: {} }) }, [navigate, address])
  return {
    session, step: step ?? 'columns', preview: session === undefined ? undefined : stored.data, error: session === undefined ? null : stored.error,
    ticket: session === undefined ? undefined : files.get(session), again: () => void stored.refetch(), go, take, startOver,
  }
}

const kept = z.record(z.string(), importChoice)
const pause = 800

/** The clerk's choices of a session, kept as a draft so that they survive a restart. */
export function useChoices(session: string) {
  const document = `import/${session}`
  const [choices, setChoices] = useState<Choices>({})
  const touched = useRef(false)
  useEffect(() => {
    let wanted = true
    void api.call('drafts.read', { document }).then(({ value }) => {
      const read = kept.safeParse(value)
      if (wanted && read.success && !touched.current) setChoices(read.data)
    }, () => undefined)
    return () => { wanted = false }
  }, [document])
  useEffect(() => {
    if (!touched.current) return undefined
    const timer = setTimeout(() => { void api.call('drafts.save', { document, value: choices }).catch(() => undefined) }, pause)
    return () => clearTimeout(timer)
  }, [document, choices])
  const change = useCallback((make: (old: Choices) => Choices) => { touched.current = true; setChoices(make) }, [])
  const forget = useCallback(() => { void api.call('drafts.drop', { document }).catch(() => undefined) }, [document])
  return { choices, change, forget }
}
