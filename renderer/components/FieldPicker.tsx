import { ActionIcon, Group, Popover, type TextInputProps } from '@mantine/core'
import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'

/** A field in which one types, whatever is chosen from. */
export type PickedField = {
  /** Of the field: the popover has it too. */
  label: string
  /** Stands before the button. */
  sign?: ReactNode
  readOnly?: boolean
  /** The field, which takes the button at its right. */
  children: (right: Pick<TextInputProps, 'rightSection' | 'rightSectionWidth'>) => ReactElement
}
type Props = PickedField & {
  /** What the button is called. */
  opens: string
  icon: ReactNode
  /** What is chosen from; `close` when it was. */
  choice: (close: () => void) => ReactNode
}

/** What may be chosen in a field in which one types, and the button that opens it. */
export function FieldPicker({ label, opens, icon, sign, readOnly = false, choice, children }: Props) {
  const [opened, setOpened] = useState(false)
  // for the moment until the keyboard is in what opened: Esc closes that and not the dialog around it
  const escape = opened ? { 'data-mantine-stop-propagation': true, onKeyDown: (event: KeyboardEvent) => { if (event.key === 'Escape') setOpened(false) } } : {}
  const button = <ActionIcon variant="subtle" color="gray" aria-label={opens} aria-expanded={opened} onClick={() => setOpened(open => !open)} {...escape}>{icon}</ActionIcon>
  // at the right end whatever the sign says: a button that moves while one leaves the field is missed by the click
  const right = <Group gap={4} wrap="nowrap" justify="flex-end" w="100%" pr={4}>{sign}{readOnly ? null : button}</Group>
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withinPortal withRoles={false}>
      <Popover.Target>{children({ rightSection: right, rightSectionWidth: sign === undefined ? 36 : 60 })}</Popover.Target>
      {/* Esc closes it and not the dialog in which it stands */}
      <Popover.Dropdown aria-label={label} data-mantine-stop-propagation>{choice(() => setOpened(false))}</Popover.Dropdown>
    </Popover>
  )
}
