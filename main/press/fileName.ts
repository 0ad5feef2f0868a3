import { words } from '../../shared/language.ts'
import type { Language } from '../../shared/procedure.ts'

/** What a deliverable's file is called after: keys of `papers.json`, `file.<kind>`. */
export type FileKind =
  | 'list' | 'sheet' | 'personSheet' | 'documentSheet' | 'bodySheet' | 'card' | 'rejected' | 'quality' | 'district' | 'directory' | 'expiring' | 'calendar'
  | 'publishedList' | 'suppliers' | 'supplier' | 'criteria' | 'scoreSheet' | 'register' | 'letter' | 'renewals' | 'supplierCalendar'
  | 'keys' | 'guidelines' | 'emptyChecklist' | 'filledChecklist' | 'checklistResult' | 'questionnaire'
  | 'contributionSheet' | 'policy' | 'policyComparison' | 'policyMatrix' | 'policyCoverage' | 'acceptanceForm' | 'firmPolicies'
  | 'minutes' | 'carried' | 'convocation' | 'agenda' | 'attendance' | 'excerpt' | 'minutesRegister' | 'decisionsBook' | 'actionsRegister' | 'attendanceStatistics' | 'meetingCalendar' | 'stakeholders'

/** A file name that Windows takes: what it is, of whom or what, of which day. */
export function namedFile(what: string, of: string, at: string, format: string): string {
  const name = of.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 80).replace(/[. ]+$/, '')
  return `${what} - ${name || '-'} - ${at}.${format}`
}

/** The name of the file of a deliverable. */
export const fileName = (language: Language, kind: FileKind, of: string, at: string, format: string): string => namedFile(words(language)(`papers:file.${kind}`), of, at, format)
