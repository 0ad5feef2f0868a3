import type { duplicateProcedures } from '../../shared/duplicates.ts'
import type { BatchKind } from '../../shared/history/kinds.ts'
import type { NamesOf, Services, Working } from '../core/service.ts'
import { toldApart, type Mergeable } from '../database/merged.ts'
import { prepared } from '../database/prepared.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { personRow } from '../people/read.ts'
import { allSets, findDuplicates } from './find.ts'
import { mergeOrganisations, previewMerge } from './merge.ts'
import { mergePeople, people, previewPeople } from './people.ts'
import { pairColumns, type Merging } from './unite.ts'

/** Each id with each later one. */
const pairsOf = (ids: readonly string[]): [string, string][] => ids.flatMap((first, index) => ids.slice(index + 1).map((second): [string, string] => [first, second]))

type Named = { id: string; name: string }

/** Remembers records as different, each from each, or forgets it. */
async function distinguish(table: Mergeable, records: readonly Named[], forget: boolean, { commit }: Working): Promise<{ batch: string }> {
  const names = records.map(({ name }) => name)
  const ids = [...new Set(records.map(({ id }) => id))]
  const { batch } = await commit({ kind: `${table}.distinguish`, values: { name: names[0] ?? '', other: names[1] ?? '' } }, async ({ write, at }) => {
    const pairs = toldApart[table]
    const [one = '', other = ''] = pairColumns(write, table)
    for (const [first, second] of pairsOf(ids)) {
      const pair = prepared(write, `SELECT id FROM ${pairs} WHERE deletedAt IS NULL AND (("${one}" = @first AND "${other}" = @second) OR ("${one}" = @second AND "${other}" = @first))`).get({ first, second }) as { id: string } | undefined
      if (forget && pair) updateRecord(write, pairs, pair.id, { deletedAt: at })
      if (!forget && !pair) insertRecord(write, pairs, { [one]: first, [other]: second })
    }
  })
  return { batch }
}

/** What the history calls a merge: the names of the record that stays, and of those that go into it. */
const headOf = <K extends BatchKind>(kind: K, { winner, losers }: Merging, nameOf: (id: string) => string) => ({ kind, values: { name: nameOf(winner), other: losers.map(nameOf).join(', ') } })

export const duplicateServices: Services<NamesOf<typeof duplicateProcedures>> = {
  'organisations.duplicates': findDuplicates,
  'organisations.distinguish': ({ ids, forget }, context) => distinguish('organisation', ids.map(id => organisationRow(context.read, id)), forget ?? false, context),
  'organisations.merge.preview': (input, { read }) => previewMerge(read, input),
  'organisations.merge': async (input, { read, commit }) => {
    const head = headOf('organisation.merge', input, id => organisationRow(read, id).name)
    previewMerge(read, input)
    const { batch, answer } = await commit(head, writing => mergeOrganisations(writing, input), { backUp: 'merge' })
    return { batch, moved: answer }
  },
  'people.duplicates': (input, context) => allSets(context, people(context.read), input),
  'people.distinguish': ({ ids, forget }, context) => distinguish('person', ids.map(id => personRow(context.read, id)), forget ?? false, context),
  'people.merge.preview': (input, { read, today }) => previewPeople(read, input, today),
  'people.merge': async (input, { read, commit, today }) => {
    const head = headOf('person.merge', input, id => personRow(read, id).name)
    previewPeople(read, input, today)
    const { batch, answer } = await commit(head, writing => mergePeople(writing, input), { backUp: 'merge' })
    return { batch, moved: answer }
  },
}
