import { useCallback } from 'react'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { sayDone } from '../app/toast.tsx'
import { showWritten } from '../components/written.tsx'

/** Writes the days to come of all suppliers as a calendar file, and says where it is. */
export function useSupplierCalendar(): () => Promise<void> {
  const t = useWords()
  const { language } = useFormats()
  return useCallback(async () => {
    const write = (path?: string) => api.call('suppliers.calendar', { language, ...(path ? { path } : {}) })
    const written = await attempt(() => write())
    if (!written) return
    showWritten(written, write)
    sayDone(t('documents:calendar.written'))
  }, [language, t])
}
