import type { Database } from 'better-sqlite3'
import { words } from '../../../shared/language.ts'
import type { Block, Paper } from '../../../shared/paper.ts'
import { saidLine } from '../../../shared/policies/content.ts'
import type { Language } from '../../../shared/procedure.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { shownVersion } from '../acceptanceRead.ts'
import { followers } from '../driftRead.ts'
import { readTextPaper } from '../paper.ts'
import { policyRow } from '../rows.ts'

/** The policies of all firms that follow a cluster's, one after the other, each from a page of its own: the version that holds at the day. @throws Refused `not-found` */
export function firmsPaper(database: Database, { policyId, at, language }: { policyId: string; at: string; language: Language }): Paper {
  const t = words(language)
  const policy = policyRow(database, policyId)
  const papers = followers(database, policy).flatMap(firm => {
    const version = shownVersion(database, firm.id, at)
    return version ? [readTextPaper(database, { versionId: version.id, language })] : []
  })
  const draft = t('policies:paper.draft')
  const blocks = papers.flatMap(({ title, subtitle, watermark, blocks: own }, index): Block[] => [
    ...(index === 0 ? [] : [{ block: 'pageBreak' } as const]), { block: 'heading', level: 1, text: title }, { block: 'paragraph', text: [subtitle, watermark === undefined ? null : draft].filter(Boolean).join(' · ') }, ...own,
  ])
  return {
    name: t('policies:print.firms.name'), title: t('policies:paper.firms'), subtitle: saidLine(language, policy.name, policy.nameEnglish) ?? policy.name, language, audience: 'members', letterhead: letterhead(database), asOf: at, changedAt: changedAt(database),
    orientation: 'portrait', blocks: blocks.length > 0 ? blocks : [{ block: 'paragraph', text: t('policies:print.firms.none') }],
  }
}
