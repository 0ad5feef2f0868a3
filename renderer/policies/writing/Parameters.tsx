import { ActionIcon, Alert, Button, Fieldset, Group, Select, SimpleGrid, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { parameterKinds } from '../../../shared/policies/model.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { emptyParameter, parameterOf, type ParameterDraft } from './parameterDraft.ts'

const most = 20

type Props = { parameters: readonly ParameterDraft[]; onChange: (parameters: ParameterDraft[]) => void; /** Saving was tried: what cannot stay so is said. */ tried: boolean }

/** The values that stand in a clause as `{key}`, with the bounds for those of firms. */
export function Parameters({ parameters, onChange, tried }: Props) {
  const t = useWords()
  return (
    <Fieldset legend={t('policies:field.parameters')}>
      {parameters.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- their keys are typed, and they do not change places
        <One key={index} draft={one} place={index + 1} tried={tried} onChange={next => onChange(parameters.with(index, next))} onRemove={() => onChange(parameters.filter((_, other) => other !== index))} />
      ))}
      <Group mt={parameters.length > 0 ? 'sm' : 0}>
        <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} disabled={parameters.length >= most} onClick={() => onChange([...parameters, emptyParameter])}>{t('policies:parameter.add')}</Button>
      </Group>
    </Fieldset>
  )
}

const textFields = ['key', 'label', 'labelEnglish', 'unit', 'unitEnglish', 'value', 'min', 'max'] as const

function One({ draft, place, tried, onChange, onRemove }: { draft: ParameterDraft; place: number; tried: boolean; onChange: (draft: ParameterDraft) => void; onRemove: () => void }) {
  const t = useWords()
  const { language } = useFormats()
  const named = (field: string) => `${field} (${place})`
  return (
    <div role="group" aria-label={t('policies:parameter.one', { place })}>
      <Group align="flex-end" wrap="nowrap" mt="xs">
        <SimpleGrid cols={{ base: 2, sm: 5 }} flex={1} spacing="xs" verticalSpacing={4}>
          {textFields.slice(0, 3).map(field => <TextInput key={field} size="xs" label={named(t(`policies:parameter.${field}`))} maxLength={field === 'key' ? 40 : 200} value={draft[field]} onChange={event => onChange({ ...draft, [field]: event.currentTarget.value })} />)}
          <Select size="xs" label={named(t('policies:parameter.kind'))} allowDeselect={false} data={parameterKinds.map(value => ({ value, label: t(`policies:parameterKind.${value}`) }))} value={draft.kind} onChange={value => onChange({ ...draft, kind: parameterKinds.find(one => one === value) ?? draft.kind })} />
          <Select size="xs" label={named(t('policies:parameter.stricter'))} clearable clearButtonProps={{ 'aria-label': t('policies:parameter.stricterNone') }} placeholder={t('policies:parameter.stricterNone')} data={(['higher', 'lower'] as const).map(value => ({ value, label: t(`policies:stricter.${value}`) }))} value={draft.stricter} onChange={value => onChange({ ...draft, stricter: value === 'higher' || value === 'lower' ? value : null })} />
          {textFields.slice(3).map(field => <TextInput key={field} size="xs" label={named(t(`policies:parameter.${field}`))} maxLength={field.startsWith('unit') ? 60 : 300} value={draft[field]} onChange={event => onChange({ ...draft, [field]: event.currentTarget.value })} />)}
        </SimpleGrid>
        <ActionIcon variant="subtle" color="gray" aria-label={t('policies:parameter.remove', { place })} onClick={onRemove}><IconX size={16} aria-hidden /></ActionIcon>
      </Group>
      {tried && parameterOf(draft, language) === null ? <Alert role="alert" color="red" variant="outline" mt={4} p="xs">{t('policies:parameter.wrong')}</Alert> : null}
    </div>
  )
}
