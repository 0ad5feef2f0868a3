import { atecoDivisionLabelKey, checkAteco } from '../../../shared/ateco.ts'
import type { OrganisationRecord } from '../../../shared/organisations.ts'
import { isProvince } from '../../../shared/provinces.ts'
import { checkTaxCode } from '../../../shared/taxCode.ts'
import { checkVat } from '../../../shared/vat.ts'
import type { Words } from '../../app/language.ts'

/** What is doubtful about a stored VAT number, in words; a wrong one is kept and marked, never refused. */
export function vatWarning({ vatNumber, country }: OrganisationRecord, t: Words): string | null {
  if (vatNumber === null) return null
  const check = checkVat(vatNumber, country)
  return check.code === 'ok' ? null : t(check.level === 'error' ? 'members:record.keptToVerify' : 'members:record.doubtful', { why: t(`organisations:check.${check.code}`) })
}

/** What is doubtful about a stored tax code; codes of other countries have no rule here. */
export function taxCodeWarning({ taxCode, country }: OrganisationRecord, t: Words): string | null {
  if (taxCode === null || country !== 'IT') return null
  const check = checkTaxCode(taxCode)
  return check.code === 'ok' ? null : t('members:record.keptToVerify', { why: t(`organisations:check.${check.code}`) })
}

/** Letters that are those of no province of Italy are doubtful there. */
export const provinceWarning = (province: string | null, country: string, t: Words): string | null =>
  province === null || country !== 'IT' || isProvince(province) ? null : t('imports:problem.province-unknown', { text: province })

/** An address without a name, an at and a domain is doubtful; more cannot be told by its form. */
export const emailWarning = (email: string | null, t: Words): string | null =>
  email === null || /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}$/.test(email) ? null : t('members:record.notAnEmail')

/** The division that a code belongs to, where it has a label of ours, and what is doubtful about the code. */
export function atecoWords({ atecoCode }: OrganisationRecord, t: Words): { division: string | null; warning: string | null } {
  if (atecoCode === null) return { division: null, warning: null }
  const check = checkAteco(atecoCode)
  const key = atecoDivisionLabelKey(check.value)
  return {
    division: key === null ? null : t('members:record.division', { label: t(key) }),
    warning: check.code === 'ok' ? null : t('members:record.keptToVerify', { why: t(`organisations:check.${check.code}`) }),
  }
}
