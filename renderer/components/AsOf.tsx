import { Box, TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { formatDay } from '../../shared/format.ts'
import { useWords } from '../app/language.ts'
import { DayCalendar } from './DayCalendar.tsx'
import { typedDay } from './days.ts'

type Props = { value: string | undefined; onChange: (at: string | undefined) => void }

/** At which day a list is looked at; empty is today. It is no data: what is no day is said, and nothing waits to be saved. */
export function AsOf({ value, onChange }: Props) {
  const t = useWords()
  const shown = value ? formatDay(value) : ''
  const [text, setText] = useState(shown)
  const [tried, setTried] = useState(false)
  const [seen, setSeen] = useState(shown)
  // another day, also one from elsewhere, takes the place of what is typed
  if (seen !== shown) {
    setSeen(shown)
    setText(shown)
    setTried(false)
  }
  const day = typedDay(text)
  const take = (typed: string) => {
    setText(typed)
    setTried(true)
    const next = typedDay(typed)
    if (next !== undefined && next !== (value ?? null)) onChange(next ?? undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take(text)
    if (event.key !== 'Escape' || text === shown) return
    event.stopPropagation()
    setText(shown)
    setTried(false)
  }
  return (
    <Box w={190}>
      <DayCalendar label={t('components:asOf.label')} value={day ?? value ?? null} onChoose={chosen => take(formatDay(chosen))}>
        {right => (
          <TextInput
            label={t('components:asOf.label')} placeholder={t('components:asOf.today')} value={text} onChange={event => { setText(event.currentTarget.value); setTried(false) }}
            onBlur={() => take(text)} onKeyDown={onKeyDown} error={tried && day === undefined ? t('field.notADay') : null} autoComplete="off" {...right}
          />
        )}
      </DayCalendar>
    </Box>
  )
}
