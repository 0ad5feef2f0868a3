import { basename } from 'node:path'
import { Refused } from '../../shared/errors.ts'
import { cut, plainBlocks } from '../../shared/policies/cut.ts'
import type { Service } from '../core/service.ts'
import { readWords } from '../reader/reader.ts'

/** Cuts a Word file, or what was pasted, into clauses to look at. */
export const previewImport: Service<'policies.import.preview'> = async ({ file, text, html, language }, { signal }) => {
  const foreign = file !== undefined ? await readWords(file, { signal }) : html !== undefined ? await readWords('', { signal, text: html }) : plainBlocks(text ?? '')
  const { name, clauses, problems } = cut(foreign, language)
  if (clauses.length === 0) throw new Refused('policy-nothing-read', { name: file === undefined ? '' : basename(file) })
  return { name, clauses, problems }
}
