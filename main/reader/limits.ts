/** What a foreign file may cost. */
export type ReaderLimits = {
  /** Bytes of the file. */
  packed: number
  /** Bytes of its parts, unpacked. */
  unpacked: number
  /** Rows with content of a sheet. */
  rows: number
  /** Columns up to the last with content. */
  columns: number
  seconds: number
  /** Heap of the worker in MiB. */
  memory: number
}

/** Twice the largest list that the app is measured with, and what an office PC of 8 GB bears. */
export const readerLimits: ReaderLimits = {
  packed: 30_000_000, unpacked: 250_000_000, rows: 120_000, columns: 500, seconds: 120, memory: 2048,
}
