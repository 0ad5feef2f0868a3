import { Portal, Text } from '@mantine/core'
import { useWords } from '../../app/language.ts'
import styles from '../meetings.module.css'
import type { OpenMenu } from './suggest.ts'

/** The menu in the text; the cursor stays in the text, which moves in it by the arrows. */
export function SuggestionMenu({ menu }: { menu: OpenMenu | null }) {
  const t = useWords()
  if (!menu) return null
  return (
    <Portal>
      <div className={styles['menu']} role="listbox" aria-label={t('meetings:screen.hold.menu')} style={{ left: Math.min(menu.x, window.innerWidth - 280), top: Math.min(menu.y, window.innerHeight - 40 * menu.items.length - 20) }}>
        {menu.items.map((item, at) => (
          <div key={item.id} role="option" tabIndex={-1} aria-selected={at === menu.chosen} onMouseDown={event => { event.preventDefault(); menu.take(item) }}>
            <Text span>{item.label}</Text>{item.hint ? <Text span size="xs" display="block">{item.hint}</Text> : null}
          </div>
        ))}
      </div>
      <Text role="status" style={{ position: 'fixed', top: 0, width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}>{menu.items[menu.chosen]?.label}</Text>
    </Portal>
  )
}
