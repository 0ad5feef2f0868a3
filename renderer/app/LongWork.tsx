import { useEffect, useLayoutEffect } from 'react'
import { returnKeyboard } from '../components/returnKeyboard.ts'
import { useStage, Working } from '../components/Working.tsx'
import { cancel } from './api.ts'
import classes from './frame.module.css'
import { useWords } from './language.ts'
import { useWorks, type Work } from './works.ts'

/** The foot of the window while a change takes long: what it is, how far, how to stop it. The person works on meanwhile. */
export function LongWork() {
  return useWorks().map(work => <Line key={work.id} work={work} />)
}

function Line({ work }: { work: Work }) {
  const stage = useStage(work.started)
  return stage === 'moment' ? null : <Foot work={work} />
}

let shown = 0
/** The page's root says whether long work is shown. Looked for from above (`:root:has(…)`), it would be looked for again with every row that a list draws. */
function markRoot(more: 1 | -1): void {
  shown += more
  document.documentElement.toggleAttribute('data-work', shown > 0)
}

function Foot({ work: { id, words, started, progress } }: { work: Work }) {
  const t = useWords()
  useEffect(returnKeyboard, [])
  useLayoutEffect(() => {
    markRoot(1)
    return () => markRoot(-1)
  }, [])
  return (
    <div className={classes['work']}>
      <Working line words={words ?? t('work.changing')} started={started} progress={progress} onStop={() => { void cancel(id).catch(() => undefined) }} />
    </div>
  )
}
