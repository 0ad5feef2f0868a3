import { z } from 'zod'
import type { Written } from './organisations.ts'
import { language, long, place } from './procedure.ts'

export const helpProcedures = {
  /** Every key of the window, from the list that binds them, on paper (PDF). */
  'help.keys.export': long(
    () => z.strictObject({ language, path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional() }),
    { errors: ['missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
}
