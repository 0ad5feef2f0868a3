// One run of one case in a process of its own: prints what it measured as a line of JSON.
import type { Case } from './measure.ts'

const [name = '', role = '', folder = ''] = process.argv.slice(2)
const { default: chosen } = (await import(`./cases/${name}.ts`)) as { default: Case }
const measured = role === 'bare' ? await chosen.bare?.(folder) : await chosen.ours(folder)
process.stdout.write(`\n${JSON.stringify(measured)}\n`)
process.exit(0)
