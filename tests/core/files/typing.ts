// A process of its own that types minutes as the window does (`renderer/meetings/hold/typing.ts`), faster than any hand, and says what was answered: for tests that kill it.
import { startCore } from '../../../main/core/core.ts'
import type { Input } from '../../../shared/contract.ts'
import { typedText } from './typed.ts'

const [home = '', file = '', meetingId = '', point = '', first = '0'] = process.argv.slice(2)
const core = startCore({ home, file })
await core.ready
let calls = 0
async function call<N extends 'drafts.save' | 'minutes.save'>(procedure: N, input: Input<N>): Promise<void> {
  const reply = await core.call({ id: `${++calls}`, procedure, input })
  if (!reply.ok) throw new Error(`${procedure}: ${reply.error.code}`)
}

process.stdout.write('begun\n')
for (let pause = Number(first) + 1; ; pause++) {
  const text = typedText(pause)
  await call('drafts.save', { document: `minutes/${meetingId}`, value: { texts: { opening: text, [point]: text } } })
  process.stdout.write(`kept ${pause}\n`)
  if (pause % 4 > 0) continue
  await call('minutes.save', { meetingId, fields: { opening: text }, points: [{ id: point, notes: text }] })
  process.stdout.write(`saved ${pause}\n`)
}
