/** Letters that Unicode does not take apart into a plain letter and a mark. */
export const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't', ĸ: 'k', ς: 'σ',
}
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu')

/** A sign that no plain typewriter has: only such texts need Unicode's slower ways. */
const beyondPlain = /[^ -~]/

/** Lower case without accents and other marks; punctuation stays. */
function plain(text: string): string {
  if (!beyondPlain.test(text)) return text.toLowerCase()
  // Compatibility forms come apart first (№, ﬁ, full width): some of them hold capitals.
  const lower = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  return lower.replace(plainLetter, (letter) => plainLetters[letter] ?? letter)
}

/** What `plain` left, with one blank for every run of what is neither letter nor digit. */
const spaced = (lower: string) => lower.replace(beyondPlain.test(lower) ? /[^\p{L}\p{N}]+/gu : /[^a-z0-9]+/g, ' ').trim()

/**
 * A text for comparison and search: lower case, without accents, every run of blanks and punctuation one blank. "Cà d’Oro" →
 * "ca d oro", "Łódź" → "lodz". Letters of other scripts stay. Empty where there is neither letter nor digit.
 */
export function fold(text: string): string {
  return spaced(plain(text))
}

/** A run of digits so that text order is number order: how many digits (two places), then the digits. */
function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '').slice(0, 99)
  return String(significant.length).padStart(2, '0') + significant
}

/**
 * A key whose plain binary order (SQLite's own) is the order of an Italian dictionary: accents and capitals do not count, words
 * come before longer words, numbers by their value ("Filati 2" before "Filati 10"), digits before letters.
 */
export function sortKey(text: string): string {
  const folded = fold(text)
  return folded === '' ? text.trim() : folded.replace(/\d+/g, numberKey)
}

const spelled = (...forms: string[]) => forms.map((form) => [...form].join(' ?')).join('|')
/** Legal forms and what is said beside them, as `fold` leaves them; letters may stand apart ("s r l"). */
const anywhere = [
  '(societa|soc) (cooperativa|coop)( sociale| agricola)?( onlus)?( per azioni| a responsabilita limitata| a ?r ?l)?', 'coop( a ?r ?l)',
  '(societa|soc) consortile( per azioni| a responsabilita limitata| a ?r ?l)?',
  '(societa|soc) (a responsabilita limitata( semplificata)?|per azioni|in nome collettivo|in accomandita( semplice| per azioni)?|semplice|benefit|agricola|tra professionisti)',
  '(a|con) (socio unico|unico socio)', 'unipersonale', 'in liquidazione', 'impresa individuale', 'ditta( individuale)?',
  spelled('srls', 'srlu', 'srl', 'sapa', 'spa', 'snc', 'sas', 'scarl', 'scrl', 'scpa', 'sarl', 'gmbh', 'ltd', 'llc'), 'sp ?z ?o ?o', 'limited',
].map((form) => new RegExp(`(?<=^| )(${form})(?= |$)`, 'g'))
/** Forms so short that they are only meant at the end of a name. */
const atEnd = new RegExp(` (${spelled('ss', 'sb', 'sc', 'stp', 'ets', 'aps', 'onlus', 'sa', 'ag', 'kg', 'bv', 'nv', 'sl', 'ab', 'oy', 'ae', 'inc', 'arl')})$`)

function withoutForms(folded: string): string {
  let rest = anywhere.reduce((name, form) => name.replace(form, ' '), folded).replace(/ +/g, ' ').trim()
  while (atEnd.test(rest)) rest = rest.replace(atEnd, '')
  return rest
}

/**
 * A firm's name for the search of duplicates only: folded, without legal form ("S.R.L.", "soc. coop. a r.l.", "unipersonale",
 * "GmbH" …), elided articles and partners ("di Bianchi & C."). Partners stay where nothing but one word would be left; a name
 * that is all legal form comes back folded.
 */
export function matchName(text: string): string {
  const lower = plain(text).replace(/(?<![\p{L}\p{N}])(l|d|all|dall|dell|nell|sull|un)['’‘`´]/gu, '')
  const forms = withoutForms(spaced(lower))
  const withoutPartners = lower.replace(/ (di|dei|de|f\.?lli) [^&]*?( e |&) ?(c|co|figli|figlio|f\.?lli)\.?(?![\p{L}\p{N}])/gu, ' ')
  const alone = withoutPartners === lower ? forms : withoutForms(spaced(withoutPartners))
  if (alone.includes(' ')) return alone
  return forms === '' ? fold(text) : forms
}
