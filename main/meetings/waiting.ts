import type { Services } from '../core/service.ts'

const waiting = (): never => { throw new Error('not built yet') }

/** Declared, and built in the commits after this one. */
export const waitingServices: Services<'meetings.carry.out' | 'meetings.carry.back' | 'meetings.carry.break' | 'meetings.carry.state'> = {
  'meetings.carry.out': waiting, 'meetings.carry.back': waiting, 'meetings.carry.break': waiting, 'meetings.carry.state': waiting,
}
