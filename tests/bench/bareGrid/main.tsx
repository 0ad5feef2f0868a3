// The bare grid of the library that our own is measured against: TanStack Table with its cell selection, rows and columns virtual, 50,000 × 20 at
// hand, plain text in the cells and nothing else.
import { cellSelectionFeature, columnSizingFeature, tableFeatures, useTable, type CellSelectionState } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'

const features = tableFeatures({ cellSelectionFeature, columnSizingFeature })
type Row = Record<string, string>
const names = Array.from({ length: 20 }, (_, column) => `column${column}`)
const data: Row[] = Array.from({ length: 50_000 }, (_, row) => Object.fromEntries(names.map((name, column) => [name, `${row} in column ${column}`])))
const columns = names.map(name => ({ id: name, header: name, accessorFn: (row: Row) => row[name], size: 150 }))
const [rowHeight, columnWidth] = [36, 150]

function Grid() {
  const scroller = useRef<HTMLDivElement>(null)
  const [cellSelection, setSelection] = useState<CellSelectionState>([])
  const table = useTable({ features, columns, data, state: { cellSelection }, onCellSelectionChange: setSelection })
  const { rows } = table.getRowModel()
  const vertical = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 })
  const horizontal = useVirtualizer({ horizontal: true, count: columns.length, getScrollElement: () => scroller.current, estimateSize: () => columnWidth, overscan: 1 })
  return (
    <div ref={scroller} role="grid" style={{ position: 'relative', width: 1032, height: 545, overflow: 'auto', font: '14px sans-serif' }}>
      <div style={{ position: 'relative', height: vertical.getTotalSize(), width: horizontal.getTotalSize() }}>
        {vertical.getVirtualItems().map(line => {
          const cells = rows[line.index]?.getAllCells() ?? []
          return (
            <div key={line.key} role="row" style={{ position: 'absolute', top: 0, left: 0, width: '100%', height: rowHeight, transform: `translateY(${line.start}px)`, borderBottom: '1px solid #ddd' }}>
              {horizontal.getVirtualItems().map(at => {
                const cell = cells[at.index]
                if (!cell) return null
                const { top, right, bottom, left } = cell.getSelectionEdges()
                return (
                  <div
                    key={at.key} role="gridcell" data-row={line.index} data-col={at.index} tabIndex={cell.getTabIndex()} aria-selected={cell.getIsSelected()}
                    onMouseDown={cell.getSelectionStartHandler(document)} onMouseEnter={cell.getSelectionExtendHandler()}
                    style={{
                      position: 'absolute', left: at.start, width: columnWidth, height: rowHeight - 1, padding: '0 10px', boxSizing: 'border-box', lineHeight: '35px', overflow: 'hidden', whiteSpace: 'nowrap', userSelect: 'none',
                      background: cell.getIsSelected() ? '#eef7f7' : 'white',
                      boxShadow: `inset 0 ${top ? 2 : 0}px teal, inset ${right ? -2 : 0}px 0 teal, inset 0 ${bottom ? -2 : 0}px teal, inset ${left ? 2 : 0}px 0 teal`,
                    }}
                  >{String(cell.getValue())}</div>
                )
              })}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Grid />)
