import { useMemo } from 'react'
import { checklistKey, checklistTitle, type Checklist } from '../../shared/checklists.ts'
import { useRead } from '../app/api.ts'
import { useFormats } from '../app/language.ts'

const none: readonly Checklist[] = []

/** The checklists in the window's language; they are the program's own and never change while it runs. */
export function useCatalogue() {
  const { language } = useFormats()
  const { data, error, refetch } = useRead('checklists.catalogue', { language }, { tables: [], keep: true })
  const checklists = data?.checklists ?? none
  return useMemo(() => {
    const byKey = new Map(checklists.map(one => [checklistKey(one), one]))
    return {
      checklists, error, refetch,
      find: (key: string): Checklist | undefined => byKey.get(key),
      /** What a checklist is called: `SA8000:2014`. */
      titleOf: (key: string): string => { const known = byKey.get(key); return known ? checklistTitle(known) : key },
    }
  }, [checklists, error, refetch])
}
