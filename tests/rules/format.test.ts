import { expect, it } from 'vitest'
import { formatCell, formatPercent } from '../../shared/format.ts'

it('writes percentages one way: a blank that does not break before the sign, at most two decimals unless told', () => {
  expect(formatPercent(50, 'it')).toBe('50\u00a0%')
  expect(formatPercent(12.345, 'it')).toBe('12,35\u00a0%')
  expect(formatPercent(100, 'it', 1)).toBe('100,0\u00a0%')
  expect(formatPercent(96.25, 'en', 1)).toBe('96.3\u00a0%')
  expect(formatCell(12.5, 'percent', 'it')).toBe(formatPercent(12.5, 'it'))
})
