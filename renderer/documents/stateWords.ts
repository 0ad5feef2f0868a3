import type { DocumentTypeFields, StateAt } from '../../shared/documents.ts'
import { formatDay, formatNumber } from '../../shared/format.ts'
import { currentLanguage, type Words } from '../app/language.ts'

/** When a document ends, in words, with how far that is. */
export function endWords({ state, endsOn, daysLeft, reviewOn }: StateAt, t: Words): string {
  if (state === 'unknown') return t('documents:ends.unknown')
  if (endsOn === null) return reviewOn === null ? t('documents:ends.never') : `${t('documents:ends.never')}, ${t('documents:ends.review', { day: formatDay(reviewOn) })}`
  const day = t(daysLeft !== null && daysLeft < 0 ? 'documents:ends.was' : 'documents:ends.on', { day: formatDay(endsOn) })
  if (daysLeft === null || daysLeft < 0) return day
  return `${day} (${daysLeft === 0 ? t('documents:ends.today') : t('documents:ends.left', { count: daysLeft, n: formatNumber(daysLeft, currentLanguage()) })})`
}

type Rule = Pick<DocumentTypeFields, 'validity' | 'validFor' | 'validUnit' | 'warnDays' | 'successorFrom' | 'transitionOn'>

/** What a type says of its documents, in sentences; `successor` is what the next edition is called. */
export function ruleWords({ validity, validFor, validUnit, warnDays, successorFrom, transitionOn }: Rule, successor: string | null, t: Words): string {
  const length = validFor !== null && validUnit !== null ? t(`documents:unit.${validUnit}`, { count: validFor }) : ''
  return [
    t(`documents:rule.${validity}`, { length }),
    ...(warnDays === null ? [] : [t(validity === 'none' ? 'documents:rule.review' : 'documents:rule.warn', { count: warnDays })]),
    ...(successor === null ? [] : [
      t('documents:rule.successor', { type: successor }), ...(successorFrom ? [t('documents:rule.successorFrom', { day: formatDay(successorFrom) })] : []),
      ...(transitionOn ? [t('documents:rule.transitionOn', { day: formatDay(transitionOn) })] : []),
    ]),
  ].join(' ')
}
