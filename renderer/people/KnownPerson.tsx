import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { api, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'

/** Gives a person who is here already a role at this organisation too. */
export function KnownPerson({ organisationId, refetch }: { organisationId: string; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 150)
  const { data } = useRead('people.list', { text: asked, limit: 20 }, { enabled: asked.trim().length > 1, keep: true })
  const rows = typed.trim().length > 1 ? (data?.rows ?? []) : []
  const label = (row: (typeof rows)[number]) => `${row.name} (${[row.organisation ?? t('people:noOrganisation'), row.role].filter(Boolean).join(', ')})`
  const take = (chosen: string) => attempt(async () => {
    const row = rows.find(one => label(one) === chosen)
    setTyped('')
    if (!row) return
    await api.call('people.contacts.save', { personId: row.personId, organisationId, fields: {} })
    await refetch()
  })
  return (
    <Autocomplete
      label={t('people:contacts.known')} description={t('people:contacts.knownHint')} value={typed} onChange={setTyped} data={[...new Set(rows.map(label))]} filter={({ options }) => options} flex="1 1 18rem" maw={420}
      onOptionSubmit={chosen => { void take(chosen) }}
    />
  )
}
