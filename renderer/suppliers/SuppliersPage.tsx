import { Button, Menu, Tabs, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAdjustments, IconChevronDown, IconFileExport, IconFileImport, IconPlus, IconRubberStamp, IconUsers } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '../app/commands.tsx'
import { useWords } from '../app/language.ts'
import { supplierParts, type SupplierPart } from '../app/search.ts'
import { wasHere } from '../components/grid/DataGrid.tsx'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { CandidatesFromMembers } from './CandidatesFromMembers.tsx'
import { DueTab } from './DueTab.tsx'
import { ListExport } from './ListExport.tsx'
import { Board } from './list/Board.tsx'
import { SuppliersList } from './list/SuppliersList.tsx'
import { ListTools } from './list/ListTools.tsx'
import { useSuppliersView } from './list/view.ts'
import { MatchTab } from './MatchTab.tsx'
import { MatrixTab } from './MatrixTab.tsx'
import { NewCandidate } from './NewCandidate.tsx'
import { PublishDialog } from './publish/PublishDialog.tsx'
import { PublishedTab } from './publish/PublishedTab.tsx'
import { DecisionsTab } from './record/DecisionsTab.tsx'
import { TransitionDialog, type Moving } from './TransitionDialog.tsx'

const scrolling: readonly SupplierPart[] = ['list', 'board']

/** The room of suppliers: the list and the board of qualifications, and what is asked of them as a whole. */
export function SuppliersPage() {
  const t = useWords()
  const navigate = useNavigate()
  const shown = useSuppliersView()
  const { search, change } = shown
  const [returning] = useState(() => wasHere('suppliers'))
  const [creating, create] = useDisclosure(false)
  const [naming, name] = useDisclosure(false)
  const paper = usePaper(t('suppliers:screen.export.title'))
  const [publishing, publish] = useDisclosure(false)
  const [moving, setMoving] = useState<Moving | null>(null)
  const show = search.show ?? 'list'
  const importList = () => { void navigate({ to: '/suppliers/import' }) }
  useCommand('new', create.open, { label: t('suppliers:screen.new.title') })
  useCommand('import', importList, { label: t('suppliers:screen.import.title') })
  const content: Record<SupplierPart, React.ReactNode> = {
    list: <SuppliersList shown={shown} onNew={create.open} onImport={importList} />,
    board: <Board search={search} onMove={setMoving} />,
    due: <DueTab onMove={setMoving} />, matrix: <MatrixTab search={search} onChange={change} />, match: <MatchTab />, published: <PublishedTab onPublish={publish.open} />, decisions: <DecisionsTab />,
  }
  return (
    <Page
      title={t('suppliers:title')} subtitle={<Text span inherit visibleFrom="md">{t('suppliers:screen.subtitle')}</Text>} width={scrolling.includes(show) ? 'full' : 'wide'} focus={returning && show === 'list' ? 'own' : 'title'}
      actions={(
        <>
          <Menu position="bottom-end">
            <Menu.Target><Button leftSection={<IconPlus size={18} aria-hidden />} rightSection={<IconChevronDown size={16} aria-hidden />}>{t('suppliers:screen.new.button')}</Button></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('suppliers:screen.new.title')}</Menu.Item>
              <Menu.Item leftSection={<IconUsers size={18} aria-hidden />} onClick={name.open}>{t('suppliers:screen.members.title')}</Menu.Item>
              <Menu.Item leftSection={<IconFileImport size={18} aria-hidden />} onClick={importList}>{t('suppliers:screen.import.title')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button variant="default" leftSection={<IconRubberStamp size={18} aria-hidden />} onClick={publish.open}>{t('suppliers:screen.publish.button')}</Button>
          <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={paper.open}>{t('suppliers:screen.export.button')}</Button>
          <Button variant="default" leftSection={<IconAdjustments size={18} aria-hidden />} component={Link} to="/suppliers/scheme">{t('suppliers:screen.scheme.button')}</Button>
        </>
      )}
    >
      <Tabs value={show} onChange={next => change({ show: supplierParts.find(part => part === next) })} keepMounted={false}>
        <Tabs.List aria-label={t('suppliers:screen.parts')}>{supplierParts.map(part => <Tabs.Tab key={part} value={part}>{t(`suppliers:screen.part.${part}`)}</Tabs.Tab>)}</Tabs.List>
      </Tabs>
      {show === 'board' ? <ListTools search={search} onChange={change} withText /> : null}
      {content[show]}
      <NewCandidate opened={creating} onClose={create.close} />
      <CandidatesFromMembers opened={naming} onClose={name.close} />
      <ListExport {...paper.dialog} shown={shown} />
      <PublishDialog opened={publishing} onClose={publish.close} onPublished={() => change({ show: 'published' })} />
      <TransitionDialog moving={moving} onClose={() => setMoving(null)} />
    </Page>
  )
}
