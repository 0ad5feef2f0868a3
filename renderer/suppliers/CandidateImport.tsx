import { MultiSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useWords } from '../app/language.ts'
import { CandidatesProvider, ImportPage } from '../members/pages.tsx'
import { useCategoryChoices } from './words.ts'

/** A list of candidates, read as a list of members is: each row becomes a supplier with a draft of these categories. */
export function CandidateImport() {
  const t = useWords()
  const choices = useCategoryChoices()
  const [categoryIds, setCategories] = useState<string[]>([])
  const candidates = useMemo(() => ({
    categoryIds,
    field: (
      <MultiSelect
        maw={640} label={t('suppliers:screen.new.categories')} description={t('suppliers:screen.import.categoriesHint')} data={choices} limit={100} searchable value={categoryIds} onChange={setCategories} nothingFoundMessage={t('nothingFound')}
      />
    ),
  }), [categoryIds, choices, t])
  return <CandidatesProvider value={candidates}><ImportPage /></CandidatesProvider>
}
