export type AtecoCheck = {
  /** "15.11.00"; what has no such shape comes back trimmed, as typed. */
  value: string
  /** A code of wrong shape is kept: it never stops a record. */
  level: 'ok' | 'warning'
  code: 'ok' | 'ateco-shape'
}

/** Division, group or class, category or subcategory: two digits, then up to two and two. */
const shape = /^\d{2}(\.\d{1,2}(\.\d{1,2})?)?$/

/**
 * An ATECO code with its dots: "151100", "C 15.11.00", "15,11,00", "15 11 00 - Preparazione e concia" → "15.11.00". Null when there is no code.
 * A division written with one digit gets its 0 back ("1.11" → "01.11"); nothing else is guessed.
 */
function readCode(text: string): string | null {
  const upper = text.normalize('NFKC').trim().toUpperCase().replace(/(?<=\d),(?=\d)/g, '.')
  const [, digits = ''] = /^(?:ATECO\W*(?:20\d\d\W+)?)?(?:[A-V]\W*)?(\d[\d. ]*)(?:$|(?<= )[^\d.].*$|[-–:;(].*$)/.exec(upper) ?? []
  const [only = '', ...rest] = digits.split(/[. ]+/).filter((part) => part !== '')
  if (rest.length === 0) return /^\d{2,6}$/.test(only) ? (only.match(/\d{1,2}/g) ?? []).join('.') : null
  const code = [only.padStart(2, '0'), ...rest].join('.')
  return shape.test(code) ? code : null
}

/**
 * Checks the shape of an ATECO code (classification of ISTAT: section letter, division, group, class, category, subcategory; the
 * same in the editions 2007, 2022 and 2025). Whether the code exists in an edition is not known here.
 */
export function checkAteco(text: string): AtecoCheck {
  const value = readCode(text)
  return value === null ? { value: text.trim(), level: 'warning', code: 'ateco-shape' } : { value, level: 'ok', code: 'ok' }
}

/** The divisions of a fashion or paper district and its suppliers, the only ones with a label of ours. */
const labelled = ['13', '14', '15', '17', '20', '22', '25', '32', '33', '35', '37', '38', '49', '52', '56', '62', '70', '71', '78', '80', '81'] as const
type Labelled = (typeof labelled)[number]

/** The key of the words for a code's division, in `organisations.json`; null for a division without a label, which is no fault. */
export function atecoDivisionLabelKey(code: string): `organisations:ateco.${Labelled}` | null {
  const division = labelled.find((known) => code.startsWith(known))
  return division && shape.test(code) ? `organisations:ateco.${division}` : null
}
