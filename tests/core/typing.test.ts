import { expect, test } from 'vitest'
import { z } from 'zod'
import { notes } from '../../shared/meetings/notes.ts'
import { testDesk } from './desk.ts'
import { runAndKill } from './files/kills.ts'
import { pauseOf, typedText } from './files/typed.ts'
import { committee, opened } from './meetingDesk.ts'

const kills = 8
/** The longest that is typed before the kill, milliseconds. */
const longest = 600

test(`${kills} kills in the middle of typing minutes: all that was answered is there, in the draft or in the minutes, and nothing half`, { timeout: 240_000 }, async () => {
  const desk = await testDesk()
  const { meeting, point } = await opened(desk, (await committee(desk)).body)
  const draft = z.object({ texts: z.record(z.string(), notes) })
  let before = 0
  for (let kill = 0; kill < kills; kill++) {
    await desk.core.close()
    const said = await runAndKill(new URL('./files/typing.ts', import.meta.url), [desk.home, desk.file, meeting, point, String(before)], Math.round(Math.random() * longest))
    const answered = (word: string) => Math.max(before, ...[...said.matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'))].map(found => Number(found[1])))
    await desk.reopen()
    const { minutes, points } = await desk.call('meetings.get', { id: meeting })
    const stored = [minutes?.opening ?? null, points.find(({ id }) => id === point)?.notes ?? null].map(pauseOf)
    const { value } = await desk.call('drafts.read', { document: `minutes/${meeting}` })
    const kept = value === null ? stored : Object.values(draft.parse(value).texts).map(pauseOf)
    // both texts of one save or none; one save more may have been written than was answered
    expect(new Set(stored).size, said).toBe(1)
    expect(new Set(kept).size, said).toBe(1)
    const [typed, saved] = [Math.max(...kept, ...stored), Math.max(...stored)]
    expect([answered('kept'), answered('kept') + 1], said).toContain(typed)
    expect([answered('saved'), typed - (typed % 4)], said).toContain(saved)
    expect((await desk.call('workspace.check', {})).problems).toEqual([])
    // what stands only in the draft is written, as the window does when it is opened again
    before = typed
    if (before > 0) await desk.call('minutes.save', { meetingId: meeting, fields: { opening: typedText(before) }, points: [{ id: point, notes: typedText(before) }] })
  }
  expect(before).toBeGreaterThan(kills)
})
