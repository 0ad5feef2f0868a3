import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { Dialog } from '../Dialog.tsx'
import type { GridColumn, GridEdit, Selection } from './types.ts'
import type { CellWork } from './useCellWork.tsx'

type Props<Row> = { opened: boolean; onClose: () => void; columns: GridColumn<Row>[]; edit: GridEdit<Row>; selection: Selection<Row>; work: CellWork<Row> }

/** Sets one field on all chosen rows: which field and value here, then what would change, then one batch that can be undone. */
export function BulkEdit<Row>({ opened, onClose, ...props }: Props<Row>) {
  const t = useWords()
  const { number } = useFormats()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('components:grid.bulk.title', { count: props.selection.count, shown: number(props.selection.count) })}>
      {opened ? <Form onClose={onClose} {...props} /> : null}
    </Dialog>
  )
}

function Form<Row>({ onClose, columns, edit, selection, work }: Omit<Props<Row>, 'opened'>) {
  const t = useWords()
  const editable = columns.filter(column => column.editor)
  const [name, setName] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const column = editable.find(one => one.name === name)
  const read = column ? edit.read(column.name, text) : null
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!column || !read?.ok) return
    setBusy(true)
    await attempt(async () => {
      const rows = await selection.rows()
      await work.tryOut(rows.map(row => ({ row, column: column.name, text, seen: column.value(row) })), 'bulk')
      onClose()
    })
    setBusy(false)
  }
  const error = tried && read && !read.ok ? read.problem : null
  const choices = column?.editor?.choices
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <Select
          data-autofocus label={t('components:grid.bulk.field')} data={editable.map(one => ({ value: one.name, label: one.header }))} value={name} searchable openOnFocus={false} nothingFoundMessage={t('nothingFound')}
          error={tried && !column ? t('field.required') : null} onChange={chosen => { setName(chosen); setText(''); setTried(false) }}
        />
        {choices ? (
          <Select
            label={t('components:grid.bulk.value')} description={t('components:grid.bulk.emptyHint')} data={choices.map(choice => choice.label)} value={text === '' ? null : text} clearable={!column.editor?.required}
            searchable={choices.length > 8} nothingFoundMessage={t('nothingFound')} clearButtonProps={{ 'aria-label': t('empty') }} error={error} onChange={chosen => setText(chosen ?? '')}
          />
        ) : (
          <TextInput
            label={t('components:grid.bulk.value')} description={t('components:grid.bulk.emptyHint')} value={text} disabled={!column} error={error}
            {...(column?.editor?.placeholder ? { placeholder: column.editor.placeholder } : {})} onChange={event => setText(event.currentTarget.value)}
          />
        )}
        <Text size="sm" c="dimmed">{t('components:grid.bulk.nothingYet')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={busy}>{t('components:grid.bulk.preview')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
