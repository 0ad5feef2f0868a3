import { useEffect, useRef, useState } from 'react'
import type { Answer, Input } from '../../../shared/contract.ts'
import type { Written } from '../../../shared/organisations.ts'
import { useJob, type Name } from '../../app/api.ts'

/** The procedures that write a deliverable and can show it first. */
export type PaperName = { [N in Name]: Answer<N> extends Written ? (Input<N> extends { preview?: boolean | undefined } ? N : never) : never }[Name]

type Preview = { of: string; ticket: string | null; error: unknown }

const pause = 250

/** The PDF as it would be written, made again a moment after anything of it changes; null input makes none. */
export function usePaperPreview(procedure: PaperName, input: Input<PaperName> | null) {
  const { run, progress, stop } = useJob(procedure)
  const wanted = input === null ? null : JSON.stringify(input)
  const [made, setMade] = useState<Preview | null>(null)
  const [attempt, setAttempt] = useState(0)
  const latest = useRef(input)
  useEffect(() => { latest.current = input })
  useEffect(() => {
    if (wanted === null) return undefined
    let current = true
    const timer = setTimeout(() => {
      if (latest.current === null) return
      run({ ...latest.current, preview: true }).then(
        written => { if (current) setMade({ of: wanted, ticket: written.path, error: null }) },
        (error: unknown) => { if (current) setMade({ of: wanted, ticket: null, error }) },
      )
    }, pause)
    return () => { current = false; clearTimeout(timer); stop() }
  }, [wanted, attempt, run, stop])
  const mine = made !== null && made.of === wanted ? made : null
  return { ticket: mine?.ticket ?? null, error: mine?.error ?? null, busy: wanted !== null && mine === null, progress, retry: () => { setMade(null); setAttempt(attempt + 1) } }
}
