import type { DatePickerProps } from '@mantine/dates'
import type { Words } from '../app/language.ts'

/** What the arrows of a calendar say to a screen reader; its month and year are read as they stand. */
export const calendarLabels = (t: Words): NonNullable<DatePickerProps['ariaLabels']> => ({
  nextMonth: t('calendar.nextMonth'), previousMonth: t('calendar.previousMonth'), nextYear: t('calendar.nextYear'), previousYear: t('calendar.previousYear'),
  nextDecade: t('calendar.nextDecade'), previousDecade: t('calendar.previousDecade'),
})
