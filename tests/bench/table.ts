import type { Cell, ColumnKind, Paper } from '../../shared/paper.ts'

/** Twelve columns as a members list has them. */
export const kinds: ColumnKind[] = ['text', 'text', 'text', 'text', 'text', 'text', 'number', 'euros', 'text', 'date', 'text', 'text']

/** The same invented rows for both sides. */
export function* rows(count: number, columns: number): Generator<Cell[]> {
  for (let n = 0; n < count; n++) {
    yield [`Tintoria Prova ${n} S.r.l.`, String(10_000_000_000 + n), "Santa Croce sull'Arno", 'PI', '56029', '15.11', n % 300, n * 1234.5, 'Piccola impresa', '2020-03-01',
      `info${n}@firma.example`, '0571 000000'].slice(0, columns)
  }
}

export function paper(count: number, columns: number): Paper {
  return {
    name: 'prova', title: 'Elenco dei soci', language: 'it', audience: 'internal', letterhead: { agency: 'Agenzia di prova', lines: ['Via Uno 1'], logo: null },
    asOf: '2026-01-01', changedAt: '2026-01-01T00:00:00.000Z', orientation: 'landscape',
    blocks: [{
      block: 'table', sheet: 'Soci', empty: '', rowCount: count, rows: rows(count, columns),
      columns: kinds.slice(0, columns).map((kind, index) => ({ title: `Colonna ${index + 1}`, kind, width: 14 })),
    }],
  }
}
