import { duplicateReasons, personDuplicateReasons, type DuplicateSet, type MergeField, type MergePreview, type MergeState, type PersonDuplicateSet, type PersonMergePreview, type PersonNotice } from '../../shared/duplicates.ts'
import { noticeArticles } from '../../shared/people.ts'
import type { useFormats, Words } from '../app/language.ts'
import { countWords } from '../history/fieldWords.ts'
import { fieldLabel, fieldWords } from './mergeWords.ts'

// Duplicates of any kind as the screens show them: what tells records apart, and what one record of several would be.

export type Formats = ReturnType<typeof useFormats>
export type ShownRecord = { id: string; name: string; to: string; /** In the order of the columns. */ cells: readonly string[] }
export type ShownSet = { reasons: readonly string[]; records: readonly ShownRecord[] }

export const firmColumns = ['name', 'vatNumber', 'taxCode', 'municipality', 'links', 'changedAt'] as const
export const personColumns = ['person', 'organisations', 'emails', 'noticeOn', 'links', 'changedAt'] as const
export type Column = (typeof firmColumns)[number] | (typeof personColumns)[number]

export function shownFirms({ records, pairs }: DuplicateSet, t: Words, { number, instant }: Formats): ShownSet {
  return {
    reasons: duplicateReasons.filter(reason => pairs.some(pair => pair.reason === reason)).map(reason => t(`duplicates:reason.${reason}`)),
    records: records.map(({ id, name, vatNumber, taxCode, municipality, province, links, changedAt }) => ({
      id, name, to: `/members/${id}`,
      cells: [vatNumber ?? '', taxCode ?? '', [municipality, province && `(${province})`].filter(Boolean).join(' '), number(links), changedAt ? instant(changedAt) : ''],
    })),
  }
}

export function shownPeople({ records, pairs }: PersonDuplicateSet, t: Words, { number, instant, day }: Formats): ShownSet {
  return {
    reasons: personDuplicateReasons.filter(reason => pairs.some(pair => pair.reason === reason)).map(reason => t(`duplicates:personReason.${reason}`)),
    records: records.map(({ id, name, organisations, emails, noticeOn, links, changedAt }) => ({
      id, name, to: `/people/${id}`, cells: [organisations.join(', '), emails.join(', '), noticeOn ? day(noticeOn) : '', number(links), changedAt ? instant(changedAt) : ''],
    })),
  }
}

export type ShownField = { field: string; label: string; state: MergeState; values: readonly { id: string; words: string }[]; proposed: string }
export type Choices = Readonly<Record<string, string>>
export type ShownMerge = {
  records: readonly { id: string; name: string; /** What tells it from a namesake. */ beside: string }[]
  /** Those that differ or that only some know. */
  fields: readonly ShownField[]
  /** Labels of those that all say alike. */
  same: readonly string[]
  /** What comes over, what is kept. */
  facts: readonly string[]
  /** What is there twice, or ends, with the merge. */
  warnings: readonly string[]
  /** Why it cannot be merged yet, with what to do. */
  obstacle: { title: string; next: string } | null
}

type Seats = MergePreview['seats']
const substitutesLeft = (seats: Seats): string => seats.filter(({ left }) => left.length > 0).map(({ body, left }) => `${left.join(', ')} (${body})`).join('; ')
const bodies = (seats: Seats, fits: (seat: Seats[number]) => boolean): string => seats.filter(fits).map(({ body }) => body).join(', ')
const told = (words: string, t: (words: string) => string): string[] => (words === '' ? [] : [t(words)])

