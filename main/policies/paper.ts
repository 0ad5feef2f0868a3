import type { Database } from 'better-sqlite3'
import { formatDay } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Block, Letterhead, Paper, RichNode } from '../../shared/paper.ts'
import { headLine, saidIn, saidLine, type ContentClause, type PolicyContent } from '../../shared/policies/content.ts'
import type { Milestone } from '../../shared/policies/views.ts'
import type { Language } from '../../shared/procedure.ts'
import { shortCode } from '../../shared/seals.ts'
import { changedAtOf } from '../database/revision.ts'
import { sealOf } from '../database/seals.ts'
import { known } from '../press/parts.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { consultationRow } from './consultationRead.ts'
import { milestonesOf } from './read.ts'
import { versionRow } from './rows.ts'
import { acceptedHash, policyContent } from './textRead.ts'

type TextPaper = {
  language: Language
  letterhead: Letterhead
  /** Instant of the seal, or of a milestone that is newer; of a draft of the newest change. */
  changedAt: string
  content: PolicyContent
  /** Short code of its seal; null = a draft. */
  seal: string | null
  /** Of this version, or of the policy as a whole, the earliest first; with the instant of their newest change, null where there are none. */
  milestones: readonly Milestone[]
  milestonesAt: string | null
}

const styled = (text: string, mark: 'bold' | 'italic'): RichNode => ({ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: mark }] }] })

const headingLevel = (level: number) => (level === 1 ? 2 : 3)

/** A clause under its number, with what the firm did to it. */
function clauseBlocks({ language }: TextPaper, clause: ContentClause): Block[] {
  const t = words(language)
  const { number, level, strength, mode, reason } = clause
  const { heading, text, addition } = saidIn(language, clause)
  const departure = mode === null || mode === 'inherit' ? null : t(`policies:mode.${mode}`)
  const about = [strength && t(`policies:strength.${strength}`), departure].filter(one => one !== null).join(' · ')
  const nodes = [...(about ? [styled(about, 'italic')] : []), ...text, ...addition, ...(departure !== null && reason ? [styled(`${t('policies:field.reason')}: ${reason}`, 'italic')] : [])]
  return [
    { block: 'heading', level: headingLevel(level), number, text: heading ?? '' },
    ...(nodes.length > 0 ? [{ block: 'richText', nodes } as const] : []),
  ]
}

/** What the firm left out, with why: it is no part of the text. */
function omittedBlocks(paper: TextPaper): Block[] {
  const { language, content } = paper
  const t = words(language)
  const omitted = content.clauses.filter(clause => clause.omitted)
  if (omitted.length === 0) return []
  return [{ block: 'heading', level: 2, text: t('policies:text.omitted') }, { block: 'richText', nodes: omitted.flatMap(({ reason, until, ...clause }) => [
    styled(headLine(language, clause), 'bold'), styled([reason, until && `${t('policies:field.until')} ${formatDay(until)}`].filter(Boolean).join('; ') || '–', 'italic'),
  ]) }]
}

/** What is to be reached by when, a line each. They go on after the adoption: beside a sealed text it is said of which day they are. */
function milestoneLines({ language, seal, milestones, milestonesAt }: TextPaper): string | null {
  if (milestonesAt === null) return null
  const t = words(language)
  return [...milestones.map(({ on, name }) => `${formatDay(on)}: ${name}`), ...(seal === null ? [] : [t('policies:milestones.asOf', { day: formatDay(milestonesAt.slice(0, 10)) })])].join('\n')
}

function facts(paper: TextPaper): Block {
  const { language, content, seal } = paper
  const t = words(language)
  const { scope, owner, label, effectiveFrom, effectiveTo, decision, parent, changelog, changelogEnglish } = content
  return { block: 'facts', facts: known([
    { label: t('policies:field.scope'), value: owner }, { label: t('policies:column.version'), value: label },
    { label: t('policies:column.parent'), value: parent && `${saidLine(language, parent.name, parent.nameEnglish)} ${parent.label}` },
    { label: t('policies:field.effectiveFrom'), value: effectiveFrom && formatDay(effectiveFrom) }, { label: t('policies:field.effectiveTo'), value: effectiveTo && formatDay(effectiveTo) },
    { label: t('policies:field.decisionBody'), value: decision && [decision.body, decision.number, formatDay(decision.on)].filter(Boolean).join(', ') },
    { label: t('policies:milestones.title'), value: milestoneLines(paper) },
    { label: t('policies:field.changelog'), value: saidLine(language, changelog, changelogEnglish) }, { label: t('policies:accept.code'), value: seal },
    // who signs signs this very text: the code on the signed paper is asked for when the acceptance is kept
    { label: t('policies:text.code'), value: scope === 'firm' ? shortCode(acceptedHash(content, language)) : null },
  ]) }
}

/** The text of a version, of a cluster or a firm: as it was sealed; a draft says so across the page. */
export function textPaper(paper: TextPaper): Paper {
  const { language, content, seal, letterhead: head, changedAt: at } = paper
  const t = words(language)
  const name = saidLine(language, content.name, content.nameEnglish) ?? content.name
  const clauses = content.clauses.filter(({ omitted }) => !omitted)
  return {
    name: t('policies:text.fileName'), title: name, subtitle: [content.owner, t('policies:record.version', { version: content.label })].filter(Boolean).join(' · '), language,
    audience: seal === null ? 'members' : 'public', letterhead: head, asOf: content.effectiveFrom, changedAt: at, orientation: 'portrait', ...(seal === null ? { watermark: t('policies:paper.draft') } : {}),
    blocks: [
      facts(paper), ...(clauses.length === 0 ? [{ block: 'paragraph', text: t('policies:sheet.empty') } as const] : clauses.flatMap(clause => clauseBlocks(paper, clause))), ...omittedBlocks(paper),
    ],
  }
}

/** The text of a version that is put up for remarks, its lines numbered, with where and until when they are sent. @throws Refused `not-found` */
export function readConsultationPaper(database: Database, { consultationId, language }: { consultationId: string; language: Language }): Paper {
  const t = words(language)
  const { versionId, closesOn, note } = consultationRow(database, consultationId)
  const paper = readTextPaper(database, { versionId, language })
  const [about, ...text] = paper.blocks
  return {
    ...paper, watermark: t('policies:text.forRemarks'), numberedLines: true, audience: 'members',
    blocks: [...(about ? [about] : []), { block: 'facts', facts: [{ label: t('policies:sheet.until'), value: formatDay(closesOn) }] }, { block: 'paragraph', text: [t('policies:text.howLines'), note].filter(Boolean).join(' ') }, ...text],
  }
}

/** The text of a version as it is printed. @throws Refused `not-found` */
export function readTextPaper(database: Database, { versionId, language }: { versionId: string; language: Language }): Paper {
  const seal = sealOf(database, versionId)
  const milestones = milestonesOf(database, versionRow(database, versionId).policyId).filter(one => one.versionId === null || one.versionId === versionId).toReversed()
  const milestonesAt = milestones.map(({ id }) => changedAtOf(database, id)).toSorted().at(-1) ?? null
  return textPaper({
    language, letterhead: letterhead(database), changedAt: seal === null ? changedAt(database) : [seal.sealedAt, milestonesAt ?? ''].toSorted().at(-1) ?? seal.sealedAt,
    content: policyContent(database, versionId), seal: seal && shortCode(seal.hash), milestones, milestonesAt,
  })
}
