import { useRef } from 'react'
import type { RichNode } from '../../../shared/paper.ts'
import { useAutosave } from '../autosave.ts'
import { FieldSign, type FieldProps } from '../fieldProps.tsx'
import { fieldNotes } from '../fields.tsx'
import { richNodes, type EditorNode } from './content.ts'
import { RichEditor } from './RichEditor.tsx'

type Props = FieldProps<readonly RichNode[]> & { rows?: number }

const show = (value: readonly EditorNode[]): string => JSON.stringify(richNodes(value))
/** A formatted text that saves when the person leaves it, presses Ctrl+S, or pauses. An empty text is an empty list. */
export function RichField({ label, description, value, onSave, warning, readOnly = false, placeholder, rows }: Props) {
  const typed = useRef<RichNode[]>([])
  const field = useAutosave<readonly RichNode[]>({ value, show, read: () => ({ ok: true, value: typed.current }), onSave })
  const change = (next: EditorNode[]) => {
    typed.current = richNodes(next)
    field.type(show(typed.current))
  }
  const { error, inputContainer } = fieldNotes(field.problem, warning)
  const editor = (
    <RichEditor
      label={label} description={description} value={field.typing ? null : value} readOnly={readOnly} error={error} saved={!field.typing} sign={<FieldSign state={field.state} />}
      onChange={change} onBlur={() => { void field.commit(false) }} {...(placeholder === undefined ? {} : { placeholder })} {...(rows === undefined ? {} : { rows })}
    />
  )
  return inputContainer ? inputContainer(editor) : editor
}
