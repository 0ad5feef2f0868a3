import { ActionIcon, Menu } from '@mantine/core'
import { IconLayoutBottombar, IconLayoutSidebarRight, IconLayoutOff } from '@tabler/icons-react'
import { memo, useEffect, useState, type ReactNode } from 'react'
import { detailPlaces, type DetailPlace } from '../../../shared/views.ts'
import { useWords } from '../../app/language.ts'
import styles from './grid.module.css'

const pictures = { off: IconLayoutOff, right: IconLayoutSidebarRight, bottom: IconLayoutBottombar }

/** Chooses where the record of the active row is shown. */
export const DetailChoice = memo(({ value, onChange }: { value: DetailPlace; onChange: (next: DetailPlace) => void }) => {
  const t = useWords()
  const Picture = pictures[value === 'off' ? 'right' : value]
  const words = t('components:grid.detail.choice')
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon variant={value === 'off' ? 'default' : 'filled'} size={36} aria-label={words} title={words}><Picture size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown aria-label={words}>
        {detailPlaces.map(one => {
          const One = pictures[one]
          return <Menu.Item key={one} leftSection={<One size={16} aria-hidden />} aria-current={one === value || undefined} fw={one === value ? 600 : undefined} onClick={() => onChange(one)}>{t(`components:grid.detail.${one}`)}</Menu.Item>
        })}
      </Menu.Dropdown>
    </Menu>
  )
})

/** A row that the arrows only pass by is not read. */
const pause = 120

/** The record of the active row, beside or under the list. The list keeps the keyboard; F6 comes here. */
export function DetailPane<Row>({ row, at, render }: { row: Row | undefined; at: 'right' | 'bottom'; render: (row: Row) => ReactNode }) {
  const t = useWords()
  const [shown, setShown] = useState(row)
  useEffect(() => {
    const timer = setTimeout(() => setShown(row), pause)
    return () => clearTimeout(timer)
  }, [row])
  return (
    <section className={styles.detail} data-at={at} data-pane="detail" aria-label={t('components:grid.detail.title')} tabIndex={-1}>
      {shown === undefined ? t('components:grid.detail.nothing') : render(shown)}
    </section>
  )
}
