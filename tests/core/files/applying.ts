// A process of its own that applies an import and says when it begins: for tests that kill it.
import { startCore } from '../../../main/core/core.ts'

const [home = '', file = '', session = ''] = process.argv.slice(2)
const core = startCore({ home, file })
await core.ready
process.stdout.write('begun\n')
core.listen(event => { if (event.event === 'progress') process.stdout.write(`${event.done} of ${event.of}\n`) })
const reply = await core.call({ id: 'apply', procedure: 'members.import.apply', input: { session } })
process.stdout.write(reply.ok ? 'done\n' : `${reply.error.code}\n`)
await core.close()
