import type { duplicateProcedures } from '../../shared/duplicates.ts'
import type { NamesOf, Services } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { findDuplicates } from './find.ts'
import { mergeOrganisations, previewMerge } from './merge.ts'

/** Each id with each later one. */
const pairsOf = (ids: readonly string[]): [string, string][] => ids.flatMap((first, index) => ids.slice(index + 1).map((second): [string, string] => [first, second]))

const known = 'SELECT id FROM notDuplicate WHERE deletedAt IS NULL AND ((organisationId = @first AND otherId = @second) OR (organisationId = @second AND otherId = @first))'

export const duplicateServices: Services<NamesOf<typeof duplicateProcedures>> = {
  'organisations.duplicates': findDuplicates,

  'organisations.distinguish': async ({ ids: given, forget }, { read, commit }) => {
    const organisations = given.map(id => organisationRow(read, id))
    const names = organisations.map(({ name }) => name)
    const ids = [...new Set(organisations.map(({ id }) => id))]
    const { batch } = await commit({ kind: 'organisation.distinguish', values: { name: names[0] ?? '', other: names[1] ?? '' } }, async ({ write, at }) => {
      for (const [first, second] of pairsOf(ids)) {
        const pair = prepared(write, known).get({ first, second }) as { id: string } | undefined
        if (forget && pair) updateRecord(write, 'notDuplicate', pair.id, { deletedAt: at })
        if (!forget && !pair) insertRecord(write, 'notDuplicate', { organisationId: first, otherId: second })
      }
    })
    return { batch }
  },

  'organisations.merge.preview': (input, { read }) => previewMerge(read, input),

  'organisations.merge': async (input, { read, commit, backUp }) => {
    const { name } = organisationRow(read, input.winner)
    const other = input.losers.map(id => organisationRow(read, id).name).join(', ')
    previewMerge(read, input)
    await backUp('merge')
    const { batch, answer } = await commit({ kind: 'organisation.merge', values: { name, other } }, async ({ write, at }) => mergeOrganisations(write, input, at))
    return { batch, moved: answer }
  },
}
