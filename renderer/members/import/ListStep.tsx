import { List, Stack, Text } from '@mantine/core'
import type { ImportPreview } from '../../../shared/members.ts'
import { useJob } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { FileStep } from '../../components/FileStep.tsx'
import { useImportKind } from './kind.ts'

type Props = { onRead: (preview: ImportPreview, ticket: string) => void }

/** Chooses the list, beside what is good to know of it. */
export function ListStep({ onRead }: Props) {
  const t = useWords()
  const job = useJob(useImportKind().preview)
  return (
    <Stack>
      <FileStep about={t('members:import.kinds')} accept=".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt" job={job} read={async file => { onRead(await job.run({ file }), file) }}>
        {() => <Text size="sm">{t('members:import.tryOther')}</Text>}
      </FileStep>
      <section aria-label={t('members:import.good')}>
        <Text fw={600}>{t('members:import.good')}</Text>
        <List size="sm" spacing={4} mt={4}>
          {(['titles', 'order', 'nothing', 'undo'] as const).map(one => <List.Item key={one}>{t(`members:import.goodToKnow.${one}`)}</List.Item>)}
        </List>
      </section>
    </Stack>
  )
}
