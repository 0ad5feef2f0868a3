import { Box } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useWords } from '../app/language.ts'
import type { FieldState, useAutosave } from './autosave.ts'

/** What every field takes. */
export type FieldProps<T> = {
  label: string
  description?: string
  value: T
  /** Saves the value; `seen` is what the field showed before. It may throw: the words stand at the field then. */
  onSave: (value: T, seen: T) => Promise<unknown>
  /** What is doubtful about the stored value, said under the field without blocking anything. */
  warning?: string | null
  required?: boolean
  readOnly?: boolean
  placeholder?: string
}

/** The sign of a field that its typing is being kept, is kept, or is not: a picture and its words. */
export function FieldSign({ state }: { state: FieldState }): ReactNode {
  const t = useWords()
  if (state === 'saving') return <Box component="span" fz="xs" c="dimmed" role="status">{t('field.saving')}</Box>
  if (state === 'saved') return <IconCheck size={16} role="img" aria-label={t('field.saved')} color="var(--mantine-color-anchor)" />
  if (state === 'failed' || state === 'conflict') return <IconAlertTriangle size={16} role="img" aria-label={t('field.notSaved')} color="var(--mantine-color-error)" />
  return null
}

type Autosave = Pick<ReturnType<typeof useAutosave>, 'text' | 'typing' | 'state' | 'problem' | 'type' | 'commit' | 'reset'>

/** The handlers of a text field that saves by itself. `data-saved` lets Ctrl+Z through to the whole window. */
export function autosaveProps(field: Autosave, { multiline = false } = {}) {
  return {
    value: field.text,
    'data-saved': !field.typing,
    onChange: (event: { currentTarget: { value: string } }) => field.type(event.currentTarget.value),
    onBlur: () => { void field.commit(false) },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !multiline && !event.nativeEvent.isComposing) void field.commit(true)
      if (event.key === 'Escape' && field.typing) { event.stopPropagation(); field.reset() }
    },
  }
}
