import type { Editor } from '@tiptap/core'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { blockIn, type TextBlock } from '../../../shared/groups/texts.ts'
import type { NoteNode } from '../../../shared/meetings/notes.ts'
import type { AgendaPoint, MeetingRecord } from '../../../shared/meetings.ts'
import { fold } from '../../../shared/folding.ts'
import { api, useRead } from '../../app/api.ts'
import { currentLanguage, useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { RichEditor } from '../../components/editor/RichEditor.tsx'
import type { EditorNode } from '../../components/editor/content.ts'
import { blockWords } from './blocks.ts'
import { bearRecords } from './born.ts'
import { minutesNodes } from './nodes.ts'
import { noteFrom } from './note.ts'
import { suggestions, type OpenMenu, type Suggested } from './suggest.ts'
import { SuggestionMenu } from './SuggestionMenu.tsx'
import type { MinutesTyping, TextKey } from './typing.ts'

type Props = {
  meeting: MeetingRecord
  /** Null for the opening and the closing. */
  point: AgendaPoint | null
  textKey: TextKey
  stored: NoteNode | null
  typing: MinutesTyping
  readOnly: boolean
  label: string
  rows?: number
  refetch: () => Promise<unknown>
  onVote?: () => void
}

/** People and firms whose name begins so. */
async function mentionsOf(query: string): Promise<Suggested[]> {
  const [people, firms] = await Promise.all([api.call('people.list', { text: query, limit: 6 }), api.call('organisations.find', { text: query, limit: 6 })])
  const line = (kind: 'person' | 'organisation', id: string, label: string, hint: string | null): Suggested => ({
    id: `${kind}-${id}`, label, ...(hint ? { hint } : {}),
    run: (editor, range) => { editor.chain().focus().insertContentAt(range, [{ type: 'mention', attrs: { id, kind, label } }, { type: 'text', text: ' ' }]).run() },
  })
  const known = new Map(people.rows.map(row => [row.personId, line('person', row.personId, row.name, row.organisation)]))
  return [...known.values(), ...firms.organisations.map(({ id, name, municipality }) => line('organisation', id, name, municipality))]
}

type Kept = Props & { blocks: readonly TextBlock[] }
/** What a text was drawn with last, for keys and menus that are made once. */
function keeperOf(props: Kept) {
  let latest = props
  return { get: () => latest, set: (next: Kept) => { latest = next } }
}

/** The stored text is another by now: it stands above what was typed, and one of the two is chosen. */
function Changed({ stored, onKeep, onDrop }: { stored: NoteNode | null; onKeep: () => void; onDrop: () => void }) {
  const t = useWords()
  return (
    <Alert role="alert" color="red" variant="outline" mb="xs" title={t('meetings:screen.hold.changedTitle')}>
      <Stack gap="xs">
        <Text size="sm">{t('meetings:screen.hold.changedText')}</Text>
        <RichEditor label={t('meetings:screen.hold.storedText')} readOnly rows={2} value={stored?.content ?? []} onChange={() => undefined} />
        <Group>
          <Button size="xs" onClick={onKeep}>{t('meetings:screen.hold.keepTyped')}</Button>
          <Button size="xs" variant="default" onClick={onDrop}>{t('meetings:screen.hold.takeStored')}</Button>
        </Group>
      </Stack>
    </Alert>
  )
}

/** The text of one point: typed while people talk, with `/` for decisions, actions, votes and text blocks, `@` for people and firms. */
export function Notes(props: Props) {
  const { point, textKey, stored, typing, readOnly, label, rows } = props
  const t = useWords()
  const [tooLong, setTooLong] = useState(false)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const editor = useRef<Editor | null>(null)
  const { data: texts } = useRead('groups.texts.list', { bodyId: props.meeting.bodyId })
  const [latest] = useState(() => keeperOf({ ...props, blocks: [] }))
  useEffect(() => { latest.set({ ...props, blocks: texts?.blocks ?? [] }) })

  const commands = useCallback((query: string): Suggested[] => {
    const now = latest.get()
    const turn = (kind: 'decision' | 'action'): Suggested => ({ id: kind, label: t(`meetings:screen.hold.${kind}`), hint: t(`meetings:screen.hold.${kind}Hint`), run: (of, range) => { of.chain().focus().deleteRange(range).setNode(kind).run() } })
    const vote: Suggested = { id: 'vote', label: t('meetings:screen.hold.vote'), hint: t('meetings:screen.hold.voteHint'), run: (of, range) => { of.chain().focus().deleteRange(range).run(); now.onVote?.() } }
    const blocks = now.blocks.map((block): Suggested => {
      const { name, text } = blockIn(block, currentLanguage())
      return { id: block.id, label: name, run: (of, range) => { of.chain().focus().insertContentAt(range, blockWords(text, latest.get().meeting, latest.get().point, t)).run() } }
    })
    const all = [...(now.point ? [turn('decision'), turn('action'), ...(now.onVote ? [vote] : [])] : []), ...blocks]
    return all.filter(one => fold(one.label).split(/\s+/).some(word => word.startsWith(fold(query))))
  }, [latest, t])
  const extensions = useMemo(
    () => [...minutesNodes({ decision: t('meetings:screen.hold.decisionLabel'), action: t('meetings:screen.hold.actionLabel') }), suggestions({ commands, mentions: mentionsOf, show: setMenu })],
    [commands, t],
  )

  // One after the other, so that nothing is born twice.
  const bearing = useRef<Promise<unknown>>(Promise.resolve())
  const bear = useCallback((all: boolean) => {
    bearing.current = bearing.current.then(() => attempt(async () => {
      const now = latest.get()
      if (!now.point || now.readOnly || !editor.current || editor.current.isDestroyed) return
      if (await bearRecords(editor.current, now.meeting, now.point, all)) await now.refetch()
    }))
    return bearing.current
  }, [latest])
  const leave = useCallback(() => { setMenu(null); void bear(true).then(() => latest.get().typing.save()) }, [bear, latest])
  const typed = typing.typed(textKey)
  // What cannot be kept is said, and what was kept before stays.
  const take = (blocks: readonly EditorNode[]) => {
    const note = noteFrom(blocks)
    setTooLong(note === undefined)
    if (note !== undefined) typing.type(textKey, note, (point ?? props.meeting.minutes)?.revision ?? 0)
  }
  return (
    <>
      {typing.changed(textKey) ? <Changed stored={stored} onKeep={() => { void typing.save(true) }} onDrop={() => { void attempt(() => typing.drop(textKey)) }} /> : null}
      <RichEditor
        label={label} labelHidden value={(typed === undefined ? stored : typed)?.content ?? []} readOnly={readOnly} saved={typed === undefined} rows={rows ?? 8}
        placeholder={point ? t('meetings:screen.hold.placeholder') : ''} extensions={extensions} onReady={ready => { editor.current = ready }}
        onChange={take} onSelection={() => { void bear(false) }} onBlur={leave}
      />
      {tooLong ? <Alert role="alert" color="red" variant="outline" mt={4}>{t('meetings:screen.hold.tooLong')}</Alert> : null}
      {readOnly ? null : <Text size="xs" c="dimmed" mt={4}>{t('meetings:screen.hold.keysHint')}</Text>}
      <SuggestionMenu menu={menu} />
    </>
  )
}
