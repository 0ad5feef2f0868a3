import { Refused } from '../../shared/errors.ts'
import type { Service } from '../core/service.ts'
import { fileName } from '../press/fileName.ts'
import { consultationRow, consultationsOf } from './consultationRead.ts'
import { policyRow, versionRow } from './rows.ts'

/** The papers of a version. @throws Refused `policy-paper-format` for a format that a paper is not made in */
export const exportPolicy: Service<'policies.export'> = ({ versionId, kind, format, language, consultationId, path, preview, acceptMissing }, { read, today, print }) => {
  const { name } = policyRow(read, versionRow(read, versionId).policyId)
  if (kind !== 'contributionSheet' || format !== 'xlsx') throw new Refused('policy-paper-format', { kind, format })
  const consultation = consultationId === undefined ? consultationsOf(read, { versionId }, today)[0] : consultationRow(read, consultationId)
  if (!consultation) throw new Refused('policy-consultation-missing', {})
  const job = { deliverable: 'policies.contributionSheet', input: { language, consultationId: consultation.id }, format, acceptMissing: acceptMissing ?? false } as const
  return print(job, { path, preview, name: fileName(language, kind, name, today, format) })
}
