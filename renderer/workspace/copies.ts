import { call } from '../app/api.ts'
import { wordsNow } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'

/** Asks where, and writes a verified copy of the whole workspace there. */
export async function saveCopy(workspaceName: string): Promise<void> {
  await attempt(async () => {
    const stem = workspaceName.replace(/\.desk$/i, '')
    const { path } = await call('shell.saveAs', { name: `${stem} ${today()}.desk` })
    if (path === null) return
    const copy = await call('workspace.copy.save', { path })
    const { carried, missing } = copy.files
    const t = wordsNow()
    showDone(missing > 0 ? t('workspace:copy.savedWithout', { name: copy.name, count: missing }) : carried > 0 ? t('workspace:copy.savedFiles', { name: copy.name, count: carried }) : t('workspace:copy.saved', { name: copy.name }))
  })
}
