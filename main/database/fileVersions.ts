// A file and its versions, in SQL. Which one is the newest is told by what is there, never stored: so a version may go into the bin and come back, in any order, and the others stay one file.

/** The file that a row of `attachment` under that alias is a version of: the id of its first one. The index of migration 012 is over this very expression. */
export const fileOf = (row: string): string => `coalesce(${row}.fileId, ${row}.id)`

/** Whether a live row of `attachment` under that alias is the newest of the versions that are there. */
export const isNewest = (row: string): string =>
  `NOT EXISTS (SELECT 1 FROM attachment newer WHERE ${fileOf('newer')} = ${fileOf(row)} AND newer.deletedAt IS NULL AND (newer.version, newer.id) > (${row}.version, ${row}.id))`
