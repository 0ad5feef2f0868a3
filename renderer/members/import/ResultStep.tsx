import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconCircleCheck, IconFileExport, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useJob } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { undoBatch } from '../../app/undo.ts'
import { showWritten } from '../../components/written.tsx'
import { Working } from '../../components/Working.tsx'
import type { Choices } from './choices.ts'
import { useImportKind } from './kind.ts'

export type Result = { session: string; fileName: string; batch: string; counts: { created: number; updated: number; left: number; /** Of an import of candidates. */ suppliers?: number; qualifications?: number }; choices: Choices }

/** What the import did, how to take it back, and the rows that were left out as a workbook to be mended. */
export function ResultStep({ result, onOther }: { result: Result; onOther: () => void }) {
  const t = useWords()
  const { language, number } = useFormats()
  const { list, candidates } = useImportKind()
  const job = useJob('members.import.rejected')
  const [undone, setUndone] = useState(false)
  const { created, updated, left, suppliers, qualifications } = result.counts
  const input = { session: result.session, choices: result.choices, language }
  const undo = () => undoBatch(result.batch, { done: t('members:import.undone'), onDone: () => setUndone(true) })
  const rejected = () => attempt(async () => showWritten(await job.run(input), path => job.run({ ...input, path })))
  return (
    <Stack>
      <Alert variant="outline" color="lagoon" icon={<IconCircleCheck aria-hidden />} title={t('members:import.done', { file: result.fileName })} role="status">
        <Text>{t('members:import.created', { count: created, shown: number(created) })}</Text>
        <Text>{t('members:import.updated', { count: updated, shown: number(updated) })}</Text>
        <Text>{t('members:import.left', { count: left, shown: number(left) })}</Text>
        {suppliers === undefined ? null : <Text>{t('suppliers:screen.import.made', { count: suppliers, n: number(suppliers), open: number(qualifications ?? 0) })}</Text>}
      </Alert>
      {left > 0 ? <Text size="sm">{t('members:import.rejectedText')}</Text> : null}
      {job.running ? <Working words={t('components:paper.preparing')} progress={job.progress} onStop={job.stop} /> : null}
      <Group>
        <Button component={Link} to={list} leftSection={<IconUsers size={18} aria-hidden />}>{t(candidates ? 'suppliers:screen.import.toList' : 'members:import.toList')}</Button>
        {left > 0 ? <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} disabled={job.running} onClick={() => { void rejected() }}>{t('members:import.rejected')}</Button> : null}
        <Button variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />} disabled={undone} onClick={() => { void undo() }}>{t('members:import.undo')}</Button>
        <Button variant="subtle" onClick={onOther}>{t('members:import.otherFile')}</Button>
      </Group>
    </Stack>
  )
}
