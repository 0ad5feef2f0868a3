import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { useRead } from '../app/api.ts'
import type { Chosen } from './chosen.ts'

type Props = { label: string; description?: string; value: Chosen | null; onChange: (chosen: Chosen | null) => void; error?: ReactNode; required?: boolean; /** What was typed and is no choice. */ onTyped?: (text: string) => void }

/** An organisation, found while its name is typed. */
export function OrganisationField({ label, description, value, onChange, error, required = false, onTyped }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [asked] = useDebouncedValue(typed ?? '', 120)
  const { data } = useRead('organisations.find', { text: asked, limit: 12 }, { enabled: asked.trim().length > 1, keep: true })
  const found = typed === null ? [] : (data?.organisations ?? [])
  const labelOf = ({ name, municipality }: (typeof found)[number]) => (municipality ? `${name} (${municipality})` : name)
  const type = (text: string) => {
    setTyped(text)
    onTyped?.(text)
    if (value) onChange(null)
  }
  const take = (chosen: string) => {
    const one = found.find(candidate => labelOf(candidate) === chosen)
    if (!one) return
    setTyped(null)
    onTyped?.('')
    onChange({ id: one.id, name: one.name })
  }
  return (
    <Autocomplete
      label={label} description={description} required={required} value={typed ?? value?.name ?? ''} maxLength={300} error={error} data={[...new Set(found.map(labelOf))]} filter={({ options }) => options}
      onChange={type} onOptionSubmit={take}
    />
  )
}
