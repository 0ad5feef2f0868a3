import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { fold } from '../../../shared/folding.ts'
import type { SiteFields } from '../../../shared/organisations.ts'
import { useRead } from '../../app/api.ts'
import { errorWords } from '../../app/errors.ts'
import { useWords } from '../../app/language.ts'
import { fieldNotes } from '../../components/fields.tsx'

type Props = { site: SiteFields; country: string; onSave: (fields: Partial<SiteFields>) => Promise<unknown> }

/** A municipality, found in the list of ISTAT while it is typed; a name that is not there is kept as typed and marked. */
export function MunicipalityField({ site, country, onSave }: Props) {
  const t = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [asked] = useDebouncedValue(typed ?? '', 120)
  const { data } = useRead('organisations.municipalities', { text: asked, limit: 12 }, { enabled: asked.trim().length > 1, keep: true })
  const found = typed === null ? [] : (data?.municipalities ?? [])
  const label = ({ name, province }: (typeof found)[number]) => `${name} (${province})`
  const write = async (fields: Partial<SiteFields>) => {
    setTyped(null)
    setProblem(null)
    try {
      await onSave(fields)
    } catch (error) {
      const words = errorWords(error)
      setProblem(`${words.title} ${words.next}`)
    }
  }
  const take = (one: (typeof found)[number]) => write({
    municipality: one.name, municipalityCode: one.code, province: one.province, ...(one.postalCodes.length === 1 && one.postalCodes[0] ? { postalCode: one.postalCodes[0] } : {}),
  })
  const commit = () => {
    const text = typed?.trim()
    if (text === undefined || text === (site.municipality ?? '')) return setTyped(null)
    const same = found.filter(one => fold(one.name) === fold(text))
    const only = same.length === 1 ? same[0] : undefined
    void (only ? take(only) : write({ municipality: text || null, municipalityCode: null }))
  }
  const unknown = site.municipality !== null && site.municipalityCode === null && country === 'IT' && typed === null
  return (
    <Autocomplete
      label={t('members:field.municipality')} value={typed ?? site.municipality ?? ''} maxLength={120} data={[...new Set(found.map(label))]} filter={({ options }) => options}
      data-saved={typed === null} onChange={setTyped} onBlur={commit}
      onOptionSubmit={chosen => { const one = found.find(candidate => label(candidate) === chosen); if (one) void take(one) }}
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.defaultPrevented && event.currentTarget.getAttribute('aria-activedescendant') === null) commit()
        if (event.key === 'Escape' && typed !== null) { event.stopPropagation(); setTyped(null) }
      }}
      {...fieldNotes(problem, unknown ? t('members:record.unknownMunicipality') : null)}
    />
  )
}
