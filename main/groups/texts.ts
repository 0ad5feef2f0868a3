import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { unknownPlaceholders, type TextBlock, type textProcedures } from '../../shared/groups/texts.ts'
import type { NamesOf, Service, Services } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { bodyRow } from './read.ts'
import { insertRecord, tidy, updateRecord } from '../organisations/records.ts'

const columns = 'id, bodyId, name, nameEnglish, text, textEnglish'

/** @throws Refused `not-found` */
function blockRow(database: Database, id: string): TextBlock {
  const row = prepared(database, `SELECT ${columns} FROM textBlock WHERE id = ? AND deletedAt IS NULL`).get(id) as TextBlock | undefined
  if (!row) throw new Refused('not-found', { what: 'textBlock' })
  return row
}

const save: Service<'groups.texts.save'> = async ({ id, fields }, { commit, read }) => {
  const names = unknownPlaceholders(`${fields.text} ${fields.textEnglish ?? ''}`)
  if (names.length > 0) throw new Refused('placeholder-unknown', { names: names.map(name => `{${name}}`).join(', ') })
  if (fields.bodyId !== null) bodyRow(read, fields.bodyId)
  if (id !== undefined) blockRow(read, id)
  const { batch, answer } = await commit({ kind: 'textBlock.save', values: { name: fields.name } }, async ({ write }) => {
    if (id === undefined) return insertRecord(write, 'textBlock', tidy(fields))
    updateRecord(write, 'textBlock', id, tidy(fields))
    return id
  })
  return { id: answer, batch }
}

const remove: Service<'groups.texts.remove'> = async ({ id }, { commit, read }) => {
  const { name } = blockRow(read, id)
  const { batch } = await commit({ kind: 'textBlock.remove', values: { name } }, async ({ write, at }) => { updateRecord(write, 'textBlock', id, { deletedAt: at }) })
  return { batch }
}

export const textServices: Services<NamesOf<typeof textProcedures>> = {
  'groups.texts.list': ({ bodyId }, { read }) => ({
    blocks: prepared(read, `SELECT ${columns} FROM textBlock WHERE (bodyId IS NULL OR bodyId = ?) AND deletedAt IS NULL ORDER BY id`).all(bodyRow(read, bodyId).id) as TextBlock[],
  }),
  'groups.texts.save': save,
  'groups.texts.remove': remove,
}
