import { Alert, Button, Group, MultiSelect, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { Dialog } from '../components/Dialog.tsx'
import type { Chosen } from '../components/chosen.ts'
import { OrganisationField } from '../components/OrganisationField.tsx'
import { useCategoryChoices } from './words.ts'

type Props = { opened: boolean; onClose: () => void }

/** A candidate by hand: an organisation that is there already, or a new one by its name, and the categories it is for. */
export function NewCandidate({ opened, onClose }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('suppliers:screen.new.title')}>
      {opened ? <CandidateForm onClose={onClose} /> : null}
    </Dialog>
  )
}

function CandidateForm({ onClose }: Pick<Props, 'onClose'>) {
  const t = useWords()
  const navigate = useNavigate()
  const categories = useCategoryChoices()
  const { write, pending, error } = useWrite('suppliers.save')
  const [organisation, setOrganisation] = useState<Chosen | null>(null)
  const [typed, setTyped] = useState('')
  const [categoryIds, setCategories] = useState<string[]>([])
  const [tried, setTried] = useState(false)
  const name = organisation?.name ?? typed.trim()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (name === '') return
    const made = await write({ ...(organisation ? { organisationId: organisation.id } : { organisation: { name } }), values: {}, categoryIds }).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('suppliers:screen.new.done', { name }), made.batch)
    void navigate({ to: '/suppliers/$id', params: { id: made.id } })
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <OrganisationField
          label={t('suppliers:screen.new.organisation')} description={t('suppliers:screen.new.organisationHint')} required value={organisation} onChange={setOrganisation} onTyped={setTyped}
          error={tried && name === '' ? t('field.required') : null}
        />
        <MultiSelect
          label={t('suppliers:screen.new.categories')} description={t('suppliers:screen.new.categoriesHint')} data={categories} limit={100} searchable value={categoryIds} onChange={setCategories} nothingFoundMessage={t('nothingFound')}
        />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('suppliers:screen.new.create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
