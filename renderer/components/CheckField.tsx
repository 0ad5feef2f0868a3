import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { errorWords } from '../app/errors.ts'

type Props = { label: string; value: boolean; onSave: (value: boolean, seen: boolean) => Promise<unknown> }

/** Yes or no, saved as soon as it is ticked. */
export function CheckField({ label, value, onSave }: Props) {
  const [chosen, setChosen] = useState<boolean | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (next: boolean) => {
    setChosen(next)
    setProblem(null)
    try {
      await onSave(next, value)
    } catch (error) {
      const words = errorWords(error)
      setProblem(`${words.title} ${words.next}`)
    } finally {
      setChosen(null)
    }
  }
  return <Checkbox label={label} checked={chosen ?? value} error={problem} onChange={event => { void choose(event.currentTarget.checked) }} />
}
