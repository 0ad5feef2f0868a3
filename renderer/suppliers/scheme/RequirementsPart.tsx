import { Button, Checkbox, Group, MultiSelect, Select, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { legalForms } from '../../../shared/organisations/codes.ts'
import { tiers, type Requirement } from '../../../shared/suppliers/scheme.ts'
import { categoryInWords } from '../../../shared/suppliers/list.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { inLanguage, useCategories } from '../words.ts'
import { useDocumentCodes } from './CriteriaPart.tsx'
import { changedAt, DropLine, PartTable, without, type PartProps } from './part.tsx'

/** The documents that are asked for: of which risk, which categories, which firms, and what their lack stops. */
export function RequirementsPart({ content, onChange }: PartProps) {
  const t = useWords()
  const codes = useDocumentCodes()
  const [opened, setOpened] = useState<number | null>(null)
  const { requirements } = content
  const set = (index: number, part: Partial<Requirement>) => onChange({ requirements: changedAt(requirements, index, part) })
  const nameOf = (code: string) => codes.find(({ value }) => value === code)?.label ?? code
  const edited = opened === null ? undefined : requirements[opened]
  const heads = (['document', 'tiers', 'who', 'knockOut'] as const).map(head => t(`suppliers:screen.scheme.head.${head}`))
  const add = () => {
    onChange({ requirements: [...requirements, { document: codes.find(({ value }) => !requirements.some(one => one.document === value))?.value ?? 'VIS', tiers: [...tiers], categories: null, staffOnly: false, exceptForms: [], knockOut: null }] })
    setOpened(requirements.length)
  }
  return (
    <>
      <PartTable label={t('suppliers:screen.scheme.part.requirements')} heads={heads} add={t('suppliers:screen.scheme.addRequirement')} onAdd={add}>
        {requirements.map((one, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <Table.Tr key={index}>
            <Table.Th scope="row" fw={500}>{nameOf(one.document)}</Table.Th>
            <Table.Td>{one.tiers.map(tier => t(`suppliers:tier.${tier}`)).join(', ')}</Table.Td>
            <Table.Td><Text size="sm">{[one.categories?.join(', '), one.staffOnly ? t('suppliers:screen.scheme.head.staffOnly') : null, one.exceptForms.length > 0 ? t('suppliers:screen.scheme.except', { forms: one.exceptForms.map(form => t(`organisations:legalForm.${form}`)).join(', ') }) : null].filter(Boolean).join(' · ') || t('suppliers:screen.scheme.all')}</Text></Table.Td>
            <Table.Td>{one.knockOut}</Table.Td>
            <Table.Td>
              <Group gap={4} wrap="nowrap" justify="flex-end">
                <Button size="compact-sm" variant="default" aria-label={t('suppliers:screen.scheme.detailsOf', { name: nameOf(one.document) })} onClick={() => setOpened(index)}>{t('suppliers:screen.scheme.details')}</Button>
                <DropLine name={nameOf(one.document)} onDrop={() => onChange({ requirements: without(requirements, index) })} />
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </PartTable>
      <Dialog opened={edited !== undefined} onClose={() => setOpened(null)} size="lg" title={edited ? nameOf(edited.document) : ''}>
        {edited && opened !== null ? <Details requirement={edited} content={content} onChange={part => set(opened, part)} onClose={() => setOpened(null)} /> : null}
      </Dialog>
    </>
  )
}

function Details({ requirement, content, onChange, onClose }: { requirement: Requirement; content: PartProps['content']; onChange: (part: Partial<Requirement>) => void; onClose: () => void }) {
  const t = useWords()
  const { language } = useFormats()
  const codes = useDocumentCodes()
  const { categories } = useCategories()
  const known = codes.some(({ value }) => value === requirement.document) ? codes : [{ value: requirement.document, label: requirement.document }, ...codes]
  return (
    <Stack>
      <Select label={t('suppliers:screen.scheme.head.document')} data={known} limit={100} searchable value={requirement.document} onChange={value => { if (value) onChange({ document: value }) }} nothingFoundMessage={t('nothingFound')} />
      <MultiSelect
        label={t('suppliers:screen.scheme.head.tiers')} data={tiers.map(value => ({ value, label: t(`suppliers:tier.${value}`) }))} value={requirement.tiers}
        onChange={chosen => { const next = tiers.filter(tier => chosen.includes(tier)); if (next.length > 0) onChange({ tiers: next }) }}
      />
      <MultiSelect
        label={t('suppliers:screen.scheme.categories')} description={t('suppliers:screen.scheme.categoriesHint')} data={categories.map(one => ({ value: one.code, label: categoryInWords(one, language) }))} limit={100} searchable value={requirement.categories ?? []}
        onChange={chosen => onChange({ categories: chosen.length > 0 ? chosen : null })} nothingFoundMessage={t('nothingFound')}
      />
      <Checkbox label={t('suppliers:screen.scheme.head.staffOnly')} checked={requirement.staffOnly} onChange={event => onChange({ staffOnly: event.currentTarget.checked })} />
      <MultiSelect
        label={t('suppliers:screen.scheme.exceptForms')} data={legalForms.map(value => ({ value, label: t(`organisations:legalForm.${value}`) }))} limit={100} searchable value={requirement.exceptForms} nothingFoundMessage={t('nothingFound')}
        onChange={chosen => onChange({ exceptForms: legalForms.filter(form => chosen.includes(form)) })}
      />
      <Select
        label={t('suppliers:screen.scheme.head.knockOut')} description={t('suppliers:screen.scheme.knockOutHint')} data={content.knockOuts.map(one => ({ value: one.code, label: `${one.code} ${inLanguage(language, one.name, one.nameEnglish)}` }))} clearable value={requirement.knockOut}
        onChange={knockOut => onChange({ knockOut })} clearButtonProps={{ 'aria-label': t('empty') }}
      />
      <Group justify="flex-end"><Button onClick={onClose}>{t('suppliers:screen.scheme.detailsDone')}</Button></Group>
    </Stack>
  )
}
