import { Button, Tabs } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '../app/language.ts'
import { Page } from '../components/Page.tsx'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { DuplicatesTab } from '../duplicates/DuplicatesTab.tsx'
import { ToMendTab } from './ToMendTab.tsx'

const tabs = ['mend', 'duplicates'] as const

/** What is missing, doubtful or out of date, and what may be there twice. */
export function QualityPage() {
  const t = useWords()
  const navigate = useNavigate({ from: '/quality' })
  const { tab, codes, of } = useSearch({ from: '/quality' })
  const report = usePaper(t('quality:report'))
  return (
    <Page
      title={t('quality:title')} subtitle={t('quality:subtitle')} width="wide"
      actions={<Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={report.open}>{t('quality:report')}</Button>}
    >
      <Tabs value={tabs.find(one => one === tab) ?? 'mend'} onChange={next => { void navigate({ search: old => ({ ...old, tab: next ?? undefined }), replace: true }) }} keepMounted={false}>
        <Tabs.List aria-label={t('quality:title')}>{tabs.map(one => <Tabs.Tab key={one} value={one}>{t(`quality:tab.${one}`)}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="mend" pt="md"><ToMendTab codes={codes ?? []} onCodes={next => { void navigate({ search: old => ({ ...old, codes: next.length > 0 ? next : undefined }), replace: true }) }} /></Tabs.Panel>
        <Tabs.Panel value="duplicates" pt="md"><DuplicatesTab kind={of ?? 'organisations'} onKind={kind => { void navigate({ search: old => ({ ...old, of: kind }), replace: true }) }} /></Tabs.Panel>
      </Tabs>
      <PaperDialog
        {...report.dialog} title={t('quality:report')} procedure="quality.export" formats={['pdf', 'xlsx']} fileName={t('quality:paper.name')}
        input={({ format, language, acceptMissing }) => ({
          format: format === 'xlsx' ? 'xlsx' : 'pdf', language, ...(codes && codes.length > 0 ? { codes } : {}), ...(acceptMissing ? { acceptMissing } : {}),
        })}
      />
    </Page>
  )
}
