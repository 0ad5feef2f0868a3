import { formatDay, formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Block, Letterhead, Paper } from '../../shared/paper.ts'
import { reasonsLeftOut, type PeopleColumn, type PersonRow, type ReasonLeftOut } from '../../shared/people.ts'
import { peopleList } from '../../shared/peopleList.ts'
import type { Language } from '../../shared/procedure.ts'
import { listParts, type PrintedList } from '../press/list.ts'

export type Directory = Pick<PrintedList<PeopleColumn, PersonRow>, 'columns' | 'rows' | 'rowCount' | 'group' | 'selection' | 'besides' | 'orientation'> & {
  /** What the view is called that is printed. */
  view?: string | undefined
  language: Language
  letterhead: Letterhead
  asOf: string
  changedAt: string
  audience: 'members' | 'partners'
  /** People who are not in it, by the first reason. */
  leftOut: Readonly<Record<ReasonLeftOut, number>>
  /** The day is not today: roles and consents are computed from their days, with today's names and addresses. */
  computed: boolean
}

function leftOutWords({ leftOut, language }: Directory): string {
  const t = words(language)
  const n = (value: number) => formatNumber(value, language, 0)
  const count = reasonsLeftOut.reduce((sum, reason) => sum + leftOut[reason], 0)
  if (count === 0) return t('papers:directory.nobodyLeftOut')
  const reasons = reasonsLeftOut.flatMap(reason => (leftOut[reason] === 0 ? [] : [t(`papers:directory.reason.${reason}`, { count: leftOut[reason], n: n(leftOut[reason]) })]))
  return t('papers:directory.leftOut', { count, n: n(count), reasons: reasons.join(', ') })
}

/** Who, where, as what, and how to reach them. */
const usual: readonly PeopleColumn[] = ['organisation', 'name', 'role', 'email', 'phone']

/** The contact list that others may have. It says whom it is for, who is in it, and how many are not and why. */
export function directoryPaper(directory: Directory): Paper {
  const { language, letterhead, asOf, changedAt, audience, rowCount, computed, view, leftOut: _leftOut, ...printed } = directory
  const t = words(language)
  const day = formatDay(asOf)
  const saying = {
    sheet: t('papers:directory.sheet'), empty: t('papers:directory.empty'), total: (count: number) => t('papers:list.total', { count, shown: formatNumber(count, language, 0) }),
    count: (count: number) => t('papers:directory.who', { day, count, n: formatNumber(count, language, 0) }),
  }
  const { notes, table, orientation } = listParts({ language, list: peopleList, ...printed, columns: printed.columns ?? usual, rowCount, saying })
  const more: Block[] = [
    { block: 'paragraph', tone: 'note', text: leftOutWords(directory) },
    ...(computed ? [{ block: 'paragraph', tone: 'note', text: t('papers:directory.computed', { day }) } as const] : []),
    { block: 'paragraph', tone: 'note', text: t('papers:directory.use') },
  ]
  return {
    name: t('papers:directory.name'), title: t('papers:directory.title'), ...(view === undefined ? {} : { subtitle: t('papers:list.view', { name: view }) }), language, audience, letterhead, asOf, changedAt, orientation,
    blocks: [...notes, ...more, table],
  }
}
