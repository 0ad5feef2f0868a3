import type * as CoreModule from '../../../main/core/core.ts'
import { copyFileSync, rmSync } from 'node:fs'
import { built } from '../built.ts'
import { asker, files } from '../district.ts'
import { timed, type Case } from '../measure.ts'

const columns = ['phone', 'employees', 'turnover', 'postalCode', 'joinedOn'] as const
const typed = (n: number) => [`0571 ${100_000 + n}`, `${n},5`, `1.${String(n % 1000).padStart(3, '0')},50`, String(50_000 + n), `${1 + n % 28}/3/21`]

/** 1,000 rows × 5 columns of typed cells: read, compared, written in one batch with journal and search index. */
export default {
  async ours(folder) {
    const { home, members } = files(folder)
    const file = `${folder}/paste-${process.pid}.desk`
    copyFileSync(members, file)
    const { startCore } = await built<typeof CoreModule>('core/core')
    const { core, ask } = await asker(home, file, startCore)
    const { rows } = await ask('members.list', { limit: 1000 })
    const changes = rows.flatMap(({ organisationId }, n) => columns.map((column, at) => ({ organisationId, column, text: typed(n)[at] ?? '' })))
    const { ms } = await timed(() => ask('members.cells', { how: 'paste', changes }))
    await core.close()
    for (const side of ['', '.lock', '-wal', '-shm']) rmSync(file + side, { force: true })
    return { ms }
  },
} satisfies Case
