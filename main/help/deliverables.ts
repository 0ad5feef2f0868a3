import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { commands, keyPlaces, localKeys, printedKeys } from '../../shared/commands.ts'
import { words } from '../../shared/language.ts'
import type { Block, Cell, Paper } from '../../shared/paper.ts'
import { language, type Language } from '../../shared/procedure.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'

const input = z.object({ language })

type Part = { title: string; lines: readonly Cell[][] }

/** Keys in a table, each part of them below its head. */
function table(parts: readonly Part[], in_: Language): Block {
  const t = words(in_)
  const rows = parts.flatMap(({ title, lines }): Cell[][] => [[title, null], ...lines])
  const heads = new Set(parts.map((_, at) => parts.slice(0, at).reduce((sum, { lines }) => sum + lines.length + 1, 0)))
  const columns = [{ title: t('papers:keys.does'), kind: 'text' as const, width: 40 }, { title: t('papers:keys.key'), kind: 'text' as const, width: 40 }]
  return { block: 'table', sheet: parts.map(({ title }) => title).join(', '), caption: '', columns, heads, rows, rowCount: rows.length, empty: '' }
}

/** Every key as its keyboard prints it, from the list that binds them: those of the whole window, then those of lists, fields and dialogs. */
function keySheet(database: Database, { language: in_ }: { language: Language }): Paper {
  const t = words(in_)
  const line = (label: string, keys: readonly string[]): Cell[] => [label, keys.map(key => printedKeys(key, t)).join(` ${t('keySheet.or')} `)]
  const everywhere = { title: t('keySheet.everywhere'), lines: commands.flatMap(({ id, keys }) => (keys.length > 0 ? [line(t(`command.${id}`), keys)] : [])) }
  const places = keyPlaces.map(place => ({ title: t(`keySheet.place.${place}`), lines: localKeys.flatMap(key => (key.place === place ? [line(t(`key.${key.id}`), key.keys)] : [])) }))
  return {
    name: t('papers:keys.name'), title: t('papers:keys.title'), language: in_, audience: 'public', letterhead: letterhead(database), asOf: null,
    changedAt: changedAt(database), orientation: 'portrait', blocks: [table([everywhere], in_), table(places, in_)],
  }
}

/** What the help hands to the press. */
export const helpDeliverables = { 'help.keys': deliverable(input, keySheet) }
