import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import type { Service, Working } from '../core/service.ts'
import { fileName } from '../press/fileName.ts'
import { consultationRow, consultationsOf } from './consultationRead.ts'
import { policyRow, versionRow } from './rows.ts'

type Asked = Parsed<'policies.export'>
const texts: readonly Asked['kind'][] = ['draft', 'adopted', 'firm']

/** What the press is asked for. @throws Refused `policy-paper-later`, `policy-paper-format`, `policy-consultation-missing` */
function jobOf({ versionId, kind, format, language, consultationId, acceptMissing = false }: Asked, { read, today }: Pick<Working, 'read' | 'today'>) {
  if (kind !== 'contributionSheet' && !texts.includes(kind)) throw new Refused('policy-paper-later', { kind })
  if (texts.includes(kind) && format === 'pdf') return { deliverable: 'policies.text', input: { language, versionId }, format, acceptMissing }
  if (kind !== 'contributionSheet' || format !== 'xlsx') throw new Refused('policy-paper-format', { kind, format })
  const consultation = consultationId === undefined ? consultationsOf(read, { versionId }, today)[0] : consultationRow(read, consultationId)
  if (!consultation) throw new Refused('policy-consultation-missing', {})
  return { deliverable: 'policies.contributionSheet', input: { language, consultationId: consultation.id }, format, acceptMissing }
}

/** The papers of a version. @throws Refused `policy-paper-later` for a paper that is not made, `policy-paper-format` for a format that it is not made in */
export const exportPolicy: Service<'policies.export'> = (asked, context) => {
  const { versionId, kind, format, language, path, preview } = asked
  const { name } = policyRow(context.read, versionRow(context.read, versionId).policyId)
  return context.print(jobOf(asked, context), { path, preview, name: fileName(language, kind === 'contributionSheet' ? kind : 'policy', name, context.today, format) })
}
