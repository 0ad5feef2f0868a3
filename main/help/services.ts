import type { helpProcedures } from '../../shared/help.ts'
import { words } from '../../shared/language.ts'
import type { NamesOf, Services } from '../core/service.ts'
import { fileName } from '../press/fileName.ts'

export const helpServices: Services<NamesOf<typeof helpProcedures>> = {
  'help.keys.export': ({ language, path, preview, acceptMissing }, { today, print }) => {
    const job = { deliverable: 'help.keys', input: { language }, format: 'pdf', acceptMissing: acceptMissing ?? false } as const
    return print(job, { path, preview, name: fileName(language, 'keys', words(language)('papers:keys.program'), today, 'pdf') })
  },
}
