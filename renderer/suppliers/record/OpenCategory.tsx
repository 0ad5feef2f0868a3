import { Alert, Button, Group, Select, Stack } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import type { SupplierRecord } from '../../../shared/suppliers/records.ts'
import { useWrite } from '../../app/api.ts'
import { errorWords } from '../../app/errors.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { useCategoryChoices } from '../words.ts'

type Props = { record: SupplierRecord; opened: boolean; onClose: () => void }

/** Opens a category for a supplier: as a draft, until it is invited or applies. */
export function OpenCategory({ record, opened, onClose }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('suppliers:screen.category.open')}>
      {opened ? <Form record={record} onClose={onClose} /> : null}
    </Dialog>
  )
}

function Form({ record, onClose }: Omit<Props, 'opened'>) {
  const t = useWords()
  const free = useCategoryChoices().filter(({ value }) => !record.qualifications.some(one => one.categoryId === value))
  const [categoryId, setCategory] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const { write, pending, error } = useWrite('suppliers.qualifications.open')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!categoryId) return
    const made = await write({ supplierId: record.id, categoryId }).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('suppliers:screen.category.opened'), made.batch)
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <Select data-autofocus label={t('suppliers:column.category')} required searchable data={free} limit={100} value={categoryId} onChange={setCategory} nothingFoundMessage={t('nothingFound')} error={tried && !categoryId ? t('suppliers:screen.category.missing') : null} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('suppliers:screen.category.confirm')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
