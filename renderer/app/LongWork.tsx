import { useEffect } from 'react'
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

function Foot({ work: { id, words, started, progress } }: { work: Work }) {
  const t = useWords()
  useEffect(returnKeyboard, [])
  return (
    <div className={classes['work']} data-work>
      <Working line words={words ?? t('work.changing')} started={started} progress={progress} onStop={() => { void cancel(id).catch(() => undefined) }} />
    </div>
  )
}
