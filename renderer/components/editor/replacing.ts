import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { TextSelection, type Command, type Transaction } from '@tiptap/pm/state'
import { findNext, findPrev, getMatchHighlights, replaceAll, replaceNext, SearchQuery, setSearchState } from 'prosemirror-search'

/** What is looked for, as it was typed, and what is put in its place. */
export type Wanted = { find: string; other: string; exact: boolean }

/** Of what is marked in the text, the words that one may want to find; empty where that is more than a line. */
export function wordsMarked({ state: { doc, selection } }: Editor): string {
  const words = doc.textBetween(selection.from, selection.to, '\n', '\n')
  return words.includes('\n') || words.length > 300 ? '' : words
}

// ProseMirror leaves the page where it is while the keyboard is elsewhere
const showPlace = ({ view }: Editor) => { view.dom.querySelector('.ProseMirror-active-search-match')?.scrollIntoView({ block: 'nearest' }) }

function run(editor: Editor, command: Command, as = (tr: Transaction) => tr): void {
  const { state, view } = editor
  command(state, tr => { view.dispatch(as(tr)) })
  showPlace(editor)
}

/** Marks every place, and goes to the first one from the cursor on. */
export function searchFor(editor: Editor, { find, other, exact }: Wanted): void {
  const { state, view } = editor
  // a `$` means something to the library, and nothing to who types it
  const query = new SearchQuery({ search: find, replace: other.replaceAll('$', '$$$$'), caseSensitive: exact, literal: true })
  const first = query.valid ? query.findNext(state, state.selection.from) ?? query.findNext(state) : null
  const tr = setSearchState(state.tr, query)
  view.dispatch(first ? tr.setSelection(TextSelection.create(tr.doc, first.from, first.to)) : tr)
  showPlace(editor)
}

export function endSearch({ isDestroyed, state, view }: Editor): void {
  if (!isDestroyed) view.dispatch(setSearchState(state.tr, new SearchQuery({ search: '' })))
}

const placesIn = ({ state }: Editor) => getMatchHighlights(state).find()

/** How many places there are, and which of them one is at, from 1; 0 = at none. */
export function placeOf(editor: Editor): { count: number; at: number } {
  const { from, to } = editor.state.selection
  const places = placesIn(editor).toSorted((a, b) => a.from - b.from)
  return { count: places.length, at: places.findIndex(place => place.from === from && place.to === to) + 1 }
}

/** To the next place, or the one before, around the end. */
export const stepTo = (editor: Editor, by: 1 | -1): void => { run(editor, by === 1 ? findNext : findPrev) }

/** Replaces the place where one is, and goes to the next. */
export const replaceThis = (editor: Editor): void => { run(editor, replaceNext, closeHistory) }

/** Replaces every place, as one step of its own that is taken back. Answers how many there were. */
export function replaceEach(editor: Editor): number {
  const { length } = placesIn(editor)
  run(editor, replaceAll, closeHistory)
  return length
}
