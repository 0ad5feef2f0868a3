import { expect, test } from 'vitest'
import { testDesk, type TestDesk } from './desk.ts'

async function firms(desk: TestDesk): Promise<{ poor: string; better: string; clusterId: string }> {
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const save = async (values: object) => (await desk.call('organisations.save', { values: { name: 'x', ...values }, clusterId, joinedOn: '2020-01-01' })).id
  const poor = await save({ name: 'Conceria Uno S.r.l.', vatNumber: '743110157', email: 'info@uno,example' })
  const better = await save({ name: 'Conceria Due S.p.A.', vatNumber: '77777770486', taxCode: '77777770486', legalForm: 'SPA', pec: 'due@pec.example', email: 'info@due.example', chainPlace: 'processing' })
  await desk.call('organisations.sites.save', { organisationId: poor, fields: { municipality: 'S. Croce s/Arno' } })
  return { poor, better, clusterId }
}

test('records with the most to mend come first, with counts by problem and what one click mends', async () => {
  const desk = await testDesk()
  const { poor, better, clusterId } = await firms(desk)
  const { total, checked, rows, counts } = await desk.call('quality.list', { clusterId })
  expect([total, checked, rows.map(row => row.organisationId)]).toEqual([2, 2, [poor, better]])
  expect(counts.find(({ code }) => code === 'vat-doubtful')).toEqual({ code: 'vat-doubtful', level: 'doubtful', count: 1, mendable: 1 })
  expect(counts.find(({ code }) => code === 'figures-missing')).toMatchObject({ count: 2, mendable: 0 })
  const only = await desk.call('quality.list', { codes: ['email-doubtful'] })
  expect(only.rows).toMatchObject([{ organisationId: poor, problems: [{ code: 'email-doubtful', value: 'info@uno,example' }] }])
  expect((await desk.call('quality.list', { organisationId: better, limit: 1 })).rows).toHaveLength(1)
  expect((await desk.refused('quality.list', { codes: ['nonsense'] })).code).toBe('bad-input')
})

test('one click mends what needs no question, in one batch that can be undone, and leaves the rest', async () => {
  const desk = await testDesk()
  const { poor, better } = await firms(desk)
  const { batch, mended } = await desk.call('quality.mend', { organisationIds: [poor, better], codes: ['vat-doubtful', 'email-doubtful', 'municipality-unknown', 'legal-form-missing', 'figures-missing'] })
  expect(mended).toBe(4)
  const after = await desk.call('organisations.get', { id: poor })
  expect(after).toMatchObject({ vatNumber: '00743110157', email: 'info@uno.example', legalForm: 'SRL', sites: [{ municipality: "Santa Croce sull'Arno", municipalityCode: '050033', province: 'PI' }] })
  await desk.call('history.undo', { batch })
  expect(await desk.call('organisations.get', { id: poor })).toMatchObject({ vatNumber: '743110157', email: 'info@uno,example', legalForm: null, sites: [{ municipality: 'S. Croce s/Arno' }] })
  expect((await desk.refused('quality.mend', { organisationIds: ['nobody'], codes: ['vat-doubtful'] })).code).toBe('not-found')
})

test('the report is written as workbook and PDF in both languages', async () => {
  const desk = await testDesk()
  await firms(desk)
  for (const language of ['it', 'en'] as const) {
    for (const format of ['xlsx', 'pdf'] as const) {
      const written = await desk.call('quality.export', { format, language, path: `${desk.home}/quality-${language}.${format}` })
      expect(written.bytes).toBeGreaterThan(2000)
    }
  }
  expect((await desk.refused('quality.export', { format: 'docx', language: 'it' })).code).toBe('bad-input')
})

test('the home page knows whether anybody was ever in the workspace', async () => {
  const desk = await testDesk()
  const empty = async () => (await desk.call('home.overview', {})).empty
  expect(await empty()).toBe(true)
  const { id } = await desk.call('people.save', { values: { name: 'Ada Prova' } })
  expect(await empty()).toBe(false)
  await desk.call('people.remove', { ids: [id] })
  expect(await empty()).toBe(false)
})

test('the home page says what changed since yesterday, what is to be verified, and the numbers of the district', async () => {
  const desk = await testDesk()
  const { clusterId } = await firms(desk)
  const { cluster, vatToVerify, changes, numbers } = await desk.call('home.overview', {})
  expect([cluster?.id, vatToVerify, changes.count, changes.batches[0]?.kind]).toEqual([clusterId, 1, (await desk.call('history.list', {})).total, 'site.create'])
  expect(numbers).toMatchObject({ members: 2, byCertificate: [], joinedByYear: [{ year: 2020, members: 2 }] })
  expect((await desk.refused('home.overview', { clusterId: 'none' })).code).toBe('not-found')
})

test.each([true, false])('the district in numbers is one page, full or empty (%s)', async sample => {
  const desk = await testDesk({ create: { sample } })
  for (const language of ['it', 'en'] as const) expect((await desk.call('home.export', { language, path: `${desk.home}/${language}.pdf` })).pages).toBe(1)
  expect((await desk.refused('home.export', { language: 'de' })).code).toBe('bad-input')
})
