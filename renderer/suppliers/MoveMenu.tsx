import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowRight, IconDots, IconExternalLink, IconScale } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { transitions, type SupplierState } from '../../shared/suppliers/lifecycle.ts'
import { useWords } from '../app/language.ts'

type Props = {
  name: string
  supplierId: string
  qualificationId: string
  state: SupplierState
  /** Opened from outside too, by the menu key. */
  opened?: boolean
  onOpened?: (opened: boolean) => void
  /** The button is reached by Tab. */
  reached?: boolean
  /** Not where the record is open already. */
  withOpen?: boolean
  onMove: (to: SupplierState) => void
}

/** What can be done with a qualification now: the steps that the life cycle allows, and where it is looked at. */
export function MoveMenu({ name, supplierId, qualificationId, state, opened, onOpened, reached = true, withOpen = true, onMove }: Props) {
  const t = useWords()
  return (
    <Menu position="bottom-end" {...(opened === undefined ? {} : { opened })} {...(onOpened ? { onChange: onOpened } : {})}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" tabIndex={reached ? 0 : -1} aria-label={t('suppliers:screen.move.menu', { name })}><IconDots size={18} aria-hidden /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {withOpen ? <Menu.Item leftSection={<IconExternalLink size={16} aria-hidden />} renderRoot={props => <Link to="/suppliers/$id" params={{ id: supplierId }} {...props} />}>{t('suppliers:screen.open')}</Menu.Item> : null}
        <Menu.Item leftSection={<IconScale size={16} aria-hidden />} renderRoot={props => <Link to="/suppliers/$id/score/$qualificationId" params={{ id: supplierId, qualificationId }} {...props} />}>{t('suppliers:screen.score.open')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t(transitions[state].length === 0 ? 'suppliers:screen.move.nothing' : 'suppliers:screen.move.to')}</Menu.Label>
        {transitions[state].map(to => <Menu.Item key={to} leftSection={<IconArrowRight size={16} aria-hidden />} onClick={() => onMove(to)}>{t(`supplierStates:${to}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
