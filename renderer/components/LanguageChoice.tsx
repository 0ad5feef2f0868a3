import { SegmentedControl } from '@mantine/core'
import { languageNames } from '../../shared/language/start.ts'
import type { Language } from '../../shared/procedure.ts'
import { useWords } from '../app/language.ts'

type Props = { value: Language; onChange: (language: Language) => void; disabled?: boolean }

/** Chooses a language: each stands under its own name. */
export function LanguageChoice({ value, onChange, disabled = false }: Props) {
  const t = useWords()
  return (
    <SegmentedControl
      aria-label={t('languageLabel')} style={{ flexShrink: 0 }} disabled={disabled} value={value} onChange={chosen => onChange(chosen === 'en' ? 'en' : 'it')}
      data={[{ value: 'it', label: <span lang="it">{languageNames.it}</span> }, { value: 'en', label: <span lang="en">{languageNames.en}</span> }]}
    />
  )
}
