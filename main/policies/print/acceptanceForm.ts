import type { Database } from 'better-sqlite3'
import { words } from '../../../shared/language.ts'
import type { Paper } from '../../../shared/paper.ts'
import { headLine, saidLine } from '../../../shared/policies/content.ts'
import type { Language } from '../../../shared/procedure.ts'
import { shortCode } from '../../../shared/seals.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { acceptedHash, policyContent } from '../textRead.ts'

/**
 * The form that a firm signs: what it accepts, by the code of the text in the form's language, the same that is asked for when the acceptance is recorded.
 * @throws Refused `not-found`
 */
export function acceptanceForm(database: Database, { versionId, language }: { versionId: string; language: Language }): Paper {
  const t = words(language)
  const content = policyContent(database, versionId)
  const name = saidLine(language, content.name, content.nameEnglish) ?? content.name
  const omitted = content.clauses.filter(clause => clause.omitted)
  const line = '______________________________'
  return {
    name: t('policies:print.form.name'), title: t('policies:paper.acceptanceForm'), subtitle: `${name} · ${t('policies:record.version', { version: content.label })}`, language, audience: 'addressee', letterhead: letterhead(database), asOf: null,
    changedAt: changedAt(database), orientation: 'portrait',
    blocks: [
      { block: 'facts', facts: [
        { label: t('policies:field.scope'), value: content.owner }, { label: t('policies:column.version'), value: content.label }, ...(content.parent ? [{ label: t('policies:column.parent'), value: `${saidLine(language, content.parent.name, content.parent.nameEnglish) ?? ''} ${content.parent.label}` }] : []),
        { label: t('policies:print.form.clauses'), value: t('policies:print.form.count', { count: content.clauses.length - omitted.length }) }, { label: t('policies:text.code'), value: shortCode(acceptedHash(content, language)) },
      ] },
      { block: 'paragraph', text: '' }, { block: 'paragraph', text: t('policies:print.form.declares', { owner: content.owner, name, version: content.label }) },
      ...(omitted.length > 0 ? [{ block: 'paragraph', text: t('policies:print.form.omitted', { clauses: omitted.map(clause => headLine(language, clause)).join('; ') }) } as const] : []),
      { block: 'paragraph', text: '' }, { block: 'facts', facts: (['personName', 'personRole', 'place', 'on'] as const).map(field => ({ label: t(`policies:field.${field}`), value: line })) },
      { block: 'signatures', places: [{ role: t('policies:print.form.firm') }, { role: t('policies:print.form.collected') }] }, { block: 'paragraph', text: t('policies:print.form.about'), tone: 'note' },
    ],
  }
}
