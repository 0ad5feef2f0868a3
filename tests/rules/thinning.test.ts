import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupsToDelete } from '../../main/database/thinning.ts'

/** An instant by the wall clock of this computer. */
const at = (day: string, time = '12:00') => new Date(`${day}T${time}:00`).toISOString()
const now = new Date('2026-03-18T15:00:00') // a Wednesday
const made = (instant: string) => ({ name: instant, at: instant })

/** When a backup was made, and whether it must go. */
const truth: [instant: string, goes: boolean, why: string][] = [
  [at('2027-01-01'), false, 'the clock was ahead, and it is the newest of all'],
  [at('2026-03-18', '14:00'), false, 'today'],
  [at('2026-03-18', '09:00'), false, 'today'],
  [at('2026-03-18', '00:00'), false, 'today, in its first minute'],
  [at('2026-03-17', '23:59'), false, 'the newest of yesterday'],
  [at('2026-03-17', '18:00'), true, 'an older one of yesterday'],
  [at('2026-03-16', '10:00'), false, 'the only one of its day'],
  [at('2026-03-04', '17:00'), false, 'the newest of a day two weeks ago'],
  [at('2026-03-04', '11:00'), true, 'an older one of that day'],
  [at('2026-03-03', '17:00'), true, 'beyond two weeks, and not the newest of its week'],
  [at('2026-03-01', '17:00'), false, 'a Sunday: the newest of its week'],
  [at('2026-02-27', '17:00'), true, 'an older one of that week'],
  [at('2026-02-28', '17:00'), false, 'an older one of that week, but the newest of February'],
  [at('2026-02-20', '17:00'), false, 'the only one of its week'],
  [at('2026-01-19', '17:00'), false, 'the only one of its week, two months ago'],
  [at('2026-01-16', '17:00'), true, 'beyond two months, and not the newest of its month'],
  [at('2025-12-31', '17:00'), false, 'the newest of its month'],
  [at('2025-12-30', '17:00'), true, 'an older one of that month'],
  [at('2024-04-10', '17:00'), false, 'the only one of its month'],
  [at('2024-03-18', '17:00'), false, 'the only one of its month, two years ago'],
  [at('2024-03-17', '17:00'), true, 'beyond two years'],
  [at('2020-01-01', '17:00'), true, 'long ago'],
]

describe('thinning', () => {
  const gone = backupsToDelete(truth.map(([instant]) => made(instant)), now).map(backup => backup.at)
  it.each(truth)('%s, %s: %s', (instant, goes) => {
    expect(gone.includes(instant)).toBe(goes)
  })

  it('never takes the newest, however old', () => {
    expect(backupsToDelete([made(at('2019-01-01')), made(at('2019-01-02'))], now)).toEqual([made(at('2019-01-01'))])
    expect(backupsToDelete([made(at('2019-01-01'))], now)).toEqual([])
    expect(backupsToDelete([], now)).toEqual([])
  })

  const instants = fc.uniqueArray(fc.date({ min: new Date('2022-01-01'), max: now, noInvalidDate: true }), { maxLength: 80, selector: date => date.getTime() })
    .map(dates => dates.map(date => made(date.toISOString())))
  const thin = (backups: { name: string; at: string }[], when: Date) => {
    const deleted = new Set(backupsToDelete(backups, when))
    return backups.filter(backup => !deleted.has(backup))
  }

  it('leaves the same whether it was done on the way or once', () => {
    fc.assert(fc.property(instants, fc.date({ min: new Date('2022-01-01'), max: now, noInvalidDate: true }), (backups, earlier) => {
      const then = backups.filter(backup => backup.at <= earlier.toISOString())
      const since = backups.filter(backup => backup.at > earlier.toISOString())
      expect(new Set(thin([...thin(then, earlier), ...since], now).map(b => b.at))).toEqual(new Set(thin(backups, now).map(b => b.at)))
    }))
  })

  it('keeps few, and one of each month for two years', () => {
    fc.assert(fc.property(instants, backups => {
      const kept = thin(backups, now)
      const today = at('2026-03-18', '00:00')
      expect(kept.filter(backup => backup.at < today).length).toBeLessThanOrEqual(14 + 10 + 25 + 1)
      const months = (list: { at: string }[]) => new Set(list.map(backup => new Date(backup.at)).filter(date => date >= new Date('2024-03-18T00:00:00')).map(date => `${date.getFullYear()}-${date.getMonth()}`))
      expect(months(kept)).toEqual(months(backups))
    }))
  })
})
