import { parseDay } from '../../shared/typed.ts'
import { today } from '../app/today.ts'

/** A day as it is typed: null where nothing is, undefined where it is none. */
export const typedDay = (text: string): string | null | undefined => (text.trim() === '' ? null : (parseDay(text, today()) ?? undefined))
