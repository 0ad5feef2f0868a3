import { Fieldset, SimpleGrid, Stack } from '@mantine/core'
import type { Input } from '../../shared/contract.ts'
import type { BodyRecord } from '../../shared/groups.ts'
import { bodyKinds } from '../../shared/groups/rules.ts'
import { api, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { DayField } from '../components/DayField.tsx'
import { ChoiceField, TextAreaField, TextField } from '../components/fields.tsx'
import { useSeenSave } from '../components/seen.ts'

type Values = Input<'groups.save'>['values']
const write = ({ id }: BodyRecord, values: Values, revision: number) => api.call('groups.save', { id, values, revision })

/** What a body is, saved as it is written. */
export function BodyForm({ body, refetch }: { body: BodyRecord; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const { data } = useRead('clusters.list', {})
  const save = useSeenSave(body, write, refetch)
  return (
    <Fieldset legend={t('groups:screen.tab.data')} maw={760}>
      <Stack gap="sm">
        <TextField label={t('groups:field.name')} required max={200} value={body.name} onSave={(value, seen) => save({ name: value ?? '' }, { name: seen ?? '' })} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <ChoiceField
            label={t('groups:field.kind')} required choices={bodyKinds.map(value => ({ value, label: t(`groups:kind.${value}`) }))} value={body.kind}
            onSave={(value, seen) => save({ kind: value ?? body.kind }, { kind: seen ?? body.kind })}
          />
          <ChoiceField
            label={t('groups:field.clusterId')} clearable placeholder={t('groups:screen.acrossClusters')} choices={(data?.clusters ?? []).map(one => ({ value: one.id, label: one.name }))} value={body.clusterId}
            onSave={(value, seen) => save({ clusterId: value }, { clusterId: seen })}
          />
          <DayField label={t('groups:field.from')} value={body.from} onSave={(value, seen) => save({ from: value }, { from: seen })} />
          <DayField label={t('groups:field.to')} value={body.to} onSave={(value, seen) => save({ to: value }, { to: seen })} />
        </SimpleGrid>
        <TextField label={t('groups:field.act')} max={300} value={body.act} onSave={(value, seen) => save({ act: value }, { act: seen })} />
        <TextAreaField label={t('groups:field.purpose')} max={5000} kept={`body/${body.id}/purpose`} value={body.purpose} onSave={(value, seen) => save({ purpose: value }, { purpose: seen })} />
      </Stack>
    </Fieldset>
  )
}
