import type { Attachment } from '../../shared/attachments.ts'
import { typeInWords, type DocumentRecord } from '../../shared/documents.ts'
import { formatDay, formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Letterhead, Paper } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import { date, factSection, section, tableOf, text } from '../press/parts.ts'

export type DocumentSheet = {
  language: Language
  letterhead: Letterhead
  /** Day of the situation. */
  asOf: string
  /** Instant of the newest change. */
  changedAt: string
  document: DocumentRecord
  files: readonly Pick<Attachment, 'name' | 'bytes' | 'addedOn'>[]
}

const kilobyte = 1024

/** One document on one sheet: what it is worth on the day, its days, how it was checked, and its files by name. */
export function documentSheetPaper({ language, letterhead, asOf, changedAt, document, files }: DocumentSheet): Paper {
  const t = words(language)
  const { type, state, endsOn, daysLeft, transition, reviewOn } = document
  const day = (of: string | null) => of && formatDay(of)
  const table = tableOf<DocumentSheet['files'][number]>([
    [text(t('papers:documentSheet.file'), 40), ({ name }) => name], [text(t('papers:documentSheet.size'), 12), ({ bytes }) => t('documents:files.kilobytes', { size: formatNumber(Math.ceil(bytes / kilobyte), language, 0) })],
    [date(t('papers:documentSheet.addedOn')), ({ addedOn }) => addedOn],
  ], files)
  return {
    name: t('papers:documentSheet.name'), title: `${typeInWords(type, language)}: ${document.organisation}`, subtitle: t('papers:documentSheet.subtitle'), language, audience: 'internal', letterhead, asOf, changedAt, orientation: 'portrait',
    blocks: [
      ...factSection(t('papers:documentSheet.situation'), [
        { label: t('papers:field.state'), value: t(`documents:state.${state}`) }, { label: t('documents:column.endsOn'), value: day(endsOn) ?? (state === 'unknown' ? t('papers:unknown') : t('papers:documentSheet.endless')) },
        { label: t('papers:documentSheet.daysLeft'), value: daysLeft === null || daysLeft < 0 ? null : formatNumber(daysLeft, language, 0) }, { label: t('papers:documentSheet.reviewOn'), value: day(reviewOn) },
        { label: t('papers:documentSheet.edition'), value: transition && t(`documents:transition.${transition}`) },
      ]),
      ...factSection(t('papers:documentSheet.what'), [
        { label: t('documents:field.organisation'), value: document.organisation }, { label: t('documents:field.type'), value: typeInWords(type, language) }, { label: t('documents:column.kind'), value: t(`documents:kind.${type.kind}`) },
        { label: t('documents:field.number'), value: document.number ?? t('papers:unknown') }, { label: t('documents:field.issuer'), value: document.issuer ?? t('papers:unknown') },
        { label: t('documents:field.scope'), value: document.scope }, { label: t('documents:field.sites'), value: document.sites }, { label: t('documents:field.note'), value: document.note },
      ]),
      ...factSection(t('papers:documentSheet.when'), [
        { label: t('documents:field.issuedOn'), value: day(document.issuedOn) ?? t('papers:unknown') }, { label: t('documents:field.validFrom'), value: day(document.validFrom) },
        { label: t('documents:field.expiresOn'), value: day(document.expiresOn) }, { label: t('documents:field.receivedOn'), value: day(document.receivedOn) },
      ]),
      ...factSection(t('papers:documentSheet.check'), [
        { label: t('documents:column.verified'), value: t(document.verified ? 'papers:yes' : 'papers:no') }, { label: t('documents:field.checkedOn'), value: day(document.checkedOn) }, { label: t('documents:field.checkedBy'), value: document.checkedBy },
        { label: t('documents:field.checkedHow'), value: document.checkedHow && t(`documents:checkedHow.${document.checkedHow}`) }, { label: t('documents:field.rejectedOn'), value: day(document.rejectedOn) },
        { label: t('documents:field.rejectedReason'), value: document.rejectedReason },
      ]),
      ...section(t('papers:documentSheet.files'), t('papers:documentSheet.noFiles'), table),
    ],
  }
}
