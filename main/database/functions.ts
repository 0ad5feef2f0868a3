import type { Database } from 'better-sqlite3'
import { documentStateAt, validities, validUnits, type StateAt } from '../../shared/documents.ts'
import { fold } from '../../shared/folding.ts'
import { stateAtDay, supplierStates } from '../../shared/suppliers/lifecycle.ts'
import { sizeClass } from '../../shared/sme.ts'

const number = (value: unknown) => (typeof value === 'number' ? value : null)
const euros = (cents: unknown) => (typeof cents === 'number' ? cents / 100 : null)

const text = (value: unknown) => (typeof value === 'string' ? value : null)

/** The state of a document from what `ruled` of main/documents/list.ts gives, in its order. */
function stateOf(given: readonly unknown[]): StateAt {
  const [at, issuedOn, validFrom, expiresOn, rejectedOn, replacedOn, validity, validFor, validUnit, warnDays, successorId, successorFrom, transitionOn] = given
  return documentStateAt(
    { issuedOn: text(issuedOn), validFrom: text(validFrom), expiresOn: text(expiresOn), rejectedOn: text(rejectedOn), replacedOn: text(replacedOn) },
    {
      validity: validities.find(code => code === validity) ?? 'stated', validFor: number(validFor), validUnit: validUnits.find(code => code === validUnit) ?? null, warnDays: number(warnDays),
      successorId: text(successorId), successorFrom: text(successorFrom), transitionOn: text(transitionOn),
    }, text(at) ?? '')
}

/** Beyond so many different documents the states that are kept are let go. */
const mostKept = 20_000

/** The state of a document, kept: a list asks for it to filter, to count, to order and for each of its columns, and documents of the same days and type are alike. */
function keptState(): typeof stateOf {
  const kept = new Map<string, StateAt>()
  return given => {
    const key = given.join('|')
    let state = kept.get(key)
    if (state === undefined) {
      if (kept.size >= mostKept) kept.clear()
      kept.set(key, (state = stateOf(given)))
    }
    return state
  }
}

/** Gives a connection our rules as SQL functions, so that sorting and filtering by them stays in SQL and no rule is written twice. */
export function registerFunctions(database: Database): void {
  database.function('fold', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? fold(text) : text))
  database.function('sizeClass', { deterministic: true }, (employees: unknown, turnoverCents: unknown, balanceSheetCents: unknown) =>
    sizeClass({ employees: number(employees), turnover: euros(turnoverCents), balanceSheet: euros(balanceSheetCents) }).class)
  database.function('supplierState', { deterministic: true }, (stored: unknown, validUntil: unknown, at: unknown) => {
    const state = supplierStates.find(code => code === stored)
    return state === undefined ? null : stateAtDay(state, text(validUntil), text(at) ?? '')
  })
  const stateAt = keptState()
  const ofState = (name: string, pick: (state: StateAt) => string | number | null) => {
    database.function(name, { deterministic: true, varargs: true }, (...given: unknown[]) => pick(stateAt(given)))
  }
  ofState('documentState', ({ state }) => state)
  ofState('documentEnd', ({ endsOn }) => endsOn)
  ofState('documentDaysLeft', ({ daysLeft }) => daysLeft)
  ofState('documentTransition', ({ transition }) => transition)
  ofState('documentReview', ({ reviewOn }) => reviewOn)
}
