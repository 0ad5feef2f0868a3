import { z } from 'zod'
import { page } from './lists.ts'
import type { OrganisationFields, SiteFields, Written } from './organisations.ts'
import { day, id, language, long, place, write } from './procedure.ts'

/** What can be wrong with a record: something is missing, doubtful, or out of date. Words: `quality.json`, `problem.<code>`. */
export const qualityCodes = [
  'vat-missing', 'tax-code-missing', 'legal-form-missing', 'pec-missing', 'email-missing', 'seat-missing', 'postal-code-missing', 'ateco-missing', 'chain-missing', 'contact-missing',
  'figures-missing', 'joined-unknown',
  'vat-doubtful', 'tax-code-doubtful', 'email-doubtful', 'pec-doubtful', 'municipality-unknown', 'postal-code-doubtful', 'ateco-doubtful', 'membership-overlap', 'document-undated',
  'figures-old', 'document-expired', 'not-confirmed',
] as const
export type QualityCode = (typeof qualityCodes)[number]
export const qualityLevels = ['missing', 'doubtful', 'outdated'] as const
export type QualityLevel = (typeof qualityLevels)[number]

const outdated: readonly QualityCode[] = ['figures-old', 'document-expired', 'not-confirmed']
const doubtful: readonly QualityCode[] = [
  'vat-doubtful', 'tax-code-doubtful', 'email-doubtful', 'pec-doubtful', 'municipality-unknown', 'postal-code-doubtful', 'ateco-doubtful', 'membership-overlap', 'document-undated',
]
export const levelOf = (code: QualityCode): QualityLevel => (outdated.includes(code) ? 'outdated' : doubtful.includes(code) ? 'doubtful' : 'missing')

/** What one click would write: fields of the organisation, or of its registered seat. */
export type Mend = { organisation: Partial<OrganisationFields> } | { seat: Partial<SiteFields> }
export type QualityProblem = {
  code: QualityCode
  level: QualityLevel
  /** What stands there now, for the words; null where nothing does. */
  value: string | null
  /** Null where only a person can know. */
  mend: Mend | null
}

export type QualityRow = { organisationId: string; name: string; problems: QualityProblem[] }
export type QualityCount = { code: QualityCode; level: QualityLevel; count: number; /** How many of them one click mends. */ mendable: number }

const scope = {
  /** Members of this cluster today; all organisations when missing. */
  clusterId: id.optional(),
  organisationId: id.optional(),
  codes: z.array(z.enum(qualityCodes)).max(qualityCodes.length).optional(),
  at: day.optional(),
}

export const qualityProcedures = {
  /** Records with something to mend, those with the most first, and how often each problem occurs (whatever `codes` ask for). */
  'quality.list': long(() => z.strictObject({ ...scope, ...page }), { errors: ['not-found'] }).answers<{ total: number; checked: number; counts: QualityCount[]; rows: QualityRow[] }>(),
  /** Mends what can be mended without asking, in one batch: those problems of those organisations. */
  'quality.mend': write(() => z.strictObject({ organisationIds: z.array(id).min(1).max(100_000), codes: z.array(z.enum(qualityCodes)).min(1) }), { errors: ['not-found'] })
    .answers<{ batch: string; mended: number }>(),
  /** The report: what is to be mended, by problem and by organisation. */
  'quality.export': long(
    () => z.strictObject({ ...scope, format: z.enum(['xlsx', 'pdf']), language, path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional() }),
    { errors: ['not-found', 'too-many-rows', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
}
