import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import type { Chosen } from '../components/chosen.ts'

type Props = { label: string; description?: string; value: Chosen | null; onChange: (chosen: Chosen | null) => void; error?: ReactNode; /** What was typed and is no choice. */ onTyped?: (text: string) => void }

/** A person of the contacts, found while the name is typed. */
export function PersonField({ label, description, value, onChange, error, onTyped }: Props) {
  const t = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [asked] = useDebouncedValue(typed ?? '', 120)
  const { data } = useRead('people.list', { text: asked, limit: 12 }, { enabled: asked.trim().length > 1, keep: true })
  const rows = typed === null || typed.trim().length < 2 ? [] : (data?.rows ?? [])
  const labelOf = (row: (typeof rows)[number]) => `${row.name} (${[row.organisation ?? t('people:noOrganisation'), row.role].filter(Boolean).join(', ')})`
  const type = (text: string) => {
    setTyped(text)
    onTyped?.(text)
    if (value) onChange(null)
  }
  const take = (chosen: string) => {
    const row = rows.find(one => labelOf(one) === chosen)
    if (!row) return
    setTyped(null)
    onTyped?.('')
    onChange({ id: row.personId, name: row.name })
  }
  return (
    <Autocomplete
      label={label} description={description} value={typed ?? value?.name ?? ''} maxLength={200} error={error} data={[...new Set(rows.map(labelOf))]} filter={({ options }) => options}
      onChange={type} onOptionSubmit={take}
    />
  )
}
