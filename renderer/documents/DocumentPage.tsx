import { Anchor, Badge, Button, Group } from '@mantine/core'
import { IconFileExport, IconTrash, IconTrashOff } from '@tabler/icons-react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { typeInWords, type DocumentRecord } from '../../shared/documents.ts'
import type { Language } from '../../shared/procedure.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { useVisit } from '../app/visit.ts'
import { BackLink } from '../components/BackLink.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { useNeighbours } from '../components/grid/useNeighbours.ts'
import { Page } from '../components/Page.tsx'
import { SheetDialog } from '../components/paper/SheetDialog.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { RecordSteps } from '../components/RecordSteps.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { WithHistory } from '../history/WithHistory.tsx'
import { DocumentForm } from './DocumentForm.tsx'
import { chosen, documentPages } from './view.ts'

/** One document with its days, its check and its files. */
export function DocumentPage() {
  const { id } = useParams({ from: '/documents/$id' })
  const t = useWords()
  const { language } = useFormats()
  const { data: record, error, refetch } = useRead('documents.get', { id })
  const again = useCallback(() => refetch(), [refetch])
  const navigate = useNavigate({ from: '/documents/$id' })
  const { tab } = useSearch({ from: '/documents/$id' })
  useVisit('document', record?.id)
  if (!record) {
    return (
      <Page title={t('documents:record.title')} subtitle={<BackToList />}>
        {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />}
      </Page>
    )
  }
  return (
    <Page
      title={titleOf(record, language)} record={record.deletedAt ? null : { table: 'document', id: record.id }} actions={<Actions record={record} />}
      subtitle={<Group gap="md"><BackToList /><Anchor component={Link} to={`/members/${record.organisationId}?tab=documents`} size="sm">{t('documents:record.openOrganisation')}</Anchor>{record.deletedAt ? <Badge color="gray" variant="outline">{t('documents:inBin')}</Badge> : null}</Group>}
    >
      <WithHistory table="document" id={record.id} tab={tab} onTab={next => { void navigate({ search: old => ({ ...old, tab: next }), replace: true }) }}>
        <DocumentForm key={id} record={record} refetch={again} />
      </WithHistory>
    </Page>
  )
}

/** What a document is called: its type and whose it is. */
const titleOf = ({ type, organisation }: DocumentRecord, language: Language) => `${typeInWords(type, language)}: ${organisation}`

function BackToList() {
  const t = useWords()
  const { documents } = useSearch({ from: '/documents/$id' })
  return <BackLink to="/documents" search={documents ?? {}}>{t('documents:record.back')}</BackLink>
}

function Actions({ record }: { record: DocumentRecord }) {
  const t = useWords()
  const { language } = useFormats()
  const sheet = usePaper(t('components:paper.exportSheet'), !record.deletedAt)
  const navigate = useNavigate()
  const { documents, place } = useSearch({ from: '/documents/$id' })
  const near = useNeighbours(documentPages(chosen(documents ?? {})), documents && place, row => row.id === record.id)
  const remove = () => attempt(async () => {
    const { batch } = await api.call('documents.remove', { ids: [record.id] })
    showDone(t('documents:removed', { count: 1 }), batch)
    void navigate({ to: '/documents', search: documents ?? {} })
  })
  const restore = () => attempt(async () => {
    const { batch } = await api.call('documents.restore', { ids: [record.id] })
    showDone(t('documents:restored'), batch)
  })
  return (
    <>
      <RecordSteps near={near} onGo={({ row, place: to }) => { void navigate({ to: '/documents/$id', params: { id: row.id }, search: { documents, place: to } }) }} />
      {record.deletedAt ? null : <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={sheet.open}>{t('components:paper.exportSheet')}</Button>}
      {record.deletedAt
        ? <Button variant="default" leftSection={<IconTrashOff size={18} aria-hidden />} onClick={() => { void restore() }}>{t('documents:restore')}</Button>
        : <Button variant="default" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { void remove() }}>{t('documents:remove')}</Button>}
      <SheetDialog {...sheet.dialog} name={titleOf(record, language)} procedure="documents.sheet" input={asked => ({ ...asked, id: record.id })} />
    </>
  )
}
