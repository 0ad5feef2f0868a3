import { Button, Checkbox, Fieldset, Group, Select, Stack, Table, TagsInput, Text } from '@mantine/core'
import { IconEdit, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { categoryGroups, type CategoryFields } from '../../../shared/suppliers/fields.ts'
import type { Category } from '../../../shared/suppliers/records.ts'
import { tierOf, tiers } from '../../../shared/suppliers/scheme.ts'
import { categoryInWords } from '../../../shared/suppliers/list.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ChoiceField, TextField } from '../../components/fields.tsx'
import { WideTable } from '../../components/WideTable.tsx'
import { useCategories } from '../words.ts'
import type { PartProps } from './part.tsx'

/** The risk of each category: it sets which documents are asked for, and whether somebody goes and looks. The categories themselves are data, too. */
export function CategoriesPart({ content, onChange }: PartProps) {
  const t = useWords()
  const { language, number } = useFormats()
  const { categories } = useCategories()
  const [edited, setEdited] = useState<string | null>(null)
  const label = t('suppliers:screen.scheme.part.categories')
  const add = () => attempt(async () => {
    const { id, batch } = await api.call('suppliers.categories.save', { fields: { code: `N${categories.length + 1}`, name: t('suppliers:screen.scheme.newCategory'), position: categories.length } })
    showDone(t('suppliers:screen.scheme.categoryMade'), batch)
    setEdited(id)
  })
  return (
    <Stack gap="sm">
      <Checkbox.Group label={t('suppliers:screen.scheme.siteVisits')} description={t('suppliers:screen.scheme.siteVisitsHint')} value={content.siteVisits} onChange={chosen => onChange({ siteVisits: tiers.filter(tier => chosen.includes(tier)) })}>
        <Group gap="md" mt={4}>{tiers.map(tier => <Checkbox key={tier} value={tier} label={t(`suppliers:tier.${tier}`)} />)}</Group>
      </Checkbox.Group>
      <WideTable label={label} minWidth={720}>
        <Table.Thead><Table.Tr>{(['category', 'group', 'tier'] as const).map(column => <Table.Th key={column} scope="col">{t(`suppliers:column.${column}`)}</Table.Th>)}<Table.Th scope="col">{t('suppliers:field.ateco')}</Table.Th><Table.Th scope="col" ta="right">{t('suppliers:screen.scheme.head.used')}</Table.Th><Table.Td /></Table.Tr></Table.Thead>
        <Table.Tbody>
          {categories.map(one => {
            const name = categoryInWords(one, language)
            return (
              <Table.Tr key={one.id}>
                <Table.Th scope="row" fw={500}>{name}</Table.Th><Table.Td>{t(`suppliers:group.${one.group}`)}</Table.Td>
                <Table.Td>
                  <Select
                    size="xs" w={150} aria-label={`${t('suppliers:column.tier')}: ${name}`} data={tiers.map(value => ({ value, label: t(`suppliers:tier.${value}`) }))} value={tierOf(content, one.code)}
                    onChange={value => onChange({ tiers: { ...content.tiers, [one.code]: tiers.find(tier => tier === value) ?? 'low' } })}
                  />
                </Table.Td>
                <Table.Td><Text size="sm">{one.ateco.join(', ')}</Text></Table.Td><Table.Td ta="right">{number(one.qualifications)}</Table.Td>
                <Table.Td ta="right"><Button size="compact-sm" variant="default" leftSection={<IconEdit size={16} aria-hidden />} aria-label={t('suppliers:screen.scheme.editNamed', { name })} onClick={() => setEdited(one.id)}>{t('suppliers:screen.scheme.edit')}</Button></Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </WideTable>
      <Group><Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => { void add() }}>{t('suppliers:screen.scheme.addCategory')}</Button></Group>
      <CategoryDialog category={categories.find(({ id }) => id === edited)} onClose={() => setEdited(null)} />
    </Stack>
  )
}

function CategoryDialog({ category, onClose }: { category: Category | undefined; onClose: () => void }) {
  const t = useWords()
  return (
    <Dialog opened={category !== undefined} onClose={onClose} size="lg" title={t('suppliers:column.category')}>
      {category ? <CategoryForm key={category.id} category={category} onClose={onClose} /> : null}
    </Dialog>
  )
}

/** A category, saved as it is written: unlike the scheme it has no versions. */
function CategoryForm({ category, onClose }: { category: Category; onClose: () => void }) {
  const t = useWords()
  const save = async (fields: Partial<CategoryFields>) => { await api.call('suppliers.categories.save', { id: category.id, fields }) }
  const remove = () => attempt(async () => {
    const { batch } = await api.call('suppliers.categories.remove', { id: category.id })
    onClose()
    showDone(t('suppliers:screen.scheme.categoryRemoved', { name: category.name }), batch)
  })
  return (
    <Stack>
      <Fieldset legend={t('suppliers:screen.scheme.categoryNames')}>
        <TextField label={t('suppliers:field.code')} required max={20} value={category.code} onSave={code => save({ code: code ?? category.code })} />
        <TextField label={t('suppliers:field.name')} required max={200} value={category.name} onSave={name => save({ name: name ?? category.name })} />
        <TextField label={t('suppliers:field.nameEnglish')} max={200} value={category.nameEnglish} onSave={nameEnglish => save({ nameEnglish })} />
      </Fieldset>
      <ChoiceField label={t('suppliers:field.group')} choices={categoryGroups.map(value => ({ value, label: t(`suppliers:group.${value}`) }))} value={category.group} onSave={group => save({ group: group ?? category.group })} />
      <TagsInput label={t('suppliers:field.ateco')} description={t('suppliers:screen.scheme.atecoHint')} value={category.ateco} maxTags={20} clearable={false} onChange={ateco => { void attempt(() => save({ ateco })) }} />
      <Group justify="space-between">
        <Button variant="subtle" onClick={() => { void remove() }}>{t('suppliers:screen.scheme.removeCategory')}</Button>
        <Button variant="default" onClick={onClose}>{t('suppliers:screen.scheme.detailsDone')}</Button>
      </Group>
    </Stack>
  )
}
