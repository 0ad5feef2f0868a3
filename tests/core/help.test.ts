import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands, localKeys, printedKeys } from '../../shared/commands.ts'
import { words } from '../../shared/language.ts'
import { testDesk } from './desk.ts'
import { readPdf } from '../papers/reading.ts'

test.each(['it', 'en'] as const)('the key sheet has every key with what it does, as the keyboard of %s prints it, on two pages at most', async language => {
  const desk = await testDesk()
  await desk.call('workspace.settings.save', { agency: 'Agenzia di prova per lo sviluppo del distretto', address: 'Via di Prova 1\n50053 Empoli\nTel. 0571 000000' })
  const t = words(language)
  const path = join(desk.home, `${language}.pdf`)
  expect((await desk.call('help.keys.export', { language, path })).pages).toBeLessThanOrEqual(2)
  const { text, missingGlyphs } = await readPdf(path)
  const read = text.replace(/\s+/g, ' ')
  expect(missingGlyphs).toBe(0)
  const wanted = [...commands.filter(({ keys }) => keys.length > 0).map(({ id, keys }) => [t(`command.${id}`), keys] as const), ...localKeys.map(({ id, keys }) => [t(`key.${id}`), keys] as const)]
  for (const [label, keys] of wanted) expect(read).toContain(`${label} ${keys.map(key => printedKeys(key, t)).join(` ${t('keySheet.or')} `)}`)
  expect((await desk.refused('help.keys.export', { language: 'de' })).code).toBe('bad-input')
})
