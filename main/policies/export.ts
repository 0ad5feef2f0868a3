import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { policyPaperFormats } from '../../shared/policies.ts'
import type { Service } from '../core/service.ts'
import { fileName, type FileKind } from '../press/fileName.ts'
import { consultationRow, consultationsOf } from './consultationRead.ts'
import { policyRow, versionRow, versionRows, type VersionRow } from './rows.ts'

type Asked = Parsed<'policies.export'> & { at: string }

/** The version that another is compared with: the one told, else the one before it. @throws Refused `not-found` where there is none before */
function beforeOf(read: Database, version: VersionRow, against: string | undefined): string {
  if (against !== undefined) return versionRow(read, against).id
  const rows = versionRows(read, version.policyId)
  const before = version.basedOnId ?? rows[rows.findIndex(({ id }) => id === version.id) - 1]?.id
  if (!before) throw new Refused('not-found', { what: 'policyVersion' })
  return before
}

/** The consultation that is meant: the one told, else the newest of the version. @throws Refused `policy-consultation-missing` */
function consultationOf(read: Database, { consultationId, versionId, at }: Asked): string {
  const one = consultationId === undefined ? consultationsOf(read, { versionId }, at)[0] : consultationRow(read, consultationId)
  if (!one) throw new Refused('policy-consultation-missing', {})
  return one.id
}

/** What the press is asked for, and what its file is called after. */
function printingOf(read: Database, asked: Asked): { deliverable: string; input: object; file: FileKind } {
  const { kind, format, language, versionId, at } = asked
  const version = versionRow(read, versionId)
  const ofPolicy = { language, policyId: version.policyId, at }
  switch (kind) {
    case 'draft':
    case 'adopted':
    case 'firm': return { deliverable: 'policies.text', input: { language, versionId }, file: 'policy' }
    case 'consultation': return { deliverable: 'policies.consultation', input: { language, consultationId: consultationOf(read, asked) }, file: 'policy' }
    case 'acceptanceForm': return { deliverable: 'policies.acceptanceForm', input: { language, versionId }, file: 'acceptanceForm' }
    case 'comparison': return { deliverable: format === 'docx' ? 'policies.revision' : 'policies.comparison', input: { language, from: beforeOf(read, version, asked.against), to: versionId, at }, file: 'policyComparison' }
    case 'matrix': return { deliverable: 'policies.matrix', input: { language, consultationId: consultationOf(read, asked), names: asked.names ?? false, at }, file: 'policyMatrix' }
    case 'contributionSheet': return { deliverable: 'policies.contributionSheet', input: { language, consultationId: consultationOf(read, asked) }, file: 'contributionSheet' }
    case 'coverage': return { deliverable: 'policies.coverage', input: ofPolicy, file: 'policyCoverage' }
    case 'firms': return { deliverable: 'policies.firms', input: ofPolicy, file: 'firmPolicies' }
  }
}

/** The papers of a version. @throws Refused `policy-paper-format` for a format that it is not made in, `policy-consultation-missing` */
export const exportPolicy: Service<'policies.export'> = ({ path, preview, acceptMissing, ...input }, { read, today, print }) => {
  const asked = { ...input, at: input.at ?? today }
  const { versionId, kind, format, language } = asked
  const { name } = policyRow(read, versionRow(read, versionId).policyId)
  const made = policyPaperFormats[kind].find(one => one === format)
  if (!made) throw new Refused('policy-paper-format', { kind, format })
  const { file, ...job } = printingOf(read, asked)
  return print({ ...job, format: made, acceptMissing: acceptMissing ?? false }, { path, preview, name: fileName(language, file, name, asked.at, made) })
}
