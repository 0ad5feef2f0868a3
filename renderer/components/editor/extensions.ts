import { Extension, type Extensions } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { Placeholder, UndoRedo } from '@tiptap/extensions'
import { search } from 'prosemirror-search'

// Their own keys are Ctrl+Alt, which is AltGr on Windows.
const OurHeading = Heading.extend({
  addKeyboardShortcuts() {
    return Object.fromEntries(this.options.levels.map(level => [`Mod-Shift-${level}`, () => this.editor.commands.toggleHeading({ level })]))
  },
})
const OurParagraph = Paragraph.extend({ addKeyboardShortcuts() { return { 'Mod-Shift-0': () => this.editor.commands.setParagraph() } } })

/** Marks what is looked for; the bar of `ReplaceBar.tsx` says what. */
const Search = Extension.create({ name: 'search', addProseMirrorPlugins: () => [search()] })

/** What a text may hold: the nodes and marks that every printer knows, and nothing else. */
export function houseExtensions(placeholder: string): Extensions {
  return [
    Document, OurParagraph, Text, OurHeading.configure({ levels: [1, 2, 3] }), BulletList, OrderedList, ListItem, ListKeymap, HardBreak, Blockquote, Bold, Italic, Underline, Strike,
    UndoRedo, Search, Placeholder.configure({ placeholder }),
  ]
}
