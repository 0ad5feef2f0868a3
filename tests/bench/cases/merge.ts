import type * as CoreModule from '../../../main/core/core.ts'
import { copyFileSync, rmSync } from 'node:fs'
import { built } from '../built.ts'
import { asker, files } from '../district.ts'
import { timed, type Case } from '../measure.ts'

/** Two records of which one has 500 links made one, in a register of 50,000, with the backup before. */
export default {
  async ours(folder) {
    const { home, members } = files(folder)
    const file = `${folder}/merge-${process.pid}.desk`
    copyFileSync(members, file)
    const { startCore } = await built<typeof CoreModule>('core/core')
    const { core, ask } = await asker(home, file, startCore)
    const [winner, loser] = (await ask('members.list', { limit: 2 })).rows.map(row => row.organisationId)
    if (!winner || !loser) throw new Error('no members')
    const [type] = (await ask('documents.types.list', {})).types
    for (let n = 0; n < 250; n++) await ask('documents.save', { organisationId: loser, values: { documentTypeId: type?.id ?? '', number: String(n), issuedOn: '2024-01-01' } })
    for (let n = 0; n < 200; n++) await ask('people.save', { values: { name: `Persona ${n}` }, contact: { organisationId: loser, role: 'prova' } })
    for (let n = 0; n < 47; n++) await ask('organisations.sites.save', { organisationId: loser, fields: { kind: 'operating', address: `Via Prova ${n}` } })
    const { ms } = await timed(() => ask('organisations.merge', { winner, losers: [loser], choices: { vatNumber: winner } }))
    await core.close()
    for (const side of ['', '.lock']) rmSync(file + side, { force: true })
    return { ms }
  },
} satisfies Case
