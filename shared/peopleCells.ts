import { readAsImported, type CellReasons, type CellRules } from './cellRules.ts'
import type { PeopleColumn } from './people.ts'

/**
 * The columns of the contacts list that can be written: the role's own, the person's name and the day of the notice. A consent is recorded with when and how it
 * was given, in the person's record; the organisation of a role is chosen there as well.
 */
export const peopleCells: CellRules<PeopleColumn> = {
  name: { kind: 'text', required: true, longest: 200 },
  role: { kind: 'text', longest: 200 },
  email: { kind: 'text', longest: 200, read: (text, { today }) => readAsImported('email', text, today) },
  phone: { kind: 'text', longest: 100, read: (text, { today }) => readAsImported('phone', text, today) },
  from: { kind: 'day' },
  to: { kind: 'day', atEnd: true },
  noticeOn: { kind: 'day' },
}

/** Why the other columns of the contacts list are only read. */
export const peopleReasons: CellReasons<PeopleColumn> = {
  organisation: 'people:readOnly.organisation', state: 'people:readOnly.state', directory: 'people:readOnly.consent', newsletter: 'people:readOnly.consent', events: 'people:readOnly.consent', images: 'people:readOnly.consent',
}
