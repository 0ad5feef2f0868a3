import { statSync } from 'node:fs'
import { join } from 'node:path'
import { keeping } from '../../../renderer/meetings/hold/pauser.ts'
import { noteOf } from '../../../shared/meetings/notes.ts'
import { asker, files } from '../district.ts'
import { median, type Case } from '../measure.ts'

const [people, points, minutes] = [60, 40, 120]
/** Seconds after which the window keeps what somebody types without a pause, at five letters a second. */
const [keptEvery, letters] = [keeping.most / 1000, 5]
const sentence = 'Il presidente illustra la proposta, apre la discussione e dà la parola a chi la chiede; segue un confronto sui tempi e sui costi. '

type Ask = Awaited<ReturnType<typeof asker>>['ask']

/** A committee at a formal meeting, all there, with its agenda. */
export async function sitting(ask: Ask): Promise<{ meetingId: string; agenda: string[] }> {
  const { id: bodyId } = await ask('groups.save', { values: { name: 'Comitato di distretto', kind: 'promotionCommittee' } })
  for (let n = 0; n < people; n++) {
    const { id: organisationId } = await ask('organisations.save', { values: { name: `Ditta ${n}` } })
    const { id: personId } = await ask('people.save', { values: { name: `Persona Numero ${n}` } })
    await ask('groups.seats.save', { bodyId, fields: { organisationId, personId, role: n === 0 ? 'chair' : n === 1 ? 'secretary' : 'member', from: '2020-01-01' } })
  }
  const { id: meetingId } = await ask('meetings.save', { bodyId, values: { startsAt: '2026-03-10T18:00', place: 'Sala grande' } })
  const agenda: string[] = []
  for (let n = 0; n < points; n++) agenda.push((await ask('meetings.points.save', { meetingId, fields: { title: `Punto ${n}`, kind: 'information' } })).id)
  await ask('meetings.convene', { meetingId, by: 'Persona Numero 0', on: '2026-02-20' })
  await ask('meetings.open', { meetingId, at: '2026-03-10T18:00' })
  await ask('meetings.attendance', { meetingId, all: true, event: 'present' })
  return { meetingId, agenda }
}

/** Two hours of minutes typed by a script: every pause keeps the draft row, and every minute is written into the minutes, which the window does when a point is left. What the slower of the two takes, the slowest of all, and how far the file grew. */
export default {
  async ours(folder) {
    const file = join(folder, `minutes-${process.pid}.desk`)
    const { home } = files(folder)
    const first = await asker(home, file)
    await first.ask('workspace.create', {})
    const { meetingId, agenda } = await sitting(first.ask)
    await first.core.close()
    const before = statSync(file).size
    const { core, ask } = await asker(home, file)
    // as the window has, before somebody types
    await ask('meetings.get', { id: meetingId })
    await ask('drafts.read', { document: `minutes/${meetingId}` })
    const [kept, written]: [number[], number[]] = [[], []]
    const timed = async (times: number[], work: () => Promise<unknown>) => {
      const started = performance.now()
      await work()
      times.push(performance.now() - started)
    }
    const [each, pauses] = [minutes / points, Math.round(60 / keptEvery)]
    for (const id of agenda) {
      for (let step = 1; step <= each * pauses; step++) {
        const text = noteOf(sentence.repeat(99).slice(0, Math.round(step * keptEvery * letters)))
        await timed(kept, () => ask('drafts.save', { document: `minutes/${meetingId}`, value: { texts: { [id]: text } } }))
        if (step % pauses === 0) await timed(written, () => ask('minutes.save', { meetingId, fields: {}, points: [{ id, notes: text }] }))
      }
    }
    await core.close()
    return { ms: Math.max(median(kept), median(written)), worst: Math.max(...kept, ...written), mb: (statSync(file).size - before) / 1_048_576 }
  },
} satisfies Case
