import { IconAddressBook, IconBuildingCommunity, IconClipboardCheck, IconCalendarEvent, IconChecklist, IconDatabase, IconFileCertificate, IconHistory, IconHome, IconInfoCircle, IconListCheck, IconScript, IconSettings, IconTruckDelivery, IconUsers, IconUsersGroup, type TablerIcon } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { commands, type CommandId } from '../../shared/commands.ts'
import { keysOf } from './commands.tsx'
import classes from './frame.module.css'
import { useWords } from './language.ts'

const rooms = [
  { id: 'home', to: '/', icon: IconHome, command: 'go.home' },
  { id: 'members', to: '/members', icon: IconUsers, command: 'go.members' },
  { id: 'people', to: '/people', icon: IconAddressBook, command: 'go.people' },
  { id: 'documents', to: '/documents', icon: IconFileCertificate, command: 'go.documents' },
  { id: 'groups', to: '/groups', icon: IconUsersGroup, command: 'go.groups' },
  { id: 'meetings', to: '/meetings', icon: IconCalendarEvent, command: 'go.meetings' },
  { id: 'actions', to: '/actions', icon: IconChecklist, command: 'go.actions' },
  { id: 'checklists', to: '/checklists', icon: IconClipboardCheck, command: 'go.checklists' },
  { id: 'suppliers', to: '/suppliers', icon: IconTruckDelivery, command: 'go.suppliers' },
  { id: 'policies', to: '/policies', icon: IconScript, command: 'go.policies' },
  { id: 'clusters', to: '/clusters', icon: IconBuildingCommunity, command: 'go.clusters' },
  { id: 'quality', to: '/quality', icon: IconListCheck, command: 'go.quality' },
  { id: 'history', to: '/history', icon: IconHistory, command: 'go.history' },
  { id: 'backups', to: '/backups', icon: IconDatabase, command: 'go.backups' },
  { id: 'settings', to: '/settings', icon: IconSettings, command: 'go.settings' },
  { id: 'about', to: '/about', icon: IconInfoCircle, command: 'about' },
] as const satisfies readonly { id: string; to: string; icon: TablerIcon; command: string }[]

/** Its key as a screen reader knows keys. */
function shortcut(id: CommandId) {
  const [keys] = commands.find(command => command.id === id)?.keys ?? []
  return keys === undefined ? {} : { 'aria-keyshortcuts': keys.replace('Ctrl', 'Control') }
}

/** The rooms: a picture and a word each, and where one is. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const t = useWords()
  const { pathname } = useLocation()
  const list = useRef<HTMLUListElement>(null)
  // where the window is low, the room one comes to may be out of view
  useEffect(() => { list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }) }, [pathname])
  return (
    <ul className={`${classes['rooms'] ?? ''} desk-plain-list`} ref={list}>
      {rooms.map(({ id, to, icon: Icon, command }) => {
        const here = pathname === to || (to !== '/' && pathname.startsWith(`${to}/`))
        return (
          <li key={id}>
            <Link to={to} className={classes['room']} title={keysOf(command, t)} {...shortcut(command)} {...(here ? { 'aria-current': 'page' } : {})} onClick={() => onGo?.()}>
              <Icon size={20} stroke={1.6} aria-hidden />
              <span className={classes['roomName']}>{t(`room.${id}`)}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
