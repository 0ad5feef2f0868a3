import { expect, it } from 'vitest'
import { putBack } from '../../renderer/components/putBack.ts'

const base = { text: 'Scrivere', state: 'open', due: '01/12/2026', firm: { id: 'a', name: 'Uno' }, act: { body: '', signers: ['AP'] } }

it('puts back what was typed, field by field, on what is stored now', () => {
  const stored = { ...base, state: 'done', due: '', act: { body: '', signers: ['BP'] } }
  expect(putBack(base, { ...base, text: 'Scrivere subito', act: { ...base.act, body: 'Comitato' } }, stored)).toEqual({ ...stored, text: 'Scrivere subito', act: { body: 'Comitato', signers: ['BP'] } })
})

it('never puts back a day that was proposed and left as it was', () => {
  const proposed = (on: string) => ({ on, reason: '' })
  expect(putBack(proposed('28/11/2026'), proposed('28/11/2026'), proposed('29/11/2026'))).toEqual(proposed('29/11/2026'))
  expect(putBack(proposed('28/11/2026'), { ...proposed('28/11/2026'), reason: 'Recesso' }, proposed('29/11/2026'))).toEqual({ on: '29/11/2026', reason: 'Recesso' })
  expect(putBack(proposed('28/11/2026'), proposed('15/11/2026'), proposed('29/11/2026'))).toEqual(proposed('15/11/2026'))
})

it('puts a chosen record, a list and an emptied field back as a whole', () => {
  expect(putBack(base, { ...base, firm: { id: 'b', name: 'Uno' } }, { ...base, firm: { id: 'c', name: 'Tre' } })).toMatchObject({ firm: { id: 'b', name: 'Uno' } })
  expect(putBack({ lines: ['a', 'b'] }, { lines: ['a'] }, { lines: ['a', 'b', 'c'] })).toEqual({ lines: ['a'] })
  expect(putBack(base, { ...base, firm: null }, { ...base, due: '' })).toMatchObject({ firm: null, due: '' })
})
