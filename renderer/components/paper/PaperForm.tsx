import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Language } from '../../../shared/procedure.ts'
import { useJob } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { LanguageChoice } from '../LanguageChoice.tsx'
import { PdfPreview } from '../PdfPreview.tsx'
import { saveAs, showWritten } from '../written.tsx'
import { Working } from '../Working.tsx'
import { ExportProblem } from './ExportProblem.tsx'
import styles from './paper.module.css'
import type { PaperFormat, PaperProps } from './PaperDialog.tsx'
import { usePaperPreview } from './usePaperPreview.ts'

/** Format and language of a paper, what else is to be chosen, and the real PDF. */
export function PaperForm({ onClose, procedure, formats, first, input, fileName, onMade, children }: PaperProps) {
  const t = useWords()
  const window = useFormats()
  const [format, setFormat] = useState<PaperFormat>(formats.find(one => one === first) ?? formats[0] ?? 'pdf')
  const [language, setLanguage] = useState<Language>(window.language)
  const [acceptMissing, setAccept] = useState(false)
  const wanted = input({ format, language, ...(acceptMissing ? { acceptMissing } : {}) })
  const preview = usePaperPreview(procedure, format === 'pdf' ? wanted : null)
  const writing = useJob(procedure)
  const write = (path?: string) => writing.run(path === undefined ? wanted : { ...wanted, path })
  const left = useRef(false)
  const leave = () => {
    left.current = writing.leave(t('components:paper.writing', { name: fileName }))
    onClose()
  }
  const finish = (made: Awaited<ReturnType<typeof write>> | undefined) => {
    if (!made) return
    onMade?.()
    if (!left.current) onClose()
    showWritten(made, path => write(path))
  }
  return (
    <div className={styles['form']}>
      <Stack className={styles['options']}>
        {formats.length > 1 ? (
          <Radio.Group label={t('components:paper.format')} value={format} onChange={next => setFormat(formats.find(one => one === next) ?? format)}>
            <Stack gap={6} mt={4}>{formats.map(one => <Radio key={one} value={one} label={t(`components:paper.formats.${one}`)} />)}</Stack>
          </Radio.Group>
        ) : null}
        <div>
          <Text size="sm" fw={500}>{t('components:paper.language')}</Text>
          <LanguageChoice value={language} onChange={setLanguage} />
        </div>
        {typeof children === 'function' ? children(format) : children}
        {writing.running ? <Working words={t('components:paper.preparing')} progress={writing.progress} onStop={writing.stop} onLeave={leave} /> : null}
        <Group>
          <Button disabled={writing.running} onClick={() => { void attempt(async () => finish(await write())) }}>{t('components:paper.save')}</Button>
          <Button variant="default" disabled={writing.running} onClick={() => { void attempt(async () => finish(await saveAs(`${fileName}.${format}`, write))) }}>{t('written.saveAs')}</Button>
          <Button variant="subtle" onClick={onClose}>{t('cancel')}</Button>
        </Group>
      </Stack>
      <div className={styles['preview']}>
        {format === 'pdf' ? null : <Text>{t(`components:paper.about.${format}`)}</Text>}
        {preview.error ? <ExportProblem error={preview.error} onAcceptMissing={() => setAccept(true)} onExcel={formats.includes('xlsx') ? () => setFormat('xlsx') : null} onRetry={preview.retry} /> : null}
        {preview.busy ? <Working words={t('components:paper.preparing')} progress={preview.progress} /> : null}
        {preview.ticket ? <PdfPreview ticket={preview.ticket} {...(onMade ? { onPrint: onMade } : {})} /> : null}
      </div>
    </div>
  )
}
