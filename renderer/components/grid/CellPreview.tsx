import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useFormats, useWords } from '../../app/language.ts'
import { Dialog } from '../Dialog.tsx'
import { CellTable, RefusedLine, shownLines } from './CellTable.tsx'
import { valueText } from './cellText.ts'
import type { GridColumn, GridEdit, Value } from './types.ts'
import type { CellWork, Preview } from './useCellWork.tsx'

type Props<Row> = {
  work: CellWork<Row>
  columns: GridColumn<Row>[]
  edit: GridEdit<Row>
  onNewRows: ((text: string, columns: string[]) => void) | undefined
}
/** Of what changes, as many as tell whether the right thing is about to happen. */
const shownChanges = 50

/** What would become of cells (or became, where some stayed out): how many change, which do not and why. Nothing is written before the button. */
export function CellPreview<Row>({ work, columns, edit, onNewRows }: Props<Row>) {
  const t = useWords()
  const { preview, setPreview } = work
  const close = () => setPreview(null)
  return (
    <Dialog
      opened={preview !== null} onClose={close} size="xl" returnFocus
      title={preview ? t(preview.done ? 'components:grid.preview.doneTitle' : `components:grid.preview.title.${preview.how}`) : ''}
    >{preview ? <Shown preview={preview} work={work} columns={columns} edit={edit} onNewRows={onNewRows} /> : null}</Dialog>
  )
}

function Shown<Row>({ preview, work, columns, edit, onNewRows }: Props<Row> & { preview: Preview<Row> }) {
  const t = useWords()
  const { number } = useFormats()
  const count = (outcome: string) => preview.cells.filter(cell => cell.outcome === outcome).length
  const changed = count('changed')
  const { beyond, lostColumns, done } = preview
  const added = beyond?.added
  const newRows = () => { if (added) { work.setPreview(null); onNewRows?.(added.text, added.columns) } }
  return (
    <Stack>
      <Stack gap={4}>
        {done ? null : <Text fw={600}>{t('components:grid.preview.changed', { count: changed, shown: number(changed), rows: number(new Set(preview.changes.filter((_, at) => preview.cells[at]?.outcome === 'changed').map(one => one.row)).size) })}</Text>}
        {(['same', 'refused', 'stale'] as const).flatMap(outcome => {
          const cells = count(outcome)
          return cells === 0 ? [] : [<Text key={outcome} size="sm">{t(`components:grid.preview.${outcome}`, { count: cells, shown: number(cells) })}</Text>]
        })}
        {work.kept > 0 ? <Text size="sm">{t('components:grid.preview.kept', { count: work.kept })}</Text> : null}
        {lostColumns > 0 ? <Text size="sm">{t('components:grid.preview.lostColumns', { count: lostColumns })}</Text> : null}
        {beyond ? <Text size="sm">{t(`components:grid.preview.${added ? 'beyond' : 'lostRows'}`, { count: beyond.rows, shown: number(beyond.rows) })}</Text> : null}
      </Stack>
      <Problems preview={preview} columns={columns} edit={edit} />
      {done ? null : <Changes preview={preview} columns={columns} edit={edit} />}
      <Group justify="flex-end">
        {done
          ? <Button data-autofocus onClick={() => work.setPreview(null)}>{t('close')}</Button>
          : <Button variant="default" onClick={() => work.setPreview(null)}>{t('cancel')}</Button>}
        {beyond && added ? <Button variant="default" {...(changed === 0 ? { 'data-autofocus': true } : {})} onClick={newRows}>{t('components:grid.preview.newRows', { count: beyond.rows, shown: number(beyond.rows) })}</Button> : null}
        {done || (changed === 0 && work.kept === 0) ? null : (
          <Button data-autofocus onClick={() => { void work.take() }}>
            {changed > 0 ? t(`components:grid.preview.take.${preview.how}`, { count: changed, shown: number(changed) }) : t('components:grid.preview.keep', { count: work.kept, shown: number(work.kept) })}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

/** The first of the cells that change: which row and column, what stands there, what would. */
function Changes<Row>({ preview, columns, edit }: Pick<Props<Row>, 'columns' | 'edit'> & { preview: Preview<Row> }) {
  const t = useWords()
  const { language } = useFormats()
  const lines = preview.cells.flatMap((cell, at) => {
    const change = preview.changes[at]
    const column = cell.outcome === 'changed' ? columns.find(one => one.name === change?.column) : undefined
    return change && column ? [{ at, row: change.row, column, cell }] : []
  })
  if (lines.length === 0) return null
  const words = (column: GridColumn<Row>, value: Value) => valueText(column, value, language) || t('field.empty')
  return (
    <CellTable label={t('components:grid.preview.changes')} heads={['row', 'column', 'before', 'after']} height="30vh" more={lines.length - shownChanges}>
      {lines.slice(0, shownChanges).map(({ at, row, column, cell }) => (
        <Table.Tr key={at}>
          <Table.Td>{edit.name(row)}</Table.Td><Table.Td>{column.header}</Table.Td>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>{words(column, cell.before)}</Table.Td><Table.Td fw={600} style={{ overflowWrap: 'anywhere' }}>{words(column, cell.after)}</Table.Td>
        </Table.Tr>
      ))}
    </CellTable>
  )
}

/** The cells that stay out, then those that are taken with a doubt: which row and column, what was to stand there, why. */
function Problems<Row>({ preview, columns, edit }: Pick<Props<Row>, 'columns' | 'edit'> & { preview: Preview<Row> }) {
  const t = useWords()
  const { language } = useFormats()
  const lines = preview.cells.flatMap((cell, at) => {
    const change = preview.changes[at]
    const column = columns.find(one => one.name === change?.column)
    if (!change || !column || (cell.problem === null && cell.outcome !== 'stale')) return []
    const reason = cell.outcome === 'stale' ? t('components:grid.preview.staleNow', { stored: valueText(column, cell.before, language) || t('field.empty') }) : cell.problem ? edit.words(column.name, cell.problem) : ''
    return [{ at, name: edit.name(change.row), column: column.header, text: change.text ?? valueText(column, change.value ?? null, language), reason, out: cell.outcome === 'refused' || cell.outcome === 'stale' }]
  }).toSorted((a, b) => Number(b.out) - Number(a.out) || a.at - b.at)
  if (lines.length === 0) return null
  return (
    <CellTable label={t('components:grid.preview.problems')} heads={['row', 'column', 'text', 'reason']} height="45vh" more={lines.length - shownLines}>
      {lines.slice(0, shownLines).map(({ at, out, reason, ...line }) => <RefusedLine key={at} {...line} reason={out ? reason : t('components:grid.preview.doubt', { reason })} />)}
    </CellTable>
  )
}
