import { copyFileSync, rmSync } from 'node:fs'
import { asker, files, withPolicies } from '../district.ts'
import { timed, type Case } from '../measure.ts'

/** A version of 120 clauses derived for 200 firms at once, with journal and index. */
export default {
  async ours(folder) {
    const { file, last } = await withPolicies(folder)
    const copy = `${folder}/derive-${process.pid}.desk`
    copyFileSync(file, copy)
    const { core, ask } = await asker(files(folder).home, copy)
    const organisationIds = (await ask('members.list', { limit: 400 })).rows.slice(200).map(row => row.organisationId)
    const { ms } = await timed(() => ask('policies.derive', { versionId: last, organisationIds }))
    await core.close()
    for (const side of ['', '.lock']) rmSync(copy + side, { force: true })
    return { ms }
  },
} satisfies Case
