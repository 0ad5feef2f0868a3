import { useCallback } from 'react'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { sayDone } from '../app/toast.tsx'
import { showWritten } from '../components/written.tsx'

/** Writes one meeting, or those to come, as a calendar file, and says where it is. */
export function useMeetingCalendar(): (of: { meetingId?: string; bodyId?: string }) => Promise<void> {
  const t = useWords()
  const { language } = useFormats()
  return useCallback(async of => {
    const write = (path?: string) => api.call('meetings.calendar', { language, ...of, ...(path ? { path } : {}) })
    const written = await attempt(() => write())
    if (!written) return
    showWritten(written, write)
    sayDone(t('documents:calendar.written'))
  }, [language, t])
}
