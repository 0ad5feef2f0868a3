import type { Words } from '../language.ts'
import type { Formula } from './formula.ts'

/** A formula in words. */
export function formulaWords(formula: Formula, t: Words): string {
  switch (formula.kind) {
    case 'atLeast':
    case 'moreThan': return t(`groups:formula.${formula.kind}`, { numerator: formula.numerator, denominator: formula.denominator })
    case 'count': return t('groups:formula.count', { count: formula.count })
    case 'none':
    case 'halfPlusOne': return t(`groups:formula.${formula.kind}`)
  }
}
