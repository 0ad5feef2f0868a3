import { Alert, Button, Group, List, MultiSelect, Stack, Text } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { api, CallError, useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { Dialog } from '../components/Dialog.tsx'
import type { Chosen } from '../components/chosen.ts'
import { OrganisationField } from '../components/OrganisationField.tsx'
import { useCategoryChoices } from './words.ts'

type Props = { opened: boolean; onClose: () => void }

/** "Who are your suppliers?": one member names them, one after the other; each becomes a candidate, or is named once more. */
export function CandidatesFromMembers({ opened, onClose }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('suppliers:screen.members.title')} size="lg">
      {opened ? <NamingForm onClose={onClose} /> : null}
    </Dialog>
  )
}

/** The supplier that an organisation is already; null = none. */
async function supplierOf(organisationId: string): Promise<string | null> {
  try {
    return (await api.call('suppliers.get', { organisationId })).id
  } catch (refused) {
    if (refused instanceof CallError && refused.code === 'not-found') return null
    throw refused
  }
}

function NamingForm({ onClose }: Pick<Props, 'onClose'>) {
  const t = useWords()
  const categories = useCategoryChoices()
  const { write, pending } = useWrite('suppliers.save')
  const naming = useWrite('suppliers.namings.save')
  const [member, setMember] = useState<Chosen | null>(null)
  const [supplier, setSupplier] = useState<Chosen | null>(null)
  const [typed, setTyped] = useState('')
  const [categoryIds, setCategories] = useState<string[]>([])
  const [tried, setTried] = useState(false)
  const [named, setNamed] = useState<string[]>([])
  const [error, setError] = useState<unknown>(null)
  const name = supplier?.name ?? typed.trim()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!member || name === '') return
    try {
      await save(member.id)
    } catch (refused) {
      return setError(refused)
    }
    setError(null)
    setNamed(old => [...old, name])
    setSupplier(null)
    setTyped('')
    setTried(false)
  }
  const save = async (memberId: string) => {
    const known = supplier ? await supplierOf(supplier.id) : null
    if (known === null) return write({ ...(supplier ? { organisationId: supplier.id } : { organisation: { name } }), values: {}, categoryIds, namedBy: [memberId] })
    // it is a supplier already: then it is named by one more
    return naming.write({ supplierId: known, organisationId: memberId })
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <Text size="sm">{t('suppliers:screen.members.about')}</Text>
        <OrganisationField label={t('suppliers:screen.members.member')} required value={member} onChange={setMember} error={tried && !member ? t('suppliers:screen.members.memberMissing') : null} />
        <OrganisationField
          key={named.length} label={t('suppliers:screen.members.supplier')} description={t('suppliers:screen.new.organisationHint')} required value={supplier} onChange={setSupplier} onTyped={setTyped} error={tried && name === '' ? t('field.required') : null}
        />
        <MultiSelect label={t('suppliers:screen.new.categories')} data={categories} limit={100} searchable value={categoryIds} onChange={setCategories} nothingFoundMessage={t('nothingFound')} />
        {named.length > 0 ? (
          <section aria-label={t('suppliers:screen.members.named')} role="status">
            <Text size="sm" fw={500}>{t('suppliers:screen.members.named')}</Text>
            <List size="sm">{named.map(one => <List.Item key={one}>{one}</List.Item>)}</List>
          </section>
        ) : null}
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('suppliers:screen.members.done')}</Button>
          <Button type="submit" loading={pending || naming.pending}>{t('suppliers:screen.members.add')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