/** What is said of links and seats, whatever is merged. */
function ofAll({ links, seats }: Pick<MergePreview, 'links' | 'seats'>, t: Words, { number }: Formats) {
  const moved = links.map(({ table, count }) => countWords(table, count, number(count))).join(', ')
  const sitting = bodies(seats, ({ inSession }) => inSession)
  return {
    facts: [...told(moved, words => t('duplicates:dialog.moves', { links: words })), ...told(bodies(seats, ({ becomes }) => becomes === 'one'), words => t('duplicates:dialog.seatsOne', { bodies: words }))],
    twice: bodies(seats, ({ becomes }) => becomes === 'two'),
    lost: told(substitutesLeft(seats), people => t('duplicates:dialog.substitutesLeft', { people })),
    obstacle: sitting === '' ? null : { title: t('errors:seats-in-session.title', { bodies: sitting }), next: t('errors:seats-in-session.next') },
  }
}

/** Fields of which all values are kept have nothing to choose. */
const kept: readonly MergeField[] = ['tags', 'otherEmails', 'privateNotes', 'confirmedOn']

export function firmMerge(preview: MergePreview, choices: Choices, t: Words, formats: Formats): ShownMerge {
  const { facts, twice, lost, obstacle } = ofAll(preview, t, formats)
  const fields = preview.fields.filter(({ field }) => !kept.includes(field))
  const undecided = preview.differentVat && choices['vatNumber'] === undefined
  return {
    records: preview.records.map(({ id, name, vatNumber, municipality }) => ({ id, name, beside: [municipality, vatNumber].filter(Boolean).join(' · ') })),
    fields: fields.filter(({ state }) => state !== 'same').map(({ field, values, ...rest }) => ({
      ...rest, field, label: fieldLabel(field, t), values: values.map(({ id, value }) => ({ id, words: fieldWords(field, value, t, formats.language) })),
    })),
    same: fields.filter(({ state, values }) => state === 'same' && values[0]?.value !== null).map(({ field }) => fieldLabel(field, t)),
    facts: [...facts, t('duplicates:dialog.keeps'), ...told(preview.figureYears.join(', '), years => t('duplicates:dialog.figures', { years }))],
    warnings: [...told(twice, words => t('duplicates:dialog.seatsTwo', { bodies: words })), ...lost, ...told(preview.qualifications.join(', '), codes => t('duplicates:dialog.qualifications', { codes }))],
    obstacle: undecided ? { title: t('errors:different-vat.title'), next: t('errors:different-vat.next') } : obstacle,
  }
}

function noticeWords({ noticeOn, noticeArticle, noticeHow }: PersonNotice, t: Words, { day }: Formats): string {
  const article = noticeArticles.find(one => one === noticeArticle)
  return [noticeOn && day(noticeOn), article && t(`people:article.${article}`), noticeHow].filter(Boolean).join(' · ')
}

const isNotice = (value: unknown): value is PersonNotice => typeof value === 'object' && value !== null && 'noticeOn' in value

export function personMerge(preview: PersonMergePreview, t: Words, formats: Formats): ShownMerge {
  const { facts, twice, lost, obstacle } = ofAll(preview, t, formats)
  const label = (field: 'name' | 'notice') => t(field === 'name' ? 'people:column.name' : 'people:notice.legend')
  const words = (value: unknown) => (isNotice(value) ? noticeWords(value, t, formats) : typeof value === 'string' ? value : t('duplicates:empty'))
  return {
    records: preview.records.map(({ id, name, organisations, emails }) => ({ id, name, beside: [...organisations, ...emails].join(' · ') })),
    fields: preview.fields.filter(({ state }) => state !== 'same').map(({ field, values, ...rest }) => ({ ...rest, field, label: label(field), values: values.map(({ id, value }) => ({ id, words: words(value) })) })),
    same: preview.fields.filter(({ state, values }) => state === 'same' && values[0]?.value !== null).map(({ field }) => label(field)),
    facts: [...facts, t('duplicates:dialog.keepsPerson')],
    warnings: [
      ...told(preview.withdrawn.map(purpose => t(`people:purpose.${purpose}`)).join('; '), purposes => t('duplicates:dialog.withdrawn', { purposes })),
      ...told(twice, names => t('duplicates:dialog.seatsTwoOfPerson', { bodies: names })),
      ...lost,
    ],
    obstacle,
  }
}
