import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import { Refused } from '../../../shared/errors.ts'
import type { Letterhead } from '../../../shared/paper.ts'
import { addDays } from '../../../shared/periods.ts'
import { shortCode } from '../../../shared/seals.ts'
import { causesFor } from '../../../shared/suppliers/lifecycle.ts'
import type { letterAsked } from '../../../shared/suppliers/letters.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { isAskedFor, isToRenew, needsOf, usualDays, type SupplierNeeds } from '../needs.ts'
import { qualificationOn, qualificationsAt, qualificationsOf } from '../qualifications.ts'
import { supplierRow } from '../roles.ts'
import { schemeAt } from '../scheme.ts'
import { addresseeOf, namedIn, sealedDecision } from '../sealing.ts'
import { actLetter } from './acts.ts'
import type { Letter } from './letter.ts'
import { documentsLetter, noticeLetter } from './requests.ts'

/** A letter with who sends it, and of when its data are. */
export type WrittenLetter = { letter: Letter; letterhead: Letterhead; changedAt: string }
type Asked = z.infer<typeof letterAsked> & { at: string }

const now = (read: Database) => ({ letterhead: letterhead(read), changedAt: changedAt(read) })

/** The letter of a decision as it was sealed, with the agency's name and address of then. @throws Refused `not-found` */
function ofDecision(read: Database, { decisionId, language, at }: Asked): WrittenLetter {
  const sealed = decisionId === undefined ? null : sealedDecision(read, decisionId)
  if (sealed === null) throw new Refused('not-found', { what: 'supplierDecision' })
  const { content, hash, sealedAt } = sealed
  return {
    letter: actLetter({ language, day: at, act: content, seal: shortCode(hash) }), letterhead: { ...letterhead(read), agency: content.agency, lines: content.lines }, changedAt: sealedAt,
  }
}

type Sending = Pick<Asked, 'language' | 'at'>

/** Writes requests for documents of one day: the scheme and the letterhead are read once for all of them. */
function asking(read: Database, { language, at }: Sending, renewal: boolean): (of: SupplierNeeds) => Letter {
  const { terms } = schemeAt(read, at).content
  const { agency } = letterhead(read)
  return ({ organisationId, needs }) => documentsLetter({ language, day: at, to: addresseeOf(read, organisationId), agency, terms, needs, renewal })
}

/** @throws Refused `not-found`; `nothing-to-ask` where all documents are there and none ends soon */
function ofDocuments(read: Database, { supplierId, days = usualDays, ...sending }: Asked): WrittenLetter {
  const { id } = supplierRow(read, supplierId ?? '')
  const [of] = needsOf(read, qualificationsOf(read, id, sending.at), sending.at)
  const needs = of?.needs.filter(need => isAskedFor(need, addDays(sending.at, days))) ?? []
  if (!of || needs.length === 0) throw new Refused('nothing-to-ask', {})
  return { letter: asking(read, sending, false)({ ...of, needs }), ...now(read) }
}

/** @throws Refused `not-found`; `cause-missing` where the cause is none of those of the act */
function ofNotice(read: Database, { letter, qualificationId, cause, reason, language, at }: Asked): WrittenLetter {
  const qualification = qualificationOn(read, qualificationId ?? '', at)
  const kind = letter === 'exclusionNotice' ? 'exclusion' : 'suspension'
  const causes = causesFor(kind === 'exclusion' ? 'excluded' : 'suspended')
  if (cause === undefined || !causes.includes(cause)) throw new Refused('cause-missing', { causes: [...causes] })
  const { category, ...to } = namedIn(read, qualification)
  // the documents that are the cause
  const needs = cause === 'S1' ? (needsOf(read, [qualification], at)[0]?.needs ?? []).filter(({ knockOut, state }) => knockOut !== null && (state === 'expired' || state === 'missing' || state === 'rejected')) : []
  const { terms } = schemeAt(read, at).content
  return { letter: noticeLetter({ language, day: at, to, agency: letterhead(read).agency, terms, kind, category, cause, reason: reason ?? null, needs }), ...now(read) }
}

/** A letter to one supplier. @throws Refused `not-found`, `nothing-to-ask`, `cause-missing` */
export function readLetter(read: Database, asked: Asked): WrittenLetter {
  switch (asked.letter) {
    case 'decision': return ofDecision(read, asked)
    case 'documents': return ofDocuments(read, asked)
    case 'suspensionNotice': case 'exclusionNotice': return ofNotice(read, asked)
  }
}

export type Renewal = { supplierId: string; letter: Letter; needs: SupplierNeeds['needs'] }

/**
 * Letters to all suppliers, or to some, of whom documents end within so many days or are over, by name; none to those who are not asked for any.
 * @throws Refused `nothing-to-ask`
 */
export function renewalLetters(read: Database, { days, suppliers, ...sending }: Sending & { days: number; suppliers: ReadonlySet<string> | null }): Renewal[] {
  const qualifications = qualificationsAt(read, sending.at).filter(({ supplierId }) => suppliers?.has(supplierId) ?? true)
  const write = asking(read, sending, true)
  const letters = needsOf(read, qualifications, sending.at).flatMap(one => {
    const needs = one.needs.filter(need => isToRenew(need, sending.at, days))
    return needs.length === 0 ? [] : [{ supplierId: one.supplierId, needs, letter: write({ ...one, needs }) }]
  })
  if (letters.length === 0) throw new Refused('nothing-to-ask', { days })
  return letters.toSorted((a, b) => a.letter.to.name.localeCompare(b.letter.to.name, sending.language))
}
