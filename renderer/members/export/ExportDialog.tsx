import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { memberColumns, type MemberColumn } from '../../../shared/members.ts'
import { formatDay } from '../../../shared/format.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { Input } from '../../../shared/contract.ts'
import { useJob } from '../../app/api.ts'
import { useFormats, useWords, type Words } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayField } from '../../components/DayField.tsx'
import { LanguageChoice } from '../../components/LanguageChoice.tsx'
import { usePaperPreview } from '../../components/paper/usePaperPreview.ts'
import { PdfPreview } from '../../components/PdfPreview.tsx'
import { saveAs, showWritten } from '../../components/written.tsx'
import { Working } from '../../components/Working.tsx'
import { ExportProblem } from '../../components/paper/ExportProblem.tsx'
import styles from '../../components/paper/paper.module.css'

type ExportInput = Input<'members.export'>
type Selection = Pick<ExportInput, 'clusterId' | 'text' | 'filter' | 'sort' | 'at' | 'group'>
export type ExportSubject =
  | { kind: 'list'; selection: Selection; columns: string[] }
  | { kind: 'sheet'; selection: Selection; organisationId: string; name: string }
type Props = { opened: boolean; onClose: () => void; title: string; subject: ExportSubject }
type Format = ExportInput['format']

/** Excel, PDF or CSV of a list, or the PDF of a record, with the real PDF before one's eyes. */
export function ExportDialog({ opened, onClose, title, subject }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="90rem" closeButtonProps={{ 'aria-label': t('close') }} classNames={{ body: styles['body'] ?? '', content: styles['content'] ?? '' }}>
      {opened ? <ExportForm subject={subject} onClose={onClose} /> : null}
    </Modal>
  )
}

function inputOf(subject: ExportSubject, options: { format: Format; language: Language; at: string | null; acceptMissing: boolean }): ExportInput {
  const { at: _at, ...selection } = subject.selection
  const common = { ...selection, language: options.language, ...(options.at ? { at: options.at } : {}), ...(options.acceptMissing ? { acceptMissing: true } : {}) }
  if (subject.kind === 'sheet') return { ...common, kind: 'sheet', format: 'pdf', organisationId: subject.organisationId }
  const columns = subject.columns.filter((name): name is MemberColumn => memberColumns.some(column => column === name))
  return { ...common, kind: 'list', format: options.format, ...(columns.length > 0 ? { columns } : {}) }
}

function ExportForm({ subject, onClose }: { subject: ExportSubject; onClose: () => void }) {
  const t = useWords()
  const formats = useFormats()
  const [format, setFormat] = useState<Format>(subject.kind === 'sheet' ? 'pdf' : 'xlsx')
  const [language, setLanguage] = useState<Language>(formats.language)
  const [at, setAt] = useState<string | null>(subject.selection.at ?? null)
  const [acceptMissing, setAccept] = useState(false)
  const input = inputOf(subject, { format, language, at, acceptMissing })
  const preview = usePaperPreview('members.export', format === 'pdf' ? input : null)
  const writing = useJob('members.export')
  const write = (path?: string) => writing.run(path === undefined ? input : { ...input, path })
  const finish = (made: Awaited<ReturnType<typeof write>> | undefined) => {
    if (!made) return
    onClose()
    showWritten(made, path => write(path))
  }
  const save = () => attempt(async () => finish(await write()))
  const saveElsewhere = () => attempt(async () => finish(await saveAs(fileName(subject, format, t), write)))
  const error = preview.error
  return (
    <div className={styles['form']}>
      <Stack className={styles['options']}>
        {subject.kind === 'list' ? <FormatChoice value={format} onChange={setFormat} /> : null}
        <div>
          <Text size="sm" fw={500}>{t('components:paper.language')}</Text>
          <LanguageChoice value={language} onChange={setLanguage} />
        </div>
        <DayField label={t('members:situationAt')} description={t('members:export.atHint')} placeholder={formatDay(today())} value={at} onSave={async day => setAt(day)} />
        {subject.kind === 'list' ? <Text size="sm">{t(hasFilter(subject.selection) ? 'members:export.asFiltered' : 'members:export.asShown')}</Text> : null}
        {writing.running ? <Working words={t('components:paper.preparing')} progress={writing.progress} onStop={writing.stop} /> : null}
        <Group>
          <Button onClick={() => { void save() }} disabled={writing.running}>{t('components:paper.save')}</Button>
          <Button variant="default" onClick={() => { void saveElsewhere() }} disabled={writing.running}>{t('written.saveAs')}</Button>
          <Button variant="subtle" onClick={onClose}>{t('cancel')}</Button>
        </Group>
      </Stack>
      <div className={styles['preview']}>
        {format !== 'pdf' ? <Text>{t(`members:export.about.${format}`)}</Text> : null}
        {error ? <ExportProblem error={error} onAcceptMissing={() => setAccept(true)} onExcel={subject.kind === 'list' ? () => setFormat('xlsx') : null} onRetry={preview.retry} /> : null}
        {preview.busy ? <Working words={t('components:paper.preparing')} progress={preview.progress} /> : null}
        {preview.ticket ? <PdfPreview ticket={preview.ticket} /> : null}
      </div>
    </div>
  )
}

/** The proposed name of a file that is put somewhere else; signs that no file name may hold become dashes. */
function fileName(subject: ExportSubject, format: Format, t: Words): string {
  if (subject.kind === 'list') return t('members:export.fileName', { extension: format })
  return t('members:export.sheetFileName', { name: subject.name.replace(/[\\/:*?"<>|]/g, '-').slice(0, 120) })
}

const hasFilter = ({ text, filter }: Selection): boolean => Boolean(text) || Object.keys(filter ?? {}).length > 0

function FormatChoice({ value, onChange }: { value: Format; onChange: (format: Format) => void }) {
  const t = useWords()
  const formats: Format[] = ['xlsx', 'pdf', 'csv']
  return (
    <Radio.Group label={t('components:paper.format')} value={value} onChange={next => onChange(formats.find(one => one === next) ?? 'xlsx')}>
      <Stack gap={6} mt={4}>
        {formats.map(one => <Radio key={one} value={one} label={t(`components:paper.formats.${one}`)} />)}
      </Stack>
    </Radio.Group>
  )
}
