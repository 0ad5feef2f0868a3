import { IconSquareCheckFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Language } from '../../../shared/procedure.ts'
import { CellField, type FieldActs } from './CellField.tsx'
import { cellText, valueText } from './cellText.ts'
import type { Drawn } from './drawn.ts'
import { readMarks } from './ranges.ts'
import { isRightAligned, type GridColumn, type Value } from './types.ts'
import type { CellDraft, CellDrafts } from './useCellDrafts.ts'
import { cellId, type Editing } from './useEditing.ts'
import styles from './grid.module.css'

/** What the rows of a grid share. */
export type RowWords = { on: string; off: string; open: string | null }
type Props<Row> = {
  row: Row | undefined
  /** Its record; undefined until it is read. */
  recordKey: string | undefined
  index: number
  start: number
  columns: GridColumn<Row>[]
  drawn: readonly Drawn[]
  frozen: number
  language: Language
  /** The active column where this row is the active one, else null. */
  active: number | null
  selected: boolean
  words: RowWords
  /** Which of its cells are chosen: `rowMarks`. */
  marks: string
  /** The cell of this row that is being edited. */
  editing: Editing | null
  acts: FieldActs
  drafts: CellDrafts
  ahead: (row: Row, column: string) => Value | undefined
  /** Cells without a way to edit them look as if they were only read. */
  editable: boolean
}

/** An empty box is drawn by the style sheet alone: there is one in each row. */
const Check = ({ on }: { on: boolean }) => (on ? <IconSquareCheckFilled size={18} aria-hidden /> : <span className={styles.box} />)

/** What stands in a cell. */
function content<Row>(row: Row, column: GridColumn<Row>, language: Language, value: Value | undefined): ReactNode {
  const text = value === undefined ? cellText(column, row, language) : valueText(column, value, language)
  return value === undefined && column.cell ? column.cell(row, text) : text
}

type CellProps<Row> = Pick<Props<Row>, 'row' | 'index' | 'frozen' | 'language' | 'acts' | 'ahead' | 'editable' | 'words'> & {
  column: GridColumn<Row>
  at: number
  /** Width of the columns before it that are not drawn. */
  gap: string | undefined
  active: boolean
  /** The edges of what is chosen that run along this cell; undefined where it is not chosen. */
  edges: string | undefined
  draft: CellDraft | undefined
  edited: Editing | null
}

const OpenButton = ({ words, index }: { words: string; index: number }) => (
  <button type="button" className={styles.open} tabIndex={-1} data-open={index} aria-label={words} title={words} />
)

function titleOf<Row>(row: Row | undefined, column: GridColumn<Row>, language: Language, draft: CellDraft | undefined, edited: Editing | null): string {
  if (draft) return `${draft.text}: ${draft.problem}`
  return row === undefined || edited ? '' : cellText(column, row, language)
}

/** A cell; a plain function and no component, since a screen has a thousand of them. */
function cellOf<Row>({ row, index, frozen, language, acts, ahead, editable, words, column, at, gap, active, edges, draft, edited }: CellProps<Row>): ReactNode {
  const shown = row === undefined ? '' : (draft?.text ?? content(row, column, language, ahead(row, column.name)))
  const title = titleOf(row, column, language, draft, edited)
  const states = { ...(editable && !column.editor ? { 'aria-readonly': true } : {}), ...(draft ? { 'aria-invalid': true } : {}), ...(edited ? { 'data-editing': true } : {}) }
  const stuck = at < frozen
  return (
    <div
      key={column.name} role="gridcell" aria-colindex={at + 2} className={styles.cell} data-row={index} data-col={at + 1} data-frozen={stuck || undefined}
      aria-selected={edges !== undefined} data-edges={edges} {...states} data-right={isRightAligned(column.kind) || undefined} tabIndex={active ? 0 : -1}
      style={stuck ? { width: `var(--grid-${column.name})`, left: `var(--grid-left-${at})` } : { width: `var(--grid-${column.name})`, marginLeft: gap }} title={title || undefined}
    >
      {edited ? <CellField column={column} editing={edited} acts={acts} /> : shown}
      {at === 0 && words.open !== null && row !== undefined && !edited ? <OpenButton words={words.open} index={index} /> : null}
    </div>
  )
}

/** One row of a grid. */
export function GridRow<Row>(props: Props<Row>) {
  const { row, recordKey = '', index, start, columns, drawn, active, selected, words, editing, drafts } = props
  const marks = readMarks(props.marks)
  return (
    <div
      role="row" aria-rowindex={index + 2} aria-selected={selected} aria-busy={row === undefined || undefined} className={styles.row} data-odd={index % 2 === 1 || undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div
        role="gridcell" aria-colindex={1} aria-label={selected ? words.on : words.off} className={`${styles.cell} ${styles.check}`} data-row={index} data-col={0} tabIndex={active === 0 ? 0 : -1}
      ><Check on={selected} /></div>
      {drawn.map(({ at, gap }) => {
        const column = columns[at]
        if (!column) return null
        const id = cellId(recordKey, column.name)
        return cellOf({ ...props, column, at, gap, active: active === at + 1, edges: marks.get(at + 1), draft: drafts.get(id), edited: editing?.cell === id ? editing : null })
      })}
    </div>
  )
}
