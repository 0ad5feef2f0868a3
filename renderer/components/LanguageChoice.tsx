import { SegmentedControl } from '@mantine/core'
import type { Language } from '../../shared/procedure.ts'
import { useWords } from '../app/language.ts'

type Props = { value: Language; onChange: (language: Language) => void; disabled?: boolean }

/** Each language under its own name, so that it is found in either. */
export function LanguageChoice({ value, onChange, disabled = false }: Props) {
  const t = useWords()
  return (
    <SegmentedControl
      aria-label={t('languageLabel')} style={{ flexShrink: 0 }} disabled={disabled} value={value} onChange={chosen => onChange(chosen === 'en' ? 'en' : 'it')}
      data={[{ value: 'it', label: <span lang="it">Italiano</span> }, { value: 'en', label: <span lang="en">English</span> }]}
    />
  )
}
