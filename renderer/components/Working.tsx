import { Button, Flex, Group, Loader, Progress, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Progress as Done } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'

/** After so many milliseconds a wait is worth a word, and then a bar. */
const stages = { spinner: 1000, bar: 5000 }

/** How a wait is shown by now: of a moment nothing is, then that something is at work, and at last how far it is. `started` on the page's own clock; without it, now. */
export function useStage(started?: number): 'moment' | 'spinner' | 'bar' {
  const [since] = useState(() => started ?? performance.now())
  const [passed, setPassed] = useState(() => performance.now() - since)
  useEffect(() => {
    const timers = Object.values(stages).map(stage => setTimeout(() => setPassed(stage), Math.max(0, stage - (performance.now() - since))))
    return () => { for (const timer of timers) clearTimeout(timer) }
  }, [since])
  return passed >= stages.bar ? 'bar' : passed >= stages.spinner ? 'spinner' : 'moment'
}

type Props = { words: string; progress: Done | null; /** As `useStage` takes it. */ started?: number; /** In one line, where there is the width for it. */ line?: boolean; onStop?: () => void; /** Closes what the work was begun in, while it goes on. */ onLeave?: () => void }

/** A long work that runs: what it is, how far it is where that is known, and how to stop it. */
export function Working({ words, progress, started, line = false, onStop, onLeave }: Props) {
  const t = useWords()
  const [stopping, setStopping] = useState(false)
  const stage = useStage(started)
  if (stage === 'moment') return null
  const stop = () => {
    if (stopping) return
    setStopping(true)
    onStop?.()
  }
  return (
    <Flex direction={line ? 'row' : 'column'} align={line ? 'center' : 'stretch'} wrap={line ? 'wrap' : 'nowrap'} gap={line ? 'sm' : 6}>
      <Group gap="xs" wrap="nowrap">
        {stage === 'spinner' ? <Loader size="xs" aria-hidden /> : null}
        <Text size="sm" role="status">{words}</Text>
      </Group>
      {stage === 'bar' ? <Bar words={words} progress={progress} /> : null}
      {onStop || onLeave ? (
        <Group gap="xs" style={{ alignSelf: line ? 'center' : 'flex-start' }}>
          {onStop ? <Button size="compact-sm" variant="default" onClick={stop} {...(stopping ? { 'data-disabled': true, 'aria-disabled': true } : {})}>{t(stopping ? 'work.stopping' : 'stop')}</Button> : null}
          {onLeave && !stopping ? <Button size="compact-sm" variant="default" onClick={onLeave}>{t('work.leave')}</Button> : null}
        </Group>
      ) : null}
    </Flex>
  )
}

function Bar({ words, progress }: Pick<Props, 'words' | 'progress'>) {
  const t = useWords()
  const { number } = useFormats()
  const { done = 0, of = null, left = null } = progress ?? {}
  const known = of !== null && of > 0
  return (
    <>
      <Progress flex="1 1 8rem" mih={8} value={known ? Math.round((done / of) * 100) : 100} animated={!known} striped={!known} aria-label={words} />
      {known ? <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>{[t('components:paper.progress', { done: number(done), of: number(of) }), ...(left === null ? [] : [leftWords(left, t)])].join(' · ')}</Text> : null}
    </>
  )
}

/** A rough time is told roughly: in steps of five seconds, then in minutes. */
function leftWords(left: number, t: ReturnType<typeof useWords>): string {
  const seconds = Math.max(5, Math.ceil(left / 5000) * 5)
  return seconds < 60 ? t('work.secondsLeft', { count: seconds }) : t('work.minutesLeft', { count: Math.ceil(seconds / 60) })
}
