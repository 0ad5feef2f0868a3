import type { Database } from 'better-sqlite3'
import { fold } from '../../shared/folding.ts'
import { sizeClass } from '../../shared/sme.ts'

const number = (value: unknown) => (typeof value === 'number' ? value : null)
const euros = (cents: unknown) => (typeof cents === 'number' ? cents / 100 : null)

/** Gives a connection our rules as SQL functions, so that sorting and filtering by them stays in SQL and no rule is written twice. */
export function registerFunctions(database: Database): void {
  database.function('fold', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? fold(text) : text))
  database.function('sizeClass', { deterministic: true }, (employees: unknown, turnoverCents: unknown, balanceSheetCents: unknown) =>
    sizeClass({ employees: number(employees), turnover: euros(turnoverCents), balanceSheet: euros(balanceSheetCents) }).class)
}
