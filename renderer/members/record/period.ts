import type { OrganisationRecord } from '../../../shared/organisations.ts'
import type { Words } from '../../app/language.ts'

export type Membership = OrganisationRecord['memberships'][number]

/** How a period reads in a line: `dal 01/03/2019`, or with its end. */
export function periodWords({ from, to }: Membership, t: Words, day: (text: string) => string): string {
  if (from && to) return t('members:memberships.fromTo', { from: day(from), to: day(to) })
  if (from) return t('members:memberships.since', { from: day(from) })
  return to ? t('members:memberships.until', { to: day(to) }) : t('members:memberships.always')
}
