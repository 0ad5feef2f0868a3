import { mergeAttributes, Node } from '@tiptap/core'
import styles from '../meetings.module.css'

/** The name of a person or an organisation in the text, that leads to its record; what was written stays. */
const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ id: { default: null }, kind: { default: null }, label: { default: '' } }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ node }) => ['span', { 'data-mention': '', class: styles['mention'] ?? '' }, String(node.attrs['label'])],
  renderText: ({ node }) => String(node.attrs['label']),
})

/** A paragraph in which a decision or an action is born: its record has the same words. */
const born = (name: 'decision' | 'action', label: string) => Node.create({
  name,
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ id: { default: null } }),
  parseHTML: () => [{ tag: `div[data-born="${name}"]` }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { 'data-born': name, 'data-label': label, class: styles['born'] ?? '' }), 0],
  addKeyboardShortcuts() {
    return {
      // An empty one is a paragraph again.
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection
        return empty && $from.parent.type.name === name && $from.parent.content.size === 0 && editor.commands.setNode('paragraph')
      },
    }
  },
})

export type NodeLabels = { decision: string; action: string }
/** What the text of minutes has beside that of the house. */
export const minutesNodes = (labels: NodeLabels) => [Mention, born('decision', labels.decision), born('action', labels.action)]
