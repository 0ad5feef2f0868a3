import { Checkbox, ScrollArea, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { orientations, type Orientation } from '../../../shared/paper.ts'
import { useWords } from '../../app/language.ts'
import { shownColumns } from '../grid/gridColumns.ts'
import type { GridColumn, GridView } from '../grid/types.ts'
import type { PaperFormat } from './PaperDialog.tsx'

const ways = ['asWide', ...orientations] as const

type Shown<Row> = { columns: readonly GridColumn<Row>[]; view: GridView; onView: (part: Partial<GridView>) => void }

/**
 * How a list lies on its paper: which columns it has, as the screen shows them but for what was left out and added when this view was last made, and which way the pages lie. `fields` go
 * into the dialog of the paper; `keep` lets the view remember what was chosen, `forget` goes back to what it remembers. `may` says which columns the paper can have.
 */
export function useListLook<Row>({ columns, view, onView }: Shown<Row>, may: (name: string) => boolean = () => true) {
  const { print: { without = [], added = [], orientation: lay } = {} } = view
  const [picked, pick] = useState<readonly string[] | null>(null)
  const [turned, turn] = useState<{ to: Orientation | undefined } | null>(null)
  const orientation = turned ? turned.to : lay
  const shown = shownColumns(columns, view).filter(may)
  const order = [...shown, ...columns.map(({ name }) => name).filter(name => may(name) && !shown.includes(name))]
  const last = order.filter(name => (shown.includes(name) ? !without.includes(name) : added.includes(name)))
  const taken = picked ? order.filter(name => picked.includes(name)) : last.length > 0 ? last : shown
  return {
    columns: taken,
    lying: orientation ? { orientation } : {},
    fields: (format: PaperFormat) => (
      <Fields format={format} all={order.map(name => columns.find(column => column.name === name)).filter(column => column !== undefined)} taken={taken} onPick={pick} orientation={orientation} onTurn={to => turn({ to })} />
    ),
    keep: () => {
      if (picked === null && turned === null) return
      const [left, more] = [shown.filter(name => !taken.includes(name)), taken.filter(name => !shown.includes(name))]
      onView({ print: { ...(left.length > 0 ? { without: left } : {}), ...(more.length > 0 ? { added: more } : {}), ...(orientation ? { orientation } : {}) } })
    },
    forget: () => { pick(null); turn(null) },
  }
}

type FieldsProps = {
  format: PaperFormat
  all: readonly { name: string; header: string }[]
  taken: readonly string[]
  onPick: (names: string[]) => void
  orientation: Orientation | undefined
  onTurn: (orientation: Orientation | undefined) => void
}

function Fields({ format, all, taken, onPick, orientation, onTurn }: FieldsProps) {
  const t = useWords()
  // a paper without a column would hold nothing
  const last = taken.length === 1 ? taken[0] : undefined
  return (
    <>
      <details>
        <Text component="summary" size="sm" fw={500}>{t('components:paper.columns', { count: taken.length, of: all.length })}</Text>
        <ScrollArea.Autosize mah="11rem" type="auto" mt={6}>
          <Checkbox.Group value={[...taken]} onChange={onPick}>
            <Stack gap={6}>{all.map(({ name, header }) => <Checkbox key={name} size="sm" value={name} label={header} disabled={name === last} />)}</Stack>
          </Checkbox.Group>
        </ScrollArea.Autosize>
      </details>
      {format === 'csv' ? null : (
        <div>
          <Text size="sm" fw={500}>{t('components:paper.orientation')}</Text>
          <SegmentedControl
            aria-label={t('components:paper.orientation')} value={orientation ?? 'asWide'} onChange={next => onTurn(orientations.find(one => one === next))}
            data={ways.map(way => ({ value: way, label: t(`components:paper.orientations.${way}`) }))}
          />
        </div>
      )}
    </>
  )
}
