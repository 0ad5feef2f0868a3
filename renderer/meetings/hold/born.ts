import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Decision } from '../../../shared/meetings/decisions.ts'
import { noteOf, plainText } from '../../../shared/meetings/notes.ts'
import { parseDay } from '../../../shared/typed.ts'
import type { AgendaPoint, MeetingRecord } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { today } from '../../app/today.ts'

/** A decision or an action as it stands in the text. */
type Born = { kind: 'decision' | 'action'; id: string | null; text: string; at: number; owner: { id: string; kind: string; label: string } | null; writing: boolean }

const due = /\b(?:entro(?:\s+il)?|by|before)\s+(\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)/i

/** The day by which something is to be done, where the words say one; null else. */
export function dueIn(text: string): string | null {
  const found = due.exec(text)
  return found?.[1] ? (parseDay(found[1], today()) ?? null) : null
}

function ownerIn(node: Node): Born['owner'] {
  let owner: Born['owner'] = null
  node.descendants(inner => {
    if (inner.type.name === 'mention') owner ??= { id: String(inner.attrs['id']), kind: String(inner.attrs['kind']), label: String(inner.attrs['label']) }
  })
  return owner
}

const textOf = (node: Node): string => node.textBetween(0, node.content.size, ' ', inner => (inner.type.name === 'mention' ? String(inner.attrs['label']) : ' ')).trim()

function bornIn({ state: { doc, selection } }: Editor): Born[] {
  const found: Born[] = []
  doc.descendants((node, at) => {
    const kind = node.type.name
    if (kind !== 'decision' && kind !== 'action') return
    const id: unknown = node.attrs['id']
    found.push({ kind, id: typeof id === 'string' ? id : null, text: textOf(node), at, owner: ownerIn(node), writing: selection.from >= at && selection.to <= at + node.nodeSize })
  })
  return found
}

function actionFields({ text, owner }: Born) {
  const of = owner === null ? {} : { owner: owner.label, ...(owner.kind === 'organisation' ? { ownerOrganisationId: owner.id } : { ownerPersonId: owner.id }) }
  const day = dueIn(text)
  return { text: text.slice(0, 2000), ...of, ...(day ? { due: day } : {}) }
}

/** The words of a decision: what it says follows the text, unless it was written out by itself. */
function decisionWords({ text }: Born, known: Decision | undefined) {
  const own = known !== undefined && plainText(known.text).slice(0, 500) !== known.title
  return { title: text.slice(0, 500), ...(own ? {} : { text: noteOf(text) }) }
}

async function write(born: Born, meeting: MeetingRecord, point: AgendaPoint): Promise<string> {
  const known = born.id === null ? {} : { id: born.id }
  if (born.kind === 'action') return (await api.call('meetings.actions.save', { ...known, ...(born.id === null ? { bodyId: meeting.bodyId, pointId: point.id } : {}), fields: actionFields(born) })).id
  return (await api.call('meetings.decisions.save', { meetingId: meeting.id, ...known, ...(born.id === null ? { pointId: point.id } : {}), fields: decisionWords(born, meeting.decisions.find(({ id }) => id === born.id)) })).id
}

/** Tells the text which record was born in it: the first one of these words that has none. */
function name(editor: Editor, { kind, text }: Born, id: string): void {
  const place = bornIn(editor).find(one => one.kind === kind && one.id === null && one.text === text)
  if (place) editor.view.dispatch(editor.state.tr.setNodeAttribute(place.at, 'id', id))
}

/**
 * Writes the records of the decisions and actions in a text: those that have none yet, and those whose words changed. What is being written (the cursor is in it)
 * waits, unless `all` is asked for.
 */
export async function bearRecords(editor: Editor, meeting: MeetingRecord, point: AgendaPoint, all = false): Promise<boolean> {
  const words = new Map([...meeting.decisions.map(({ id, title }) => [id, title] as const), ...meeting.actions.map(({ id, text }) => [id, text] as const)])
  const seen = new Set<string>()
  let wrote = false
  for (const born of bornIn(editor)) {
    const copied = born.id !== null && (seen.has(born.id) || !words.has(born.id))
    const own = copied ? { ...born, id: null } : born
    if (born.id !== null) seen.add(born.id)
    if (own.text === '' || copied || (born.writing && !all) || (own.id !== null && words.get(own.id) === own.text.slice(0, own.kind === 'decision' ? 500 : 2000))) continue
    const id = await write(own, meeting, point)
    if (own.id === null) name(editor, own, id)
    wrote = true
  }
  return wrote
}
