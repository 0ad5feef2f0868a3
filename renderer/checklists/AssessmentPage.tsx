import { Badge, Box, Button, Group, Menu, NavLink, Progress } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconExternalLink, IconFileExport, IconTrash, IconTrashOff } from '@tabler/icons-react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { checklistKey, checklistTitle, type Assessment, type Checklist } from '../../shared/checklists.ts'
import { api, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { BackLink } from '../components/BackLink.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { Waiting } from '../components/Waiting.tsx'
import { Guide } from './Guide.tsx'
import { ChecklistPaper } from './Papers.tsx'
import { Questions } from './Questions.tsx'
import { Summary } from './Summary.tsx'
import { useAnswers } from './useAnswers.ts'
import { useCatalogue } from './catalogue.ts'
import styles from './checklists.module.css'

/** One self-assessment: its elements with how far they are, the questions of one, and beside them what is asked. */
export function AssessmentPage() {
  const { id } = useParams({ from: '/checklists/$id' })
  const t = useWords()
  const { data: record, error, refetch } = useRead('checklists.get', { id })
  const { find } = useCatalogue()
  const again = useCallback(() => refetch(), [refetch])
  const checklist = record ? find(checklistKey({ code: record.checklist, edition: record.edition })) : undefined
  if (record && checklist) return <Opened key={id} record={record} checklist={checklist} refetch={again} />
  return (
    <Page title={t('checklists:record.title')} subtitle={<BackToList />}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />}
    </Page>
  )
}

function BackToList() {
  const t = useWords()
  const { checklists } = useSearch({ from: '/checklists/$id' })
  return <BackLink to="/checklists" search={checklists ?? {}}>{t('checklists:toList')}</BackLink>
}

export type Opening = { record: Assessment; checklist: Checklist; refetch: () => Promise<unknown> }

function Opened({ record, checklist, refetch }: Opening) {
  const t = useWords()
  const navigate = useNavigate({ from: '/checklists/$id' })
  const { element: code } = useSearch({ from: '/checklists/$id' })
  const element = checklist.elements.find(one => one.code === code)
  const given = useAnswers({ record, checklist, refetch })
  const show = useCallback((to: string | undefined) => { void navigate({ search: old => ({ ...old, element: to }), replace: true }) }, [navigate])
  return (
    <Page
      title={`${checklistTitle(checklist)}: ${record.organisation}`} width="wide" actions={<Actions record={record} checklist={checklist} />}
      subtitle={<Group gap="sm"><BackToList />{record.deletedAt ? <Badge color="gray" variant="outline">{t('checklists:inBin')}</Badge> : null}<span>{t('checklists:disclaimer', { standard: checklist.standard })}</span></Group>}
    >
      <div className={styles['panes']}>
        <Elements checklist={checklist} result={given.result} shown={element?.code} onShow={show} />
        {element ? (
          <div className={styles['beside']}>
            <Questions key={element.code} checklist={checklist} element={element} given={given} onElement={show} />
            <Box component="aside" className={styles['guide'] ?? ''} aria-label={t('checklists:guide.title', { element: element.name })} tabIndex={0}><Guide element={element} /></Box>
          </div>
        ) : <Summary record={record} checklist={checklist} refetch={refetch} given={given} onElement={show} />}
      </div>
    </Page>
  )
}

type ElementsProps = { checklist: Checklist; result: Assessment['result']; shown: string | undefined; onShow: (code: string | undefined) => void }

function Elements({ checklist, result, shown, onShow }: ElementsProps) {
  const t = useWords()
  const current = (code: string | undefined) => (shown === code ? { active: true, 'aria-current': 'true' as const } : {})
  return (
    <nav aria-label={t('checklists:record.elements')} data-pane="list" className={styles['elements']}>
      <NavLink component="button" type="button" label={t('checklists:record.summary')} description={t('checklists:result.incomplete', { answered: result.answered, count: result.rows })} {...current(undefined)} onClick={() => onShow(undefined)} />
      {checklist.elements.map(({ code, name }) => {
        const one = result.elements.find(each => each.code === code)
        const done = one ? one.rows - one.open : 0
        const alarms = one?.alarms.length ?? 0
        return (
          <NavLink
            key={code} component="button" type="button" label={`${code} · ${name}`} {...current(code)} onClick={() => onShow(code)}
            description={(
              <>
                <span>{`${alarms > 0 ? '⚠ ' : ''}${t('checklists:result.incomplete', { answered: done, count: one?.rows ?? 0 })}`}</span>
                <Progress component="span" display="flex" mt={4} size="xs" value={one ? (done / one.rows) * 100 : 0} aria-hidden />
              </>
            )}
          />
        )
      })}
    </nav>
  )
}

function Actions({ record, checklist }: { record: Assessment; checklist: Checklist }) {
  const t = useWords()
  const fill = usePaper(t('checklists:export.filled.title'))
  const [resulting, result] = useDisclosure(false)
  const remove = () => attempt(async () => { const { batch } = await api.call('checklists.remove', { ids: [record.id] }); showDone(t('checklists:removed', { count: 1 }), batch) })
  const restore = () => attempt(async () => { const { batch } = await api.call('checklists.restore', { ids: [record.id] }); showDone(t('checklists:restored'), batch) })
  return (
    <>
      <Button component={Link} to={`/members/${record.organisationId}?tab=checklists`} variant="default" leftSection={<IconExternalLink size={18} aria-hidden />}>{t('checklists:record.openFirm')}</Button>
      <Menu position="bottom-end">
        <Menu.Target><Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} rightSection={<IconChevronDown size={16} aria-hidden />}>{t('checklists:record.print')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={fill.open}>{t('checklists:export.filled.title')}</Menu.Item>
          <Menu.Item onClick={result.open}>{t('checklists:export.result.title')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {record.deletedAt
        ? <Button variant="default" leftSection={<IconTrashOff size={18} aria-hidden />} onClick={() => { void restore() }}>{t('checklists:restore')}</Button>
        : <Button variant="default" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { void remove() }}>{t('checklists:remove')}</Button>}
      <ChecklistPaper {...fill.dialog} kind="filled" checklist={checklist} id={record.id} name={record.organisation} />
      <ChecklistPaper opened={resulting} onClose={result.close} kind="result" checklist={checklist} id={record.id} name={record.organisation} />
    </>
  )
}
