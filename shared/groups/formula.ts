import { z } from 'zod'

/**
 * How many of a number of voices are needed, as a formula and not as a label: "half plus one" and "absolute majority" differ where the number is odd.
 * `none`: any number. `atLeast` and `moreThan`: a part of them. `halfPlusOne`: half of them, rounded up, and one. `count`: so many.
 */
export const formula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.enum(['atLeast', 'moreThan']), numerator: z.int().min(1).max(100), denominator: z.int().min(1).max(100) })
    .refine(({ numerator, denominator }) => numerator <= denominator),
  z.strictObject({ kind: z.literal('halfPlusOne') }),
  z.strictObject({ kind: z.literal('count'), count: z.int().min(1).max(10_000) }),
])
export type Formula = z.infer<typeof formula>

/** The least whole number that satisfies the formula, before it is held to what there is. */
function least(asked: Formula, of: number): number {
  switch (asked.kind) {
    case 'none': return 0
    case 'atLeast': return Math.ceil((of * asked.numerator) / asked.denominator)
    case 'moreThan': return Math.floor((of * asked.numerator) / asked.denominator) + 1
    case 'halfPlusOne': return Math.ceil(of / 2) + 1
    case 'count': return asked.count
  }
}

/**
 * How many voices of `of` are needed (whole numbers). Never more than all of them, so that one seat alone can decide; and at least one, unless the formula
 * asks for none: of nobody nothing is reached.
 */
export function required(asked: Formula, of: number): number {
  if (asked.kind === 'none') return 0
  const needed = least(asked, of)
  return Math.max(1, asked.kind === 'count' ? needed : Math.min(needed, of))
}

const stored = /^(?:none|(atLeast|moreThan) (\d{1,3})\/(\d{1,3})|halfPlusOne|count (\d{1,5}))$/

/** A formula as it is stored: `none`, `atLeast 1/2`, `moreThan 2/3`, `halfPlusOne`, `count 3`. */
export function formulaText(asked: Formula): string {
  switch (asked.kind) {
    case 'atLeast':
    case 'moreThan': return `${asked.kind} ${asked.numerator}/${asked.denominator}`
    case 'count': return `count ${asked.count}`
    case 'none':
    case 'halfPlusOne': return asked.kind
  }
}

/** Reads a stored formula; what a newer program wrote is `none`. */
export function readFormula(text: string): Formula {
  const found = stored.exec(text)
  if (!found) return { kind: 'none' }
  const [, part, numerator, denominator, count] = found
  if (part === 'atLeast' || part === 'moreThan') return { kind: part, numerator: Number(numerator), denominator: Number(denominator) }
  if (count !== undefined) return { kind: 'count', count: Number(count) }
  return { kind: text === 'halfPlusOne' ? 'halfPlusOne' : 'none' }
}
