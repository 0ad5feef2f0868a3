import { useCallback } from 'react'
import type { Written } from '../../shared/organisations.ts'
import type { Language } from '../../shared/procedure.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { sayDone } from '../app/toast.tsx'
import { showWritten } from './written.tsx'

/** Asks the core for a calendar file, in the window's language, at the usual place or the one chosen. */
type Write = (asked: { language: Language; path?: string }) => Promise<Written>

/** Writes a calendar file, and says where it is. */
export function useCalendarFile(): (write: Write) => Promise<void> {
  const t = useWords()
  const { language } = useFormats()
  return useCallback(async write => {
    const writeTo = (path?: string) => write({ language, ...(path ? { path } : {}) })
    const written = await attempt(() => writeTo())
    if (!written) return
    showWritten(written, writeTo)
    sayDone(t('documents:calendar.written'))
  }, [language, t])
}
