import type { NamesOf, Services } from '../core/service.ts'
import type { viewExportProcedures } from '../../shared/viewExport.ts'
import { words } from '../../shared/language.ts'
import { namedFile } from '../press/fileName.ts'
import { letterhead } from '../workspace/letterhead.ts'

export const viewExportServices: Services<NamesOf<typeof viewExportProcedures>> = {
  'views.export': ({ path, preview, acceptMissing, grid, format, confidential = false, ...input }, { read, today, print }) => {
    const { at = today } = input.selection as { at?: string }
    const job = { deliverable: `${grid}.view`, input: { ...input, today, confidential }, format, acceptMissing: acceptMissing ?? false }
    return print(job, { path, preview, name: namedFile(words(input.language)(`papers:list.${grid}.title`), input.view ?? letterhead(read).agency, at, format) })
  },
}
