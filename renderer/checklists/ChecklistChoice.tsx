import { Radio, Stack } from '@mantine/core'
import { checklistKey, checklistTitle, rowsOf } from '../../shared/checklists.ts'
import { useWords } from '../app/language.ts'
import { useCatalogue } from './catalogue.ts'

type Props = { value: string; onChange: (key: string) => void }

/** The checklist that is proposed: the first complete one. */
export const proposed = 'sa8000:2014'

/** One of the checklists, each edition for itself. */
export function ChecklistChoice({ value, onChange }: Props) {
  const t = useWords()
  const { checklists } = useCatalogue()
  return (
    <Radio.Group label={t('checklists:field.checklist')} value={value} onChange={onChange} required>
      <Stack gap="xs" mt={6}>
        {checklists.map(one => (
          <Radio
            key={checklistKey(one)} value={checklistKey(one)} label={`${checklistTitle(one)} · ${t('checklists:questions', { count: rowsOf(one).length })}`}
            description={one.complete ? one.about : `${t('checklists:partial')} ${one.note}`}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
