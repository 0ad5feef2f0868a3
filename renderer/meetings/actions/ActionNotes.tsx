import { List } from '@mantine/core'
import type { ActionNote } from '../../../shared/meetings/decisions.ts'
import { useFormats } from '../../app/language.ts'

/** The lines of an action's progress, the newest first. */
export function ActionNotes({ notes }: { notes: readonly ActionNote[] }) {
  const { day } = useFormats()
  if (notes.length === 0) return null
  return <List size="sm">{notes.map(({ id, on, text, writer }) => <List.Item key={id}>{[day(on), writer, text].filter(Boolean).join(' · ')}</List.Item>)}</List>
}
