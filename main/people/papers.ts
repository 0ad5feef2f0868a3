import { formatDay, formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Block, Cell, Letterhead, Paper } from '../../shared/paper.ts'
import { reasonsLeftOut, type PersonRow, type ReasonLeftOut } from '../../shared/people.ts'
import type { Language } from '../../shared/procedure.ts'

export type Directory = {
  language: Language
  letterhead: Letterhead
  asOf: string
  changedAt: string
  audience: 'members' | 'partners'
  rows: Iterable<PersonRow>
  rowCount: number
  /** People who are not in it, by the first reason. */
  leftOut: Readonly<Record<ReasonLeftOut, number>>
  /** The day is not today: roles and consents are computed from their days, with today's names and addresses. */
  computed: boolean
}

function* cells(rows: Iterable<PersonRow>): Generator<Cell[]> {
  for (const { organisation, name, role, email, phone } of rows) yield [organisation, name, role, email, phone]
}

function leftOutWords({ leftOut, language }: Directory): string {
  const t = words(language)
  const n = (value: number) => formatNumber(value, language, 0)
  const count = reasonsLeftOut.reduce((sum, reason) => sum + leftOut[reason], 0)
  if (count === 0) return t('papers:directory.nobodyLeftOut')
  const reasons = reasonsLeftOut.flatMap(reason => (leftOut[reason] === 0 ? [] : [t(`papers:directory.reason.${reason}`, { count: leftOut[reason], n: n(leftOut[reason]) })]))
  return t('papers:directory.leftOut', { count, n: n(count), reasons: reasons.join(', ') })
}

/** The contact list that others may have. It says whom it is for, who is in it, and how many are not and why. */
export function directoryPaper(directory: Directory): Paper {
  const { language, letterhead, asOf, changedAt, audience, rows, rowCount, computed } = directory
  const t = words(language)
  const day = formatDay(asOf)
  const notes: Block[] = [
    { block: 'paragraph', text: t('papers:directory.who', { day, count: rowCount, n: formatNumber(rowCount, language, 0) }) },
    { block: 'paragraph', tone: 'note', text: leftOutWords(directory) },
    ...(computed ? [{ block: 'paragraph', tone: 'note', text: t('papers:directory.computed', { day }) } as const] : []),
    { block: 'paragraph', tone: 'note', text: t('papers:directory.use') },
  ]
  return {
    name: t('papers:directory.name'), title: t('papers:directory.title'), language, audience, letterhead, asOf, changedAt, orientation: 'landscape',
    blocks: [...notes, {
      block: 'table', sheet: t('papers:directory.sheet'), rowCount, empty: t('papers:directory.empty'), rows: cells(rows),
      columns: [
        { title: t('people:column.organisation'), kind: 'text', width: 30 }, { title: t('people:column.name'), kind: 'text', width: 24 }, { title: t('people:column.role'), kind: 'text', width: 20 },
        { title: t('people:column.email'), kind: 'text', width: 30 }, { title: t('people:column.phone'), kind: 'text', width: 16 },
      ],
    }],
  }
}
