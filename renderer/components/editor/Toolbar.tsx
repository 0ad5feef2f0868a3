import { ActionIcon, Group } from '@mantine/core'
import { IconBlockquote, IconBold, IconH1, IconH2, IconH3, IconItalic, IconList, IconListNumbers, IconReplace, IconUnderline, type TablerIcon } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../../app/language.ts'
import { printedKeys } from '../../../shared/commands.ts'
import { keysOf } from '../../app/commands.tsx'

type Tool = { id: string; icon: TablerIcon; keys: string; run: (editor: Editor) => unknown; on: (editor: Editor) => boolean }

const heading = <L extends 1 | 2 | 3>(level: L, icon: TablerIcon) => ({
  id: `heading${level}` as const, icon, keys: `Ctrl+Shift+${level}`, run: (editor: Editor) => editor.chain().focus().toggleHeading({ level }).run(), on: (editor: Editor) => editor.isActive('heading', { level }),
})

const tools = [
  { id: 'bold', icon: IconBold, keys: 'Ctrl+B', run: editor => editor.chain().focus().toggleBold().run(), on: editor => editor.isActive('bold') },
  { id: 'italic', icon: IconItalic, keys: 'Ctrl+I', run: editor => editor.chain().focus().toggleItalic().run(), on: editor => editor.isActive('italic') },
  { id: 'underline', icon: IconUnderline, keys: 'Ctrl+U', run: editor => editor.chain().focus().toggleUnderline().run(), on: editor => editor.isActive('underline') },
  heading(1, IconH1), heading(2, IconH2), heading(3, IconH3),
  { id: 'bulletList', icon: IconList, keys: 'Ctrl+Shift+8', run: editor => editor.chain().focus().toggleBulletList().run(), on: editor => editor.isActive('bulletList') },
  { id: 'orderedList', icon: IconListNumbers, keys: 'Ctrl+Shift+7', run: editor => editor.chain().focus().toggleOrderedList().run(), on: editor => editor.isActive('orderedList') },
  { id: 'blockquote', icon: IconBlockquote, keys: 'Ctrl+Shift+B', run: editor => editor.chain().focus().toggleBlockquote().run(), on: editor => editor.isActive('blockquote') },
] as const satisfies readonly Tool[]

/** Left and right go from button to button; Tab leaves the toolbar, as in Word. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const here = buttons.findIndex(button => button === document.activeElement)
  buttons[(here + step + buttons.length) % buttons.length]?.focus()
  event.preventDefault()
}

/** The tools of a text; what a room adds stands after them. */
export function Toolbar({ editor, label, onReplace, children }: { editor: Editor; label: string; onReplace: () => void; children?: ReactNode }) {
  const t = useWords()
  const [last, setLast] = useState<(typeof tools)[number]['id']>('bold')
  const active = useEditorState({ editor, selector: ({ editor: now }) => tools.map(({ on }) => on(now)) })
  return (
    <Group role="toolbar" aria-label={t('components:editor.toolbar', { label })} gap={2} onKeyDown={walk} data-editor-toolbar>
      {tools.map(({ id, icon: Icon, keys, run }, at) => (
        <ActionIcon
          key={id} variant={active[at] ? 'light' : 'subtle'} color={active[at] ? 'lagoon' : 'gray'} aria-label={t(`components:editor.${id}`)} title={`${t(`components:editor.${id}`)} (${printedKeys(keys, t)})`} aria-pressed={active[at] ?? false}
          tabIndex={id === last ? 0 : -1} onFocus={() => setLast(id)} onMouseDown={event => event.preventDefault()} onClick={() => { run(editor) }}
        >
          <Icon size={18} stroke={1.8} aria-hidden />
        </ActionIcon>
      ))}
      <ActionIcon variant="subtle" color="gray" aria-label={t('command.replace')} title={`${t('command.replace')} (${keysOf('replace', t)})`} tabIndex={-1} onMouseDown={event => event.preventDefault()} onClick={onReplace}><IconReplace size={18} stroke={1.8} aria-hidden /></ActionIcon>
      {children}
    </Group>
  )
}
