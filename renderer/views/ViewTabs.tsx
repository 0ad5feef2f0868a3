import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import { IconChevronDown, IconCopyPlus, IconDeviceFloppy, IconPencil, IconRestore, IconTrash, IconUser, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { sameView, savedAs, type SavedView, type ViewDefinition } from '../../shared/views.ts'
import { useWords } from '../app/language.ts'
import { ViewDialog } from './ViewDialog.tsx'
import type { Views } from './useViews.ts'
import styles from './views.module.css'

type Props = {
  views: Views
  /** What the list shows now. */
  current: ViewDefinition
  /** The name of the view that every list has. */
  usual: string
  /** Shows a view as it is saved; null = the usual one. */
  onChoose: (view: SavedView | null) => void
  /** Takes back what was changed and not saved. */
  onRevert: () => void
  /** What is shown now is saved: nothing is changed any more. */
  onSaved: (id: string) => void
}

const icon = { size: 16, 'aria-hidden': true } as const

/** The saved views of a list over it: one click each; the one that is shown says when it was changed, and lets save, save as, revert, rename, share, delete. */
export function ViewTabs({ views, current, usual, onChoose, onRevert, onSaved }: Props) {
  const t = useWords()
  const [dialog, setDialog] = useState<'add' | 'rename' | null>(null)
  const { chosen } = views
  const modified = !sameView(current, views.definition)
  const unsaved = !savedAs(current, views.definition)
  const all: (SavedView | null)[] = [null, ...views.views]
  return (
    <Group gap={4} role="group" aria-label={t('views:title')} data-views className={styles['tabs']}>
      {all.map(view => {
        const active = (view?.id ?? null) === (chosen?.id ?? null)
        const name = view?.name ?? usual
        const Who = view?.personal ? IconUser : IconUsers
        return (
          <Button
            key={view?.id ?? ''} size="compact-md" variant={active ? 'light' : 'subtle'} aria-pressed={active} className={styles['tab']} leftSection={view ? <Who size={14} aria-hidden /> : null}
            onClick={() => { if (!active) onChoose(view) }}
          >
            {name}
            {active && modified ? <Text component="span" size="xs" ml={6} className={styles['modified']}>{t('views:modified')}</Text> : null}
          </Button>
        )
      })}
      <Menu position="bottom-start">
        <Menu.Target><ActionIcon variant="subtle" size="md" aria-label={t('views:menu', { name: chosen?.name ?? usual })} title={t('views:menu', { name: chosen?.name ?? usual })}><IconChevronDown size={18} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {chosen ? <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} disabled={!unsaved} onClick={() => { void views.change(chosen, { definition: current }).then(done => { if (done) onSaved(chosen.id) }) }}>{t('views:save')}</Menu.Item> : null}
          <Menu.Item leftSection={<IconCopyPlus {...icon} />} onClick={() => setDialog('add')}>{t('views:saveAs')}</Menu.Item>
          <Menu.Item leftSection={<IconRestore {...icon} />} disabled={!unsaved} onClick={onRevert}>{t('views:revert')}</Menu.Item>
          {chosen ? (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setDialog('rename')}>{t('views:rename')}</Menu.Item>
              <Menu.Item leftSection={<IconTrash {...icon} />} c="var(--mantine-color-error)" onClick={() => { void views.remove(chosen).then(done => { if (done) onChoose(null) }) }}>{t('views:remove')}</Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <ViewDialog
        opened={dialog !== null} onClose={() => setDialog(null)} title={t(dialog === 'rename' ? 'views:rename' : 'views:saveAs')}
        start={dialog === 'rename' && chosen ? { name: chosen.name, personal: chosen.personal } : { name: '', personal: false }}
        onSave={async ({ name, personal }) => {
          if (dialog === 'rename' && chosen) { await views.change(chosen, { name, personal }); return }
          const id = await views.add(name, personal, current)
          if (id !== undefined) onSaved(id)
        }}
      />
    </Group>
  )
}
