import { Kbd, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight } from '@mantine/spotlight'
import { IconBuilding, IconBuildingCommunity, IconCalendarEvent, IconChecklist, IconChevronRight, IconFileCertificate, IconGavel, IconHammer, IconSearch, IconStarFilled, IconTruckDelivery, IconUser, IconUsersGroup, type TablerIcon } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { commands, type CommandId } from '../../shared/commands.ts'
import type { Hit } from '../../shared/search.ts'
import { useRead } from './api.ts'
import { keysOf, runCommand, useAvailable } from './commands.tsx'
import { useFavourites } from './favourites.ts'
import { placeOf } from './hits.ts'
import { useWords } from './language.ts'
import { paletteSearch, paletteStore } from './openPalette.ts'

/** The commands that lead to where several things are set or found. */
const places = ['go.settings', 'go.backups', 'go.quality', 'go.scheme', 'about'] as const
const isOne = <T extends string>(id: string, of: readonly T[]): id is T => of.some(one => one === id)

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The commands that can be run now and whose words, or those of what is found there (a setting, say), hold every typed word, accents ignored. */
function useMatching(query: string): { id: CommandId; label: string; keys: string; there: string }[] {
  const t = useWords()
  const available = useAvailable()
  const terms = folded(query).split(/\s+/).filter(Boolean)
  return commands
    .filter(command => command.id !== 'palette' && available.has(command.id))
    .map(({ id }) => ({ id, label: available.get(id)?.label ?? t(`command.${id}`), keys: keysOf(id, t), there: isOne(id, places) ? t(`commandPlace.${id}`) : '' }))
    .filter(({ label, there }) => terms.every(term => folded(`${label} ${there}`).includes(term)))
}

/** The found things, the best one chosen whenever they change, so that Enter takes it: the library chooses before answers have come. */
function Found({ of, children }: { of: string; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    for (const chosen of list.current?.querySelectorAll('[data-selected]') ?? []) chosen.removeAttribute('data-selected')
    list.current?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
    paletteStore.updateState(state => ({ ...state, selected: 0 }))
  }, [of])
  return <div ref={list}>{children}</div>
}

const icons: Record<Hit['table'], TablerIcon> = { organisation: IconBuilding, cluster: IconBuildingCommunity, person: IconUser, document: IconFileCertificate, supplier: IconTruckDelivery, policy: IconGavel, body: IconUsersGroup, meeting: IconCalendarEvent, decision: IconHammer, action: IconChecklist }

function Hits({ label, hits, onOpen, starred }: { label: string; hits: Hit[]; onOpen: (hit: Hit) => void; starred?: (hit: Hit) => boolean }) {
  const t = useWords()
  if (hits.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={label}>
      {hits.map(hit => {
        const Icon = icons[hit.table]
        return <Spotlight.Action key={hit.id} label={hit.title} description={hit.detail} onClick={() => onOpen(hit)} leftSection={<Icon size={18} aria-hidden />} rightSection={starred?.(hit) ? <IconStarFilled size={16} role="img" aria-label={t('favourite.is')} color="var(--mantine-color-yellow-7)" /> : null} />
      })}
    </Spotlight.ActionsGroup>
  )
}

/** Ctrl+K: records and commands in one field; favourites and what was opened lately while nothing is typed, and the nearest names where nothing is found. */
export function Palette() {
  const t = useWords()
  const [query, setQuery] = useState('')
  return (
    <Spotlight.Root store={paletteStore} shortcut={null} overlayProps={{ backgroundOpacity: 0.35, blur: 0 }} transitionProps={{ duration: 0 }} query={query} onQueryChange={setQuery} scrollable maxHeight="min(60vh, 28rem)" attributes={{ content: { 'aria-label': t('palette.title') } }}>
      <Spotlight.Search ref={paletteSearch} placeholder={t('palette.placeholder')} aria-label={t('palette.placeholder')} leftSection={<IconSearch size={18} aria-hidden />} />
      <Spotlight.ActionsList><Answers query={query} /></Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** What is there for what was typed. */
function Answers({ query }: { query: string }) {
  const t = useWords()
  const navigate = useNavigate()
  const [text] = useDebouncedValue(query.trim(), 120)
  const matching = useMatching(query)
  // One letter fits half of the archive; none asks for what was opened lately.
  const found = useRead('search.everything', { text, limit: 12 }, { enabled: text.length !== 1, keep: true })
  const { favourites: all, has } = useFavourites()
  const favourites = text === '' ? all : []
  const hits = (text.length === 1 ? [] : found.data?.hits ?? []).filter(hit => text !== '' || !has(hit))
  const near = text.length > 1 ? found.data?.near ?? [] : []
  const open = (hit: Hit) => { void navigate(placeOf(hit)) }
  // once this is closed: else the focus that a command gives is taken for the one to come back from
  const choose = (id: CommandId) => { setTimeout(() => { runCommand(id) }) }
  return (
    <Found of={[query, ...[...favourites, ...hits, ...near].map(hit => hit.id)].join(' ')}>
      <Hits label={t('palette.favourites')} hits={favourites} onOpen={open} starred={has} />
      <Hits label={t(text === '' ? 'palette.recent' : 'palette.records')} hits={hits} onOpen={open} starred={has} />
      <Hits label={t('palette.near')} hits={near} onOpen={open} />
      {matching.length > 0 ? (
        <Spotlight.ActionsGroup label={t('palette.commands')}>
          {matching.map(({ id, label, keys }) => (
            <Spotlight.Action key={id} label={label} onClick={() => { choose(id) }} leftSection={<IconChevronRight size={18} aria-hidden />} rightSection={keys ? <Kbd size="xs">{keys}</Kbd> : null} />
          ))}
        </Spotlight.ActionsGroup>
      ) : null}
      {favourites.length + hits.length + near.length + matching.length === 0 ? <Spotlight.Empty><Text>{t('nothingFound')}</Text></Spotlight.Empty> : null}
    </Found>
  )
}
