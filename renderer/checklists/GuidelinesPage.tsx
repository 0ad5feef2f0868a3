import { Alert, Button, NavLink, Stack, Table, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileExport, IconPencil } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { checklistKey, checklistTitle, type Checklist, type ChecklistElement } from '../../shared/checklists.ts'
import { useWords } from '../app/language.ts'
import { BackLink } from '../components/BackLink.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { WideTable } from '../components/WideTable.tsx'
import { Guide } from './Guide.tsx'
import { ChecklistPaper } from './Papers.tsx'
import { SeverityMark } from './SeverityMark.tsx'
import { useCatalogue } from './catalogue.ts'
import styles from './checklists.module.css'

/** The checklists themselves, with their guidelines: to be read, and to be printed. */
export function GuidelinesPage() {
  const t = useWords()
  const { checklist: wanted, element: code } = useSearch({ from: '/checklists/guidelines' })
  const { checklists, find, error, refetch } = useCatalogue()
  const [emptying, empty] = useDisclosure(false)
  const shown = find(wanted ?? '') ?? checklists[0]
  const element = shown?.elements.find(one => one.code === code) ?? shown?.elements[0]
  const print = usePaper(t('checklists:guide.print'), shown !== undefined)
  return (
    <Page
      title={t('checklists:guide.page')} width="wide" subtitle={<BackLink to="/checklists" search={{}}>{t('checklists:toList')}</BackLink>}
      actions={shown ? (
        <>
          <Button leftSection={<IconFileExport size={18} aria-hidden />} onClick={print.open}>{t('checklists:guide.print')}</Button>
          <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={empty.open}>{t('checklists:emptyPaper.button')}</Button>
        </>
      ) : null}
    >
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {shown && element ? (
        <div className={styles['panes']}>
          <Choices checklists={checklists} shown={shown} element={element} />
          <Stack component="section" aria-label={element.name} gap="sm">
            <Text size="sm">{t('checklists:disclaimer', { standard: shown.standard })}</Text>
            {shown.complete ? null : <Alert color="orange" variant="outline">{shown.note}</Alert>}
            <Title order={2} size="h4">{`${element.code} · ${element.name}`}</Title>
            <div className={styles['reading']}><Guide element={element} /></div>
            <Title order={3} size="h5">{t('checklists:paper.questions')}</Title>
            <Questions element={element} />
          </Stack>
        </div>
      ) : null}
      {shown ? (
        <>
          <ChecklistPaper {...print.dialog} kind="guidelines" checklist={shown} />
          <ChecklistPaper opened={emptying} onClose={empty.close} kind="empty" checklist={shown} />
        </>
      ) : null}
    </Page>
  )
}

function Choices({ checklists, shown, element }: { checklists: readonly Checklist[]; shown: Checklist; element: ChecklistElement }) {
  const t = useWords()
  const navigate = useNavigate({ from: '/checklists/guidelines' })
  const go = (checklist: Checklist, code?: string) => { void navigate({ search: { checklist: checklistKey(checklist), element: code } }) }
  return (
    <nav aria-label={t('checklists:guide.page')} data-pane="list" className={styles['elements']}>
      {checklists.map(one => (
        <Stack key={checklistKey(one)} gap={0} mb="xs">
          <NavLink component="button" type="button" label={checklistTitle(one)} fw={600} onClick={() => go(one)} />
          {one === shown ? one.elements.map(each => (
            <NavLink
              key={each.code} component="button" type="button" pl="lg" label={`${each.code} · ${each.name}`} active={each === element} {...(each === element ? { 'aria-current': 'true' as const } : {})} onClick={() => go(one, each.code)}
            />
          )) : null}
        </Stack>
      ))}
    </nav>
  )
}

function Questions({ element }: { element: ChecklistElement }) {
  const t = useWords()
  return (
    <WideTable label={t('checklists:paper.questions')} minWidth={420}>
      <Table.Thead><Table.Tr><Table.Th>{t('checklists:paper.code')}</Table.Th><Table.Th>{t('checklists:paper.question')}</Table.Th><Table.Th>{t('checklists:paper.proof')}</Table.Th><Table.Th>{t('checklists:paper.severity')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {element.rows.map(row => (
          <Table.Tr key={row.code}>
            <Table.Td>{row.code}</Table.Td><Table.Td>{row.question}</Table.Td><Table.Td>{row.evidence.map(code => t(`checklists:evidence.${code}`)).join('; ')}</Table.Td><Table.Td><SeverityMark severity={row.severity} /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
