import { Table, type TableProps } from '@mantine/core'
import { useWords } from '../app/language.ts'
import { Sideways } from './Sideways.tsx'

type Props = Omit<TableProps, 'aria-label' | 'miw' | 'stickyHeader'> & {
  /** Its name, for who hears it. */
  label: string
  /** The width, in points, under which it scrolls sideways instead of becoming narrower. */
  minWidth: number
  /** The height from which on it scrolls by itself, its head staying. */
  maxHeight?: string
}

/** A table that scrolls sideways where there is no room for its columns. */
export function WideTable({ label, minWidth, maxHeight, ...props }: Props) {
  const t = useWords()
  return <Sideways label={t('components:scrolls')} maxHeight={maxHeight}><Table verticalSpacing={6} miw={minWidth} aria-label={label} stickyHeader={maxHeight !== undefined} {...props} /></Sideways>
}
