import { formatDay } from './format.ts'
import { words } from './language.ts'
import type { Language } from './procedure.ts'
import type { QualityProblem } from './quality.ts'

/** A problem in words, with what stands there now: "PEC dubbia: info@pec" . */
export function problemWords({ code, value }: QualityProblem, language: Language): string {
  const t = words(language)
  const problem = t(`quality:problem.${code}`)
  return value === null ? problem : t('quality:withValue', { problem, value: formatDay(value) })
}
