import { basename } from 'node:path'
import { Refused } from '../../shared/errors.ts'
import { cut, plainBlocks } from '../../shared/policies/cut.ts'
import { takeBack } from '../../shared/policies/returned.ts'
import type { Service } from '../core/service.ts'
import { readWords } from '../reader/reader.ts'
import { clausesOf, policyRow, versionRow } from './rows.ts'

/** Cuts a Word file, or what was pasted, into clauses to look at. */
export const previewImport: Service<'policies.import.preview'> = async ({ file, text, html, language, versionId }, { read, signal }) => {
  const version = versionId === undefined ? null : versionRow(read, versionId)
  if (version && version.parentVersionId !== null) throw new Refused('policy-profile', {})
  const foreign = file !== undefined ? await readWords(file, { signal }) : html !== undefined ? await readWords('', { signal, text: html }) : plainBlocks(text ?? '')
  const { name, clauses, problems } = cut(foreign, language)
  if (clauses.length === 0) throw new Refused('policy-nothing-read', { name: file === undefined ? '' : basename(file) })
  if (!version) return { name, clauses, problems }
  const policy = policyRow(read, version.policyId)
  return { name, ...takeBack({ clauses, problems }, { clauses: clausesOf(read, version.id), names: [policy.name, policy.nameEnglish ?? policy.name], language }) }
}
