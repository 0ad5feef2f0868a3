import { Alert, Button, Group, SimpleGrid, Stack, TagsInput, Text, Title } from '@mantine/core'
import { IconFileExport, IconLock } from '@tabler/icons-react'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { QualificationRecord, SupplierRecord } from '../../../shared/suppliers/records.ts'
import { categoryInWords } from '../../../shared/suppliers/list.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { useVisit } from '../../app/visit.ts'
import { BackLink } from '../../components/BackLink.tsx'
import { DayField } from '../../components/DayField.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { TextAreaField } from '../../components/fields.tsx'
import { Page } from '../../components/Page.tsx'
import { Waiting } from '../../components/Waiting.tsx'
import { StateMark } from '../StateMark.tsx'
import { SupplierPaper, type PaperAsked } from '../SupplierPaper.tsx'
import styles from '../suppliers.module.css'
import { TransitionDialog, type Moving } from '../TransitionDialog.tsx'
import { useSupplier } from '../useSupplier.ts'
import { Criterion } from './Criterion.tsx'
import { EvidencePane } from './EvidencePane.tsx'
import { KnockOuts } from './KnockOuts.tsx'
import { ResultBar } from './ResultBar.tsx'
import { useSheet, type Scoring } from './useSheet.ts'

/** A score sheet at the left, the evidence at the right, and what follows from it at the bottom. */
export function ScorePage() {
  const { id, qualificationId } = useParams({ from: '/suppliers/$id/score/$qualificationId' })
  const t = useWords()
  const { record, error, refetch } = useSupplier(id)
  useVisit('supplier', record?.id)
  const qualification = record?.qualifications.find(one => one.id === qualificationId)
  if (record && qualification) return <Sheet record={record} qualification={qualification} refetch={refetch} />
  return (
    <Page title={t('suppliers:screen.score.title')}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : record ? <Text>{t('suppliers:screen.score.noCategory')}</Text> : <Waiting />}
    </Page>
  )
}

type Props = { record: SupplierRecord; qualification: QualificationRecord; refetch: () => Promise<unknown> }

function Sheet({ record, qualification, refetch }: Props) {
  const t = useWords()
  const { language } = useFormats()
  const { sheet: asked } = useSearch({ from: '/suppliers/$id/score/$qualificationId' })
  const scoring = useSheet(record, qualification, asked, refetch)
  const documents = useRead('documents.list', { organisationId: record.organisationId, sort: 'endsOn', limit: 500 })
  const [moving, setMoving] = useState<Moving | null>(null)
  const [paper, setPaper] = useState<PaperAsked | null>(null)
  const sheetId = scoring?.sheet?.id
  const category = categoryInWords(qualification.category, language)
  const decide = () => setMoving({ supplierId: record.id, qualificationId: qualification.id, name: record.organisation.name, category, state: qualification.state })
  return (
    <Page
      title={t('suppliers:screen.score.of', { name: record.organisation.name })} width="wide"
      actions={sheetId ? <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={() => setPaper({ kind: 'sheet', sheetId, title: t('suppliers:screen.score.title') })}>{t('suppliers:screen.score.print')}</Button> : null}
      subtitle={<Group gap="sm"><BackLink to="/suppliers/$id" params={{ id: record.id }}>{t('suppliers:screen.score.back')}</BackLink><span>{category}</span><StateMark state={qualification.state} /></Group>}
    >
      {scoring ? (
        <div className={styles['panes']}>
          <Stack className={styles['main'] ?? ''} gap="md">
            {scoring.sealed ? <Sealed scoring={scoring} /> : <Head scoring={scoring} />}
            <section aria-label={t('suppliers:screen.score.criteria')}>
              <Title order={2} size="h4" mb="xs">{t('suppliers:screen.score.criteria')}</Title>
              <Stack gap="sm">{scoring.content.criteria.map(criterion => <Criterion key={criterion.code} criterion={criterion} scoring={scoring} documents={documents.data?.rows ?? []} />)}</Stack>
            </section>
            <KnockOuts scoring={scoring} hasStaff={record.hasStaff} />
            <TextAreaField label={t('suppliers:screen.score.note')} rows={2} max={5000} readOnly={scoring.sealed} value={scoring.sheet?.note ?? null} onSave={note => scoring.save({ note })} />
            <ResultBar result={scoring.result} content={scoring.content} sealed={scoring.sealed} onDecide={qualification.allowed.length > 0 ? decide : null} />
          </Stack>
          <aside className={styles['aside']} data-pane="detail" aria-label={t('suppliers:screen.score.evidence')}><EvidencePane record={record} documents={documents.data?.rows ?? []} /></aside>
        </div>
      ) : <Waiting />}
      <SupplierPaper asked={paper} onClose={() => setPaper(null)} />
      <TransitionDialog moving={moving} onClose={() => setMoving(null)} onMoved={() => { void refetch() }} />
    </Page>
  )
}

function Sealed({ scoring: { sheet } }: { scoring: Scoring }) {
  const t = useWords()
  const { day } = useFormats()
  if (!sheet) return null
  return <Alert variant="outline" color="gray" icon={<IconLock aria-hidden />} title={t('suppliers:screen.score.sealed', { code: sheet.seal ?? '' })}>{t('suppliers:screen.score.sealedText', { day: day(sheet.scoredOn), names: sheet.scoredBy.join(', ') })}</Alert>
}

function Head({ scoring: { sheet, save, version } }: { scoring: Scoring }) {
  const t = useWords()
  return (
    <Stack gap="xs">
      <Text size="sm">{t('suppliers:screen.score.about', { version })}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TagsInput label={t('suppliers:field.scoredBy')} description={t('suppliers:screen.score.namesHint')} value={sheet?.scoredBy ?? []} maxTags={20} clearable={false} onChange={scoredBy => { if (scoredBy.length > 0) void attempt(() => save({ scoredBy })) }} />
        <DayField label={t('suppliers:field.scoredOn')} description={t('suppliers:screen.score.dayHint')} value={sheet?.scoredOn ?? null} onSave={scoredOn => (scoredOn ? save({ scoredOn }) : Promise.resolve())} />
      </SimpleGrid>
    </Stack>
  )
}
