import { Alert, Badge, Button, Fieldset, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileExport, IconLock, IconTrash, IconTrashOff, IconUserOff } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Input } from '../../shared/contract.ts'
import { noticeArticles, type PersonRecord } from '../../shared/people.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { useVisit } from '../app/visit.ts'
import { BackLink } from '../components/BackLink.tsx'
import { DayField } from '../components/DayField.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Explain, Explained } from '../components/Explained.tsx'
import { ChoiceField, TextAreaField, TextField } from '../components/fields.tsx'
import { useNeighbours } from '../components/grid/useNeighbours.ts'
import { Page } from '../components/Page.tsx'
import { SheetDialog } from '../components/paper/SheetDialog.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { RecordSteps } from '../components/RecordSteps.tsx'
import { useSeenSave } from '../components/seen.ts'
import { Waiting } from '../components/Waiting.tsx'
import { WithHistory } from '../history/WithHistory.tsx'
import { AnonymiseDialog } from './AnonymiseDialog.tsx'
import { Consents } from './Consents.tsx'
import { Roles } from './Roles.tsx'
import { chosen, peoplePages } from './view.ts'

type Values = Input<'people.save'>['values']
const write = ({ id }: PersonRecord, values: Values, revision: number) => api.call('people.save', { id, values, revision })

/** One person: who it is, the roles, the notice and the consents, saved as they are written. */
export function PersonPage() {
  const { id } = useParams({ from: '/people/$id' })
  const t = useWords()
  const { data: person, error, refetch } = useRead('people.get', { id })
  useVisit('person', person?.id)
  if (person) return <Person key={id} person={person} refetch={refetch} />
  return (
    <Page title={t('people:person.title')} subtitle={<BackToList />}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />}
    </Page>
  )
}

function BackToList() {
  const t = useWords()
  const { people } = useSearch({ from: '/people/$id' })
  return <BackLink to="/people" search={people ?? {}}>{t('people:person.back')}</BackLink>
}

function Person({ person, refetch }: { person: PersonRecord; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const { day } = useFormats()
  const again = useCallback(() => refetch(), [refetch])
  const save = useSeenSave(person, write, again)
  const gone = person.anonymisedOn
  const navigate = useNavigate({ from: '/people/$id' })
  const { tab } = useSearch({ from: '/people/$id' })
  return (
    <Page
      title={person.name} record={person.deletedAt || gone ? null : { table: 'person', id: person.id }} actions={<Actions person={person} />}
      subtitle={<Group gap="sm"><BackToList />{person.deletedAt ? <Badge color="gray" variant="outline">{t('people:inBin')}</Badge> : null}</Group>}
    >
      {gone ? <Alert variant="outline" icon={<IconUserOff aria-hidden />} title={t('people:person.anonymisedOn', { day: day(gone) })}>{t('people:person.anonymisedText', { day: day(gone) })}</Alert> : (
        <WithHistory table="person" id={person.id} tab={tab} onTab={next => { void navigate({ search: old => ({ ...old, tab: next }), replace: true }) }}>
          <Stack>
            <Identity person={person} save={save} />
            <Fieldset legend={<Group gap={4}>{t('people:person.consents')}<Explain of="consents" label={t('people:person.consents')} /></Group>}><Consents person={person} refetch={again} /></Fieldset>
            <section aria-label={t('people:person.roles')}><Roles person={person} refetch={again} /></section>
            <Fieldset legend={t('people:field.privateNotes')}>
              <Stack gap="xs">
                <Group gap={6} wrap="nowrap" align="flex-start"><IconLock size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} /><Text size="sm">{t('people:person.notesPrivate')}</Text></Group>
                <TextAreaField bare label={t('people:field.privateNotes')} max={20_000} kept={`person/${person.id}/privateNotes`} value={person.privateNotes} onSave={(value, seen) => save({ privateNotes: value }, { privateNotes: seen })} />
              </Stack>
            </Fieldset>
          </Stack>
        </WithHistory>
      )}
    </Page>
  )
}

function Identity({ person, save }: { person: PersonRecord; save: (values: Values, seen: Values) => Promise<void> }) {
  const t = useWords()
  const articles = noticeArticles.map(value => ({ value, label: t(`people:article.${value}`) }))
  return (
    <>
      <Fieldset legend={t('people:person.identity')}>
        <TextField label={t('people:column.name')} required max={200} value={person.name} onSave={(value, seen) => save({ name: value ?? '' }, { name: seen ?? '' })} />
      </Fieldset>
      <Fieldset legend={t('people:notice.legend')}>
        <Stack gap="sm">
          {person.noticeOn ? null : <Text size="sm" className="desk-warning">{`⚠ ${t('people:notice.missing')}`}</Text>}
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <DayField label={t('people:field.noticeOn')} value={person.noticeOn} onSave={(value, seen) => save({ noticeOn: value }, { noticeOn: seen })} />
            <Explained of="noticeArticle" label={t('people:field.noticeArticle')}>
              <ChoiceField label={t('people:field.noticeArticle')} clearable choices={articles} value={person.noticeArticle} onSave={(value, seen) => save({ noticeArticle: value }, { noticeArticle: seen })} />
            </Explained>
            <TextField label={t('people:field.noticeHow')} description={t('people:notice.howHint')} max={300} value={person.noticeHow} onSave={(value, seen) => save({ noticeHow: value }, { noticeHow: seen })} />
          </SimpleGrid>
        </Stack>
      </Fieldset>
    </>
  )
}

function Actions({ person }: { person: PersonRecord }) {
  const t = useWords()
  const navigate = useNavigate()
  const { people, place } = useSearch({ from: '/people/$id' })
  const near = useNeighbours(peoplePages(chosen(people ?? {})), people && place, row => row.personId === person.id)
  const [asking, anonymise] = useDisclosure(false)
  const printable = !person.deletedAt && !person.anonymisedOn
  const sheet = usePaper(t('components:paper.exportSheet'), printable)
  const remove = () => attempt(async () => {
    const { batch } = await api.call('people.remove', { ids: [person.id] })
    showDone(t('people:removed', { count: 1 }), batch)
    void navigate({ to: '/people', search: people ?? {} })
  })
  const restore = () => attempt(async () => {
    const { batch } = await api.call('people.restore', { ids: [person.id] })
    showDone(t('people:restored'), batch)
  })
  return (
    <>
      <RecordSteps near={near} onGo={({ row, place: to }) => { void navigate({ to: '/people/$id', params: { id: row.personId }, search: { people, place: to } }) }} />
      {printable ? <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={sheet.open}>{t('components:paper.exportSheet')}</Button> : null}
      {person.deletedAt
        ? <Button variant="default" leftSection={<IconTrashOff size={18} aria-hidden />} onClick={() => { void restore() }}>{t('people:restore')}</Button>
        : <Button variant="default" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { void remove() }}>{t('people:remove')}</Button>}
      {person.anonymisedOn ? null : <Button variant="default" leftSection={<IconUserOff size={18} aria-hidden />} onClick={anonymise.open}>{t('people:anonymise.button')}</Button>}
      <AnonymiseDialog person={person} opened={asking} onClose={anonymise.close} />
      <SheetDialog {...sheet.dialog} name={person.name} procedure="people.sheet" input={asked => ({ ...asked, id: person.id })} />
    </>
  )
}
