import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconCircleCheck, IconFileExport, IconFileImport, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useJob, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { undoBatch } from '../../app/undo.ts'
import { showWritten } from '../../components/written.tsx'
import { Working } from '../../components/Working.tsx'
import type { Choices } from './choices.ts'
import { useImportKind } from './kind.ts'

export type Result = { session: string; fileName: string; batch: string; counts: { created: number; updated: number; left: number; /** Of an import of candidates. */ suppliers?: number; qualifications?: number }; choices: Choices }

/** The step that holds what an import wrote: its own, or the one that did it again; null while it is undone, here or with Ctrl+Z. */
export function useStanding(batch: string | undefined): string | null {
  const { data } = useRead('history.list', { limit: 100 }, { enabled: batch !== undefined })
  const undoOf = (id: string) => data?.batches.find(one => one.id === id)?.undoneBy ?? null
  const standing = (id: string): string | null => {
    const undo = undoOf(id)
    if (undo === null) return id
    const redo = undoOf(undo)
    return redo === null ? null : standing(redo)
  }
  return batch === undefined ? null : standing(batch)
}

/** What the import did, how to take it back, and the rows that were left out as a workbook to be mended. */
export function ResultStep({ result, standing, onOther }: { result: Result; /** As `useStanding` says. */ standing: string | null; onOther: () => void }) {
  const t = useWords()
  const { language, number } = useFormats()
  const { list, candidates } = useImportKind()
  const job = useJob('members.import.rejected')
  const { created, updated, left, suppliers, qualifications } = result.counts
  const input = { session: result.session, choices: result.choices, language }
  const rejected = () => attempt(async () => showWritten(await job.run(input), path => job.run({ ...input, path })))
  const toList = (variant: 'filled' | 'default') => <Button component={Link} to={list} variant={variant} leftSection={<IconUsers size={18} aria-hidden />}>{t(candidates ? 'suppliers:screen.import.toList' : 'members:import.toList')}</Button>
  if (standing === null) {
    return (
      <Stack>
        <Alert variant="outline" color="blue" icon={<IconArrowBackUp aria-hidden />} title={t('members:import.undoneText')} role="status" />
        <Group>
          <Button leftSection={<IconFileImport size={18} aria-hidden />} onClick={onOther}>{t('members:import.begin')}</Button>
          {toList('default')}
        </Group>
      </Stack>
    )
  }
  const undo = () => undoBatch(standing, { done: t('members:import.undone') })
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
        {toList('filled')}
        {left > 0 ? <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} disabled={job.running} onClick={() => { void rejected() }}>{t('members:import.rejected')}</Button> : null}
        <Button variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />} onClick={() => { void undo() }}>{t('members:import.undo')}</Button>
        <Button variant="subtle" onClick={onOther}>{t('members:import.otherFile')}</Button>
      </Group>
    </Stack>
  )
}
