import { Box, Group, Input } from '@mantine/core'
import type { Editor, Extensions } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { blocksOf, toJson, type EditorNode } from './content.ts'
import classes from './editor.module.css'
import { houseExtensions } from './extensions.ts'
import { cleanPasted } from './pasted.ts'
import { ReplaceBar, ReplaceCommand } from './ReplaceBar.tsx'
import { Toolbar } from './Toolbar.tsx'

export type RichEditorProps = {
  /** The name of the text, for the eye and for the reader of the screen. */
  label: string
  /** The label is said, but stands elsewhere on the screen. */
  labelHidden?: boolean
  description?: ReactNode
  /** As it is stored; null while it is typed: what stands in the editor then stays. */
  value: readonly EditorNode[] | null
  /** Called at every change with the whole text; not where `value` itself was changed from outside. */
  onChange: (value: EditorNode[]) => void
  onBlur?: () => void
  onFocus?: () => void
  /** The cursor went elsewhere in the text. */
  onSelection?: () => void
  /** Gives the editor to a room that works in the text itself. */
  onReady?: (editor: Editor) => void
  placeholder?: string
  readOnly?: boolean
  error?: ReactNode
  /** Beside the label: whether it is kept. */
  sign?: ReactNode
  /** Nodes and keys that a room adds: the same array at every drawing. */
  extensions?: Extensions
  /** Buttons that a room adds to the toolbar. */
  tools?: (editor: Editor) => ReactNode
  /** Least height in lines. */
  rows?: number
  /** Whether the typing is kept: Ctrl+Z then belongs to the whole window, once the text has nothing more to take back. */
  saved?: boolean
}

const noExtensions: Extensions = []

const written = (value: readonly EditorNode[]): string => JSON.stringify(blocksOf({ content: value.map(toJson) }))

/** Keeps the editor with the stored text where that changes from outside, without taking the cursor from somebody who types. */
function useValue(editor: Editor, value: readonly EditorNode[] | null, given: { current: string }): void {
  const text = value === null ? given.current : written(value)
  useEffect(() => {
    if (value === null || text === given.current) return
    given.current = text
    if (JSON.stringify(blocksOf(editor.getJSON())) !== text) editor.commands.setContent({ type: 'doc', content: value.map(toJson) }, { emitUpdate: false })
    // The text says all that the value does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [editor, text, given])
}

type Names = { label: string; description: string; error: string }
const attributesOf = ({ readOnly, saved, rows, labelHidden, label }: RichEditorProps, ids: Names, notes: string[]) => ({
  role: 'textbox', 'aria-multiline': 'true', ...(labelHidden ? { 'aria-label': label } : { 'aria-labelledby': ids.label }), ...(readOnly ? { 'aria-readonly': 'true', tabindex: '0' } : {}),
  ...(notes.length > 0 ? { 'aria-describedby': notes.join(' ') } : {}), 'data-saved': String(saved ?? false), style: `min-height: ${(rows ?? 4) * 1.6}em`, class: classes['text'] ?? '',
})

/** A text with headings, lists, bold, italic, underline and quotations, as ProseMirror's JSON. Nothing in it is asked for outside. */
export function RichEditor(props: RichEditorProps) {
  const { label, labelHidden = false, description, value, placeholder = '', readOnly = false, error, sign, extensions = noExtensions, tools } = props
  const base = useId()
  const ids = { label: `${base}-label`, description: `${base}-description`, error: `${base}-error` }
  const now = useRef(props)
  useEffect(() => { now.current = props })
  const frame = useRef<HTMLDivElement>(null)
  const [entered, setEntered] = useState(0)
  const [replacing, setReplacing] = useState(0)
  const given = useRef(written(value ?? []))
  const all = useMemo(() => [...houseExtensions(placeholder), ...extensions], [placeholder, extensions])
  const notes = [...(description ? [ids.description] : []), ...(error ? [ids.error] : [])]
  const attributes = attributesOf(props, ids, notes)
  const worn = useRef(attributes)
  const editor = useEditor({
    extensions: all, content: { type: 'doc', content: (value ?? []).map(toJson) }, editable: !readOnly, injectCSS: false, enableContentCheck: false,
    editorProps: { attributes: () => worn.current, transformPastedHTML: cleanPasted },
    onUpdate: ({ editor: changed }) => {
      const blocks = blocksOf(changed.getJSON())
      given.current = JSON.stringify(blocks)
      now.current.onChange(blocks)
    },
    onBlur: () => now.current.onBlur?.(),
    onFocus: () => {
      setEntered(times => times + 1)
      now.current.onFocus?.()
    },
    onSelectionUpdate: () => now.current.onSelection?.(),
  }, [all])
  useValue(editor, value, given)
  useEffect(() => { now.current.onReady?.(editor) }, [editor])
  useEffect(() => { editor.setEditable(!readOnly, false) }, [editor, readOnly])
  const shown = JSON.stringify(attributes)
  useEffect(() => { worn.current = attributes })
  useEffect(() => { editor.setOptions({}) }, [editor, shown])
  const replace = () => setReplacing(times => times + 1)
  const endReplacing = () => {
    setReplacing(0)
    editor.commands.focus(undefined, { scrollIntoView: false })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || replacing === 0 || event.defaultPrevented) return
    event.preventDefault()
    endReplacing()
  }
  return (
    <Box>
      {labelHidden ? null : <Group gap="xs"><Input.Label component="div" id={ids.label}>{label}</Input.Label>{sign}</Group>}
      {description ? <Input.Description id={ids.description} mb={4}>{description}</Input.Description> : null}
      <Box ref={frame} className={classes['frame']} onKeyDown={onKeyDown} data-error={error ? true : undefined} data-read-only={readOnly || undefined}>
        {readOnly ? null : (
          <div className={classes['bar']}>
            <Toolbar editor={editor} label={label} onReplace={replace}>{tools?.(editor)}</Toolbar>
            <ReplaceCommand key={entered} frame={frame} onAsk={replace} />
            {replacing > 0 ? <ReplaceBar editor={editor} label={label} asked={replacing} onClose={endReplacing} onLeave={() => now.current.onBlur?.()} /> : null}
          </div>
        )}
        <EditorContent editor={editor} />
      </Box>
      {error ? <Input.Error id={ids.error} role="alert" mt={4}>{error}</Input.Error> : null}
    </Box>
  )
}
