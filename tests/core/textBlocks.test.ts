import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { blockIn, filled, placeholderKeys, placeholders, unknownPlaceholders, type Facts } from '../../shared/groups/texts.ts'
import { testDesk } from './desk.ts'
import { committee, planned } from './meetingDesk.ts'

const known: Facts = {
  body: 'Comitato', day: '10/03/2026', place: 'Sala', chair: 'Ada Prova', secretary: null, opened: '18:00', now: '18:10', quorum: 'C’è.', point: 'Nomina', speaker: null, favour: '3', against: '0',
  abstained: '1', outcome: 'approvata',
}
const saluti = { bodyId: null, name: 'Saluti', nameEnglish: null, text: '{Presidente} ringrazia.', textEnglish: null }

test('places are filled by their names in either language; what is not known stays a gap, what nobody knows is told', () => {
  expect(filled('{ora}: { Presidente } con {secretary}, {favorevoli}/{against}', known)).toBe('18:10: Ada Prova con …, 3/0')
  expect(unknownPlaceholders('{presidente} e {tesoriere}, {} e {tesoriere}')).toEqual(['tesoriere', ''])
  for (const language of ['it', 'en'] as const) expect(new Set(placeholderKeys.map(key => placeholders[key][language])).size).toBe(placeholderKeys.length)
  expect(blockIn(saluti, 'en')).toEqual({ name: 'Saluti', text: '{Presidente} ringrazia.' })
})

test('texts for minutes are changed, kept for one body, put into the bin and taken back; one that asks for what nobody knows is refused', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body } = await committee(desk)
  const other = (await desk.call('groups.save', { values: { name: 'Gruppo', kind: 'workingGroup' } })).id
  const names = async (bodyId: string) => (await desk.call('groups.texts.list', { bodyId })).blocks.map(({ name }) => name)
  const first = await names(body)
  expect(first).toHaveLength(5)
  const { id } = await desk.call('groups.texts.save', { fields: { ...saluti, bodyId: body } })
  expect([await names(body), await names(other)]).toEqual([[...first, 'Saluti'], first])
  const { batch } = await desk.call('groups.texts.save', { id, fields: { ...saluti, name: 'Ringraziamento' } })
  expect(await names(other)).toEqual([...first, 'Ringraziamento'])
  await desk.call('history.undo', { batch })
  expect(await names(other)).toEqual(first)
  expect(await desk.refused('groups.texts.save', { id, fields: { ...saluti, textEnglish: '{treasurer}' } })).toMatchObject({ code: 'placeholder-unknown', values: { names: '{treasurer}' } })
  await desk.call('groups.texts.remove', { id })
  expect(await names(body)).toEqual(first)
  expect((await desk.refused('groups.texts.remove', { id })).code).toBe('not-found')
  expect((await desk.call('history.bin', {})).rows).toMatchObject([{ table: 'textBlock', name: 'Saluti' }])
})

test('a carried meeting takes along the texts as they are here: of every body and its own, not those of another', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body } = await committee(desk)
  const other = (await desk.call('groups.save', { values: { name: 'Gruppo', kind: 'workingGroup' } })).id
  const [opening, quorum] = (await desk.call('groups.texts.list', { bodyId: body })).blocks
  if (!opening || !quorum) throw new Error('no texts')
  await desk.call('groups.texts.save', { id: opening.id, fields: { ...saluti, name: 'Apertura nostra' } })
  await desk.call('groups.texts.remove', { id: quorum.id })
  await desk.call('groups.texts.save', { fields: { ...saluti, name: 'Del comitato', bodyId: body } })
  await desk.call('groups.texts.save', { fields: { ...saluti, name: 'Del gruppo', bodyId: other } })
  const { meeting } = await planned(desk, body)
  const path = join(desk.home, '..', 'portatile.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })
  const there = new Sqlite(path, { readonly: true })
  expect(there.prepare('SELECT name FROM textBlock WHERE deletedAt IS NULL ORDER BY id').pluck().all()).toEqual(['Apertura nostra', 'Esito della votazione', 'Relazione', 'Formula di chiusura', 'Del comitato'])
  there.close()
})
