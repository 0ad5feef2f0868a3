import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { memo, useState } from 'react'
import { useFormats, useWords } from '../../app/language.ts'
import { sayDone } from '../../app/toast.tsx'
import { CopyButton } from '../CopyButton.tsx'
import { Dialog } from '../Dialog.tsx'
import { CellTable, RefusedLine, shownLines } from './CellTable.tsx'
import { asTabs } from './pasting.ts'
import type { GridColumn } from './types.ts'
import { columnOfCell, type EditControl } from './useEditing.ts'
import styles from './grid.module.css'

type Props<Row> = Pick<EditControl<Row>, 'drafts' | 'setDrafts'> & { columns: GridColumn<Row>[]; /** Leads to a cell. */ onShow: (cell: string, rowName: string) => void }

const heads = ['row', 'column', 'text', 'reason'] as const

/** At the foot: how many cells wait, in red, to be mended, also those that are out of sight; and which they are. */
function Refused<Row>({ drafts, setDrafts, columns, onShow }: Props<Row>) {
  const t = useWords()
  const { number } = useFormats()
  const [opened, { open, close }] = useDisclosure(false)
  // whoever goes to a cell has the keyboard there, and not on the button that opened this
  const [going, setGoing] = useState(false)
  const show = (cell: string, name: string) => { setGoing(true); close(); onShow(cell, name) }
  const count = drafts.size
  const words = { count, shown: number(count) }
  const lines = [...drafts].map(([cell, { name, text, problem }]) => ({ cell, name, column: columns.find(column => column.name === columnOfCell(cell))?.header ?? '', text, reason: problem }))
  const copy = async () => asTabs(heads.map(head => t(`components:grid.preview.head.${head}`)), lines.map(({ name, column, text, reason }) => [name, column, text, reason].map(one => ({ text: one, number: null }))), cell => cell.text)
  const putAside = () => {
    close()
    setDrafts(lines.map(({ cell }) => [cell, null] as const))
    sayDone(t('components:grid.refused.gone', words), { label: t('undo'), run: () => setDrafts(drafts) })
  }
  return (
    <>
      {count === 0 ? null : (
        <Group gap="md" className={styles.status} role="status">
          <Text size="sm">{t('components:grid.refused.left', words)}</Text>
          <Button size="compact-sm" variant="default" onClick={() => { setGoing(false); open() }}>{t('components:grid.refused.show')}</Button>
        </Group>
      )}
      <Dialog opened={opened} onClose={close} returnFocus={!going} size="xl" title={t('components:grid.refused.title')}>
        <Stack>
          <Text size="sm">{t('components:grid.refused.hint')}</Text>
          <CellTable label={t('components:grid.refused.title')} heads={heads} height="60vh" more={count - shownLines}>
            {lines.slice(0, shownLines).map(({ cell, ...line }) => <RefusedLine key={cell} {...line} onShow={() => show(cell, line.name)} />)}
          </CellTable>
          <Group justify="space-between">
            <Group><CopyButton label={t('components:grid.refused.copy')} text={copy} /><Button variant="default" onClick={putAside}>{t('components:grid.refused.putAside')}</Button></Group>
            <Button data-autofocus onClick={close}>{t('close')}</Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  )
}

// Types of a generic component do not survive `memo`: they are put back.
export const RefusedCells = memo(Refused) as typeof Refused
