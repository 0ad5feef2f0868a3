// A process of its own that starts a core again and again, and cancels what it prints or closes it meanwhile: for tests of how workers end.
import { join } from 'node:path'
import { startCore } from '../../../main/core/core.ts'

const [folder = '', times = ''] = process.argv.slice(2)
const file = join(folder, 'prova.desk')
const counts: Record<string, number> = {}

for (let n = 0; n < Number(times); n++) {
  const core = startCore({ home: join(folder, 'home'), file })
  await core.ready
  if (n === 0) await core.call({ id: 'create', procedure: 'workspace.create', input: { sample: true } })
  const format = n % 3 === 0 ? 'xlsx' : 'pdf'
  const printing = core.call({ id: 'print', procedure: 'members.export', input: { kind: 'list', format, language: 'it', path: join(folder, `${n}.${format}`) } })
  await new Promise<void>(resolve => { setTimeout(resolve, Math.random() * 500) })
  if (n % 2 === 0) core.cancel('print')
  else await core.close()
  const reply = await printing
  const end = reply.ok ? 'printed' : reply.error.code
  counts[end] = (counts[end] ?? 0) + 1
  await core.close()
}
process.stdout.write(JSON.stringify(counts))
