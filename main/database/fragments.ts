// Pieces of SQL that many questions share.

/** Joins the registered seat as `s`, where there is one; `of` says which organisation's. */
export const registeredSeat = (of: string) => `LEFT JOIN site s ON s.organisationId = ${of} AND s.kind = 'registered' AND s.deletedAt IS NULL`

/** Whether the period of a row runs on the day `@at`: an open end has no limit. `of` is the row's alias. */
export const periodRuns = (of: string) => `(${of}."from" IS NULL OR ${of}."from" <= @at) AND (${of}."to" IS NULL OR ${of}."to" >= @at)`
