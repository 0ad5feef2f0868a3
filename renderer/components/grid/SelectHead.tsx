import { VisuallyHidden } from '@mantine/core'
import { IconSquare, IconSquareCheckFilled } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useWords } from '../../app/language.ts'
import styles from './grid.module.css'

/** The head of the selection column: takes all rows of the query, or none. */
export function SelectHead({ active, all, onToggle }: { active: boolean; all: boolean; onToggle: () => void }) {
  const t = useWords()
  const press = (event: KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return
    event.preventDefault()
    onToggle()
  }
  return (
    <div
      role="columnheader" aria-colindex={1} title={t(all ? 'components:grid.selectNone' : 'components:grid.selectAll')}
      className={`${styles.head} ${styles.check}`} data-row={-1} data-col={0} tabIndex={active ? 0 : -1} onClick={onToggle} onKeyDown={press}
    ><VisuallyHidden>{t(all ? 'components:grid.selectNone' : 'components:grid.selectAll')}</VisuallyHidden>{all ? <IconSquareCheckFilled size={18} aria-hidden /> : <IconSquare size={18} aria-hidden />}</div>
  )
}
