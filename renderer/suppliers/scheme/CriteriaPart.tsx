import { Button, Group, MultiSelect, Stack, Table, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Criterion } from '../../../shared/suppliers/scheme.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { Explained } from '../../components/Explained.tsx'
import { inLanguage } from '../words.ts'
import { CellNumber, changedAt, DropLine, PartTable, without, type PartProps } from './part.tsx'

/** A name that begins with its code needs it once. */
const named = (code: string, name: string) => (name.startsWith(code) ? name : `${code} ${name}`)

/** Codes of the types of documents as choices, each once whatever its edition. */
export function useDocumentCodes(): { value: string; label: string }[] {
  const { language } = useFormats()
  const { data } = useRead('documents.types.list', {})
  const byCode = new Map((data?.types ?? []).flatMap(({ code, name, nameEnglish }) => (code === null ? [] : [[code, named(code, inLanguage(language, name, nameEnglish))]])))
  return [...byCode].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label, language))
}

/** The criteria with their weights, floors and caps; names, evidence and certificates behind each. */
export function CriteriaPart({ content, onChange }: PartProps) {
  const t = useWords()
  const { language } = useFormats()
  const [opened, setOpened] = useState<number | null>(null)
  const { criteria } = content
  const set = (index: number, part: Partial<Criterion>) => onChange({ criteria: changedAt(criteria, index, part) })
  const add = () => {
    onChange({ criteria: [...criteria, { code: `C${criteria.length + 1}`, name: t('suppliers:screen.scheme.newCriterion'), nameEnglish: t('suppliers:screen.scheme.newCriterion'), weight: 1, evidence: '', evidenceEnglish: '', floor: null, certificateCap: null, certificates: [] }] })
    setOpened(criteria.length)
  }
  const edited = opened === null ? undefined : criteria[opened]
  const heads = (['criterion', 'weight', 'floor', 'cap'] as const).map(head => t(`suppliers:screen.scheme.head.${head}`))
  return (
    <>
      <Explained of="criteria" label={t('suppliers:screen.scheme.part.criteria')}>
        <PartTable label={t('suppliers:screen.scheme.part.criteria')} heads={heads} add={t('suppliers:screen.scheme.addCriterion')} onAdd={add}>
          {criteria.map((criterion, index) => {
            const name = inLanguage(language, criterion.name, criterion.nameEnglish)
            return (
              // a code can be written anew while it is edited
              // oxlint-disable-next-line react/no-array-index-key
              <Table.Tr key={index}>
                <Table.Th scope="row" fw={500}>{name}</Table.Th>
                <Table.Td><CellNumber label={`${t('suppliers:screen.scheme.head.weight')}: ${name}`} value={criterion.weight} decimals={2} onChange={weight => set(index, { weight: weight ?? 0 })} /></Table.Td>
                <Table.Td><CellNumber label={`${t('suppliers:screen.scheme.head.floor')}: ${name}`} value={criterion.floor} onChange={floor => set(index, { floor })} /></Table.Td>
                <Table.Td><CellNumber label={`${t('suppliers:screen.scheme.head.cap')}: ${name}`} value={criterion.certificateCap} onChange={certificateCap => set(index, { certificateCap })} /></Table.Td>
                <Table.Td>
                  <Group gap={4} wrap="nowrap" justify="flex-end">
                    <Button size="compact-sm" variant="default" aria-label={t('suppliers:screen.scheme.detailsOf', { name })} onClick={() => setOpened(index)}>{t('suppliers:screen.scheme.details')}</Button>
                    <DropLine name={name} disabled={criteria.length === 1} onDrop={() => onChange({ criteria: without(criteria, index) })} />
                  </Group>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </PartTable>
      </Explained>
      <Dialog opened={edited !== undefined} onClose={() => setOpened(null)} size="lg" title={edited ? inLanguage(language, edited.name, edited.nameEnglish) : ''}>
        {edited && opened !== null ? <Details criterion={edited} onChange={part => set(opened, part)} onClose={() => setOpened(null)} /> : null}
      </Dialog>
    </>
  )
}

function Details({ criterion, onChange, onClose }: { criterion: Criterion; onChange: (part: Partial<Criterion>) => void; onClose: () => void }) {
  const t = useWords()
  const codes = useDocumentCodes()
  return (
    <Stack>
      <TextInput data-autofocus label={t('suppliers:field.code')} value={criterion.code} maxLength={20} onChange={event => onChange({ code: event.currentTarget.value })} />
      <TextInput label={t('suppliers:field.name')} value={criterion.name} maxLength={200} onChange={event => onChange({ name: event.currentTarget.value })} />
      <TextInput label={t('suppliers:field.nameEnglish')} value={criterion.nameEnglish} maxLength={200} onChange={event => onChange({ nameEnglish: event.currentTarget.value })} />
      <Textarea label={t('suppliers:screen.scheme.evidence')} autosize minRows={2} maxLength={1000} value={criterion.evidence} onChange={event => onChange({ evidence: event.currentTarget.value })} />
      <Textarea label={t('suppliers:screen.scheme.evidenceEnglish')} autosize minRows={2} maxLength={1000} value={criterion.evidenceEnglish} onChange={event => onChange({ evidenceEnglish: event.currentTarget.value })} />
      <MultiSelect label={t('suppliers:screen.scheme.certificates')} description={t('suppliers:screen.scheme.certificatesHint')} data={codes} limit={100} searchable maxValues={20} value={criterion.certificates} onChange={certificates => onChange({ certificates })} nothingFoundMessage={t('nothingFound')} />
      <Group justify="flex-end"><Button onClick={onClose}>{t('suppliers:screen.scheme.detailsDone')}</Button></Group>
    </Stack>
  )
}
