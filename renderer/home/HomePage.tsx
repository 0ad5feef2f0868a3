import { Anchor, Button, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconFileExport, IconFileImport, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { HomeOverview } from '../../shared/home.ts'
import type { Hit } from '../../shared/search.ts'
import { useRead } from '../app/api.ts'
import { useFavourites } from '../app/favourites.ts'
import { placeOf } from '../app/hits.ts'
import { useFormats, useWords } from '../app/language.ts'
import { useLayers } from '../app/useLayers.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { Waiting } from '../components/Waiting.tsx'
import { batchWords } from '../history/batchWords.ts'
import { Numbers } from './Numbers.tsx'
import { Tiles } from './Tiles.tsx'
import styles from './home.module.css'

/** What wants to be seen first: what ends, what is to be mended, what changed, where one was, and the district in numbers. */
export function HomePage() {
  const t = useWords()
  const { data, error, refetch } = useRead('home.overview', {})
  const canPrint = Boolean(data?.cluster) && data?.empty === false
  const paper = usePaper(t('home:print'), canPrint)
  const layers = useLayers()
  return (
    <Page
      title={t('home:title')} width="wide"
      actions={canPrint ? <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={paper.open}>{t('home:print')}</Button> : null}
    >
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {data ? <Overview data={data} /> : <Waiting inline />}
      {layers ? (
        <layers.PaperDialog
          {...paper.dialog} title={t('home:print')} procedure="home.export" formats={['pdf']} fileName={t('home:paper.name')}
          input={({ language, acceptMissing }) => ({ language, ...(acceptMissing ? { acceptMissing } : {}) })}
        />
      ) : null}
    </Page>
  )
}

function Overview({ data }: { data: HomeOverview }) {
  const t = useWords()
  const { favourites } = useFavourites()
  return (
    <Stack gap="xl">
      {data.empty ? <Beginning /> : (
        <section aria-labelledby="to-do">
          <Title order={2} size="h4" id="to-do" mb="xs">{t('home:tiles')}</Title>
          <Tiles vatToVerify={data.vatToVerify} />
        </section>
      )}
      <SimpleGrid cols={{ base: 1, md: favourites.length > 0 ? 3 : 2 }} spacing="xl">
        {favourites.length > 0 ? <Favourites of={favourites} /> : null}
        <Continue />
        <Changes changes={data.changes} />
      </SimpleGrid>
      {data.numbers && data.cluster && !data.empty ? <Numbers cluster={data.cluster.name} numbers={data.numbers} /> : null}
    </Stack>
  )
}

/** What to do first, in a workspace without anybody: nothing waits there yet. */
function Beginning() {
  const t = useWords()
  return (
    <EmptyState
      title={t('home:empty.title')}
      actions={(
        <>
          <Button leftSection={<IconFileImport size={18} aria-hidden />} renderRoot={props => <Link to="/members/import" {...props} />}>{t('home:empty.import')}</Button>
          <Button variant="default" leftSection={<IconUsers size={18} aria-hidden />} renderRoot={props => <Link to="/members" {...props} />}>{t('home:empty.members')}</Button>
        </>
      )}
    >{t('home:empty.text')}</EmptyState>
  )
}

/** Records by their names, each a way to it. */
function Records({ of }: { of: Hit[] }) {
  return (
    <ul className={`desk-plain-list ${styles['lines'] ?? ''}`}>
      {of.map(hit => (
        <li key={hit.id}>
          <Anchor renderRoot={props => <Link {...placeOf(hit)} {...props} />}>{hit.title}</Anchor>
          <Text span size="sm" c="dimmed"> {hit.detail}</Text>
        </li>
      ))}
    </ul>
  )
}

/** The records that this person wants at hand. */
function Favourites({ of }: { of: Hit[] }) {
  const t = useWords()
  return (
    <section aria-labelledby="favourites">
      <Title order={2} size="h4" id="favourites" mb="xs">{t('home:favourites')}</Title>
      <Records of={of} />
    </section>
  )
}

/** The records that this person opened last. */
function Continue() {
  const t = useWords()
  const { data } = useRead('search.everything', { text: '', limit: 6 })
  return (
    <section aria-labelledby="continue">
      <Title order={2} size="h4" id="continue" mb="xs">{t('home:continue')}</Title>
      {data?.hits.length === 0 ? <Text size="sm" c="dimmed">{t('home:continueNothing')}</Text> : null}
      <Records of={data?.hits ?? []} />
    </section>
  )
}

/** What was done since yesterday. */
function Changes({ changes: { count, batches } }: { changes: HomeOverview['changes'] }) {
  const t = useWords()
  const { instant, number } = useFormats()
  return (
    <section aria-labelledby="changes">
      <Title order={2} size="h4" id="changes" mb="xs">{t('home:changes')}</Title>
      {count === 0 ? <Text size="sm" c="dimmed">{t('home:changesNothing')}</Text> : null}
      <ul className={`desk-plain-list ${styles['lines'] ?? ''}`}>
        {batches.slice(0, 6).map(batch => (
          <li key={batch.id}>
            <Text span size="sm" style={{ overflowWrap: 'anywhere' }}>{batchWords(batch, t)}</Text>
            <Text span size="sm" c="dimmed"> {[instant(batch.at), batch.writer].filter(Boolean).join(' · ')}</Text>
          </li>
        ))}
      </ul>
      {count > 0 ? <Anchor component={Link} to="/history" size="sm">{t('home:changesAll', { count, n: number(count) })}</Anchor> : null}
    </section>
  )
}
