import { Extension, type Editor, type Range } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion, type SuggestionKeyDownProps, type SuggestionProps } from '@tiptap/suggestion'

/** A line of the menu that opens in the text. */
export type Suggested = { id: string; label: string; hint?: string; run: (editor: Editor, range: Range) => void }
/** The open menu: where it stands, and which line is chosen. */
export type OpenMenu = { items: Suggested[]; chosen: number; x: number; y: number; take: (item: Suggested) => void }

type Sources = {
  /** Lines for what was typed after `/`. */
  commands: (query: string) => Suggested[]
  /** People and firms for what was typed after `@`. */
  mentions: (query: string) => Promise<Suggested[]>
  show: (menu: OpenMenu | null) => void
}

/** Keeps what the menu shows, and moves in it by the arrows while the cursor stays in the text. */
function menuOf(show: Sources['show']) {
  let open: OpenMenu | null = null
  const set = (next: OpenMenu | null) => { open = next; show(next) }
  const draw = ({ items, clientRect, command }: SuggestionProps<Suggested, Suggested>) => {
    const place = clientRect?.()
    set(items.length === 0 || !place ? null : { items, chosen: 0, x: place.left, y: place.bottom + 4, take: command })
  }
  const press = ({ event }: SuggestionKeyDownProps): boolean => {
    if (!open) return false
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) { set({ ...open, chosen: (open.chosen + step + open.items.length) % open.items.length }); return true }
    const item = open.items[open.chosen]
    if ((event.key === 'Enter' || event.key === 'Tab') && item) { open.take(item); return true }
    if (event.key === 'Escape') { set(null); event.stopPropagation(); return true }
    return false
  }
  return { onStart: draw, onUpdate: draw, onKeyDown: press, onExit: () => set(null) }
}

/** `/` for decisions, actions, votes and text blocks; `@` for people and firms. */
export const suggestions = ({ commands, mentions, show }: Sources) => Extension.create({
  name: 'minutesSuggestions',
  addProseMirrorPlugins() {
    const command = ({ editor, range, props }: { editor: Editor; range: Range; props: Suggested }) => props.run(editor, range)
    return [
      Suggestion<Suggested, Suggested>({ editor: this.editor, char: '/', pluginKey: new PluginKey('minutesCommands'), items: ({ query }) => commands(query), command, render: () => menuOf(show) }),
      Suggestion<Suggested, Suggested>({ editor: this.editor, char: '@', pluginKey: new PluginKey('minutesMentions'), minQueryLength: 2, debounce: 120, items: ({ query }) => mentions(query), command, render: () => menuOf(show) }),
    ]
  },
})
