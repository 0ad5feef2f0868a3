import type { DatePickerProps } from '@mantine/dates'
import { formatDayInWords } from '../../shared/format.ts'
import { holidayOf, isSunday } from '../../shared/holidays.ts'
import { currentLanguage, type Words } from '../app/language.ts'

/** What is remarked beside a day on which nobody works: a public holiday by its name, or a Sunday; null on others. Nothing is forbidden on it. */
export function restWords(day: string, t: Words): string | null {
  const holiday = holidayOf(day)
  return holiday ? t('calendar.isHoliday', { name: t(`calendar.holiday.${holiday}`) }) : isSunday(day) ? t('calendar.isSunday') : null
}

/** How a calendar shows them: in red as on the wall, holidays bold and by their name too, which is told and read aloud. */
export const restDays = (t: Words): Pick<DatePickerProps, 'getDayProps' | 'getDayAriaLabel'> => ({
  getDayProps: day => {
    const holiday = holidayOf(day)
    return { ...(holiday || isSunday(day) ? { 'data-rest': true } : {}), ...(holiday ? { 'data-holiday': true, title: t(`calendar.holiday.${holiday}`) } : {}) }
  },
  // without a word of ours, the calendar says the day itself
  getDayAriaLabel: day => (holidayOf(day) ? `${formatDayInWords(day, currentLanguage())}, ${restWords(day, t)}` : ''),
})
