import { isRefusal, type CellProblem } from '../../../shared/cells.ts'
import { isProblemCode } from '../../../shared/import/problems.ts'
import type { Words } from '../../app/language.ts'

/** Why a cell was refused, or what is doubtful about what was taken. */
export function cellProblemWords({ code, values }: CellProblem, t: Words): string {
  if (isRefusal(code)) return t(`components:cell.problem.${code}`, values)
  return isProblemCode(code) ? t(`imports:problem.${code}`, values) : code
}
