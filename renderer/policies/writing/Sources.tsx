import { ActionIcon, Button, Fieldset, Group, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { sourceStandards, type Source } from '../../../shared/policies/model.ts'
import { useWords } from '../../app/language.ts'

const most = 20

/** The standards that a clause answers to, each with its place there. */
export function Sources({ sources, onChange }: { sources: readonly Source[]; onChange: (sources: Source[]) => void }) {
  const t = useWords()
  const set = (index: number, part: Partial<Source>) => onChange(sources.map((one, other) => (other === index ? { ...one, ...part } : one)))
  return (
    <Fieldset legend={t('policies:field.sources')}>
      {sources.map(({ standard, reference }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same source may stand twice while it is typed
        <Group key={index} gap="xs" mb={4} wrap="nowrap">
          <Select size="xs" aria-label={t('policies:source.standard', { place: index + 1 })} allowDeselect={false} data={sourceStandards.map(value => ({ value, label: value === 'other' ? t('policies:source.other') : value }))} value={standard} onChange={value => set(index, { standard: sourceStandards.find(one => one === value) ?? standard })} />
          <TextInput size="xs" flex={1} aria-label={t('policies:source.reference', { place: index + 1 })} placeholder={t('policies:source.hint')} maxLength={100} value={reference ?? ''} onChange={event => set(index, { reference: event.currentTarget.value || null })} />
          <ActionIcon variant="subtle" color="gray" aria-label={t('policies:source.remove', { place: index + 1 })} onClick={() => onChange(sources.filter((_, other) => other !== index))}><IconX size={16} aria-hidden /></ActionIcon>
        </Group>
      ))}
      <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} disabled={sources.length >= most} onClick={() => onChange([...sources, { standard: 'ISO 26000', reference: null }])}>{t('policies:source.add')}</Button>
    </Fieldset>
  )
}
