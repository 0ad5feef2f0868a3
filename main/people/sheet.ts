import { formatDay } from '../../shared/format.ts'
import type { Seat } from '../../shared/groups.ts'
import { words } from '../../shared/language.ts'
import { groupWord } from '../../shared/meetings/words.ts'
import type { Letterhead, Paper } from '../../shared/paper.ts'
import { consentAt, type PersonRecord } from '../../shared/people.ts'
import { runsAt } from '../../shared/periods.ts'
import type { Language } from '../../shared/procedure.ts'
import { date, factSection, section, tableOf, text } from '../press/parts.ts'

/** A seat that a person holds, or is the substitute for. */
export type HeldSeat = Pick<Seat, 'role' | 'organisation' | 'from' | 'to'> & { body: string; substitutes: boolean }

export type PersonSheet = {
  language: Language
  letterhead: Letterhead
  /** Day of the situation. */
  asOf: string
  /** Instant of the newest change. */
  changedAt: string
  person: Pick<PersonRecord, 'name' | 'noticeOn' | 'noticeArticle' | 'noticeHow' | 'contacts' | 'consents'>
  /** Those held on the day. */
  seats: readonly HeldSeat[]
}

/** One person on one sheet: how to reach them in each role, where they sit, and what they agreed to. Private notes are not on it. */
export function personSheetPaper({ language, letterhead, asOf, changedAt, person, seats }: PersonSheet): Paper {
  const t = words(language)
  const roles = tableOf<PersonRecord['contacts'][number]>([
    [text(t('people:column.organisation'), 28), ({ organisation }) => organisation], [text(t('people:column.role'), 18), ({ role }) => role], [text(t('people:column.email'), 26), ({ email }) => email],
    [text(t('people:column.phone'), 16), ({ phone }) => phone], [date(t('people:column.from')), ({ from }) => from], [date(t('people:column.to')), ({ to }) => to],
  ], person.contacts.filter(role => runsAt(role, asOf)))
  const held = tableOf<HeldSeat>([
    [text(t('meetingPapers:register.body'), 28), ({ body }) => body], [text(t('people:column.organisation'), 28), ({ organisation }) => organisation],
    [text(t('people:column.role'), 18), ({ role, substitutes }) => [groupWord(t, 'role', role), substitutes ? t('papers:person.substitute') : null].filter(Boolean).join(', ')],
    [date(t('people:column.from')), ({ from }) => from], [date(t('people:column.to')), ({ to }) => to],
  ], seats)
  const consents = tableOf<PersonRecord['consents'][number]>([
    [text(t('people:field.purpose'), 30), ({ purpose }) => t(`people:purpose.${purpose}`)], [text(t('people:column.state'), 10), consent => t(`people:consent.${consentAt([consent], consent.purpose, asOf)}`)],
    [date(t('people:field.givenOn')), ({ givenOn }) => givenOn], [text(t('people:field.how'), 20), ({ how }) => how],
    [date(t('people:field.withdrawnOn')), ({ withdrawnOn }) => withdrawnOn], [text(t('people:field.withdrawnHow'), 20), ({ withdrawnHow }) => withdrawnHow],
  ], person.consents)
  return {
    name: t('papers:person.name'), title: person.name, subtitle: t('papers:person.subtitle'), language, audience: 'internal', letterhead, asOf, changedAt, orientation: 'portrait',
    blocks: [
      ...section(t('papers:person.roles'), t('papers:person.noRoles'), roles), ...section(t('papers:person.seats'), t('papers:person.noSeats'), held),
      ...factSection(t('papers:person.privacy'), [
        { label: t('papers:person.noticeOn'), value: person.noticeOn && formatDay(person.noticeOn) }, { label: t('people:field.noticeArticle'), value: person.noticeArticle && t(`people:article.${person.noticeArticle}`) },
        { label: t('people:field.noticeHow'), value: person.noticeHow },
      ]),
      ...section(t('papers:person.consents'), t('papers:person.noConsents'), consents), { block: 'paragraph', tone: 'note', text: t('papers:directory.use') },
    ],
  }
}
