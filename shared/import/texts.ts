import { fold } from '../folding.ts'
import { monthWord } from './dates.ts'
import { cleanText, oneLine } from './sheet.ts'
import { fromExponent, saysNothing } from './numbers.ts'
import { isProvince, provinceLetters } from '../provinces.ts'
import type { ProblemCode } from './problems.ts'

export type ReadText = { value: string | null; notes: ProblemCode[] }
const nothing: ReadText = { value: null, notes: [] }

/** What stands between the parts of a list: addresses, certificates, tags. */
export const listed = '; '

const address = /^[^\s@<>()[\]",;:]+@[^\s@<>()[\]",;:.]+(\.[^\s@<>()[\]",;:.]+)+$/

/** The addresses in a cell, lower case: several, with names (`Rossi <info@rossi.it>`), `mailto:`; and whether anything else was left over. */
function addressesIn(text: string): { addresses: string[]; rest: boolean } {
  const parts = cleanText(text).toLowerCase().replace(/mailto:|\?subject=\S*/g, ' ').split(/[\s;,|<>()"]+|\/(?=\S*@)/)
  const bare = parts.map((part) => part.replace(/^[.'’:]+|[.'’:/]+$/g, '')).filter(Boolean)
  return { addresses: [...new Set(bare.filter((part) => address.test(part)))], rest: bare.some((part) => part.includes('@') && !address.test(part)) }
}

/**
 * The e-mail addresses of a cell, the first one first, as one text separated by `; `. Where none has the shape of an address the
 * text is kept as typed.
 */
export function readEmails(text: string): ReadText {
  if (saysNothing(text)) return nothing
  const { addresses, rest } = addressesIn(text)
  if (addresses.length === 0) return { value: oneLine(text), notes: ['email-shape'] }
  const notes: ProblemCode[] = [...(rest ? ['email-shape' as const] : []), ...(addresses.length > 1 ? ['email-several' as const] : [])]
  return { value: addresses.join('; '), notes }
}

/** Providers and words that tell a certified address. */
export const isCertified = (text: string): boolean => /@([^@]*\.)?(pec|legalmail|arubapec|postacert|postacertificata|postecert|sicurezzapostale|actaliscertymail|cert|registerpec|gigapec|pecimprese|messaggipec|casellapec|lamiapec|mypec|cnapec|legpec|ticertifica)\./i.test(text)

/** The certified address (PEC) among several of a cell: the one that its provider or the word before it tells. */
function certifiedAmong(text: string, addresses: readonly string[]): string | undefined {
  const named = /\bp\.?e\.?c\b\.?[\s:–-]*(\S+@[^\s;,|<>()"/]+)/i.exec(text)?.[1]?.toLowerCase()
  return addresses.find((one) => one === named) ?? addresses.find(isCertified)
}

/** The addresses of a cell where a certified one stands beside ordinary ones; null where it holds one, or none that is certified. */
export function mailboxes(text: string): { pec: string; emails: string } | null {
  const { addresses } = addressesIn(text)
  const pec = addresses.length > 1 ? certifiedAmong(text, addresses) : undefined
  return pec === undefined ? null : { pec, emails: addresses.filter((one) => one !== pec).join(listed) }
}

/** A certified address (PEC): one, and the further ones of its cell as one text. */
export function readPec(text: string): ReadText & { others: string | null } {
  const { value, notes } = readEmails(text)
  if (!value?.includes(listed)) return { value, notes, others: null }
  const all = value.split(listed)
  const pec = certifiedAmong(text, all) ?? all[0] ?? value
  return { value: pec, notes: notes.map((note) => (note === 'email-several' ? 'pec-several' : note)), others: all.filter((one) => one !== pec).join(listed) }
}

/** A website, lower case up to its path; whatever has no dot in it is odd. */
export function readWebsite(text: string): ReadText {
  if (saysNothing(text)) return nothing
  const site = oneLine(text).replace(/^https?:\/\/(?=https?:)/i, '')
  return { value: site, notes: /^(https?:\/\/)?[^\s@/]+\.[^\s@/.]{2,}(\/\S*)?$/i.test(site) ? [] : ['website-shape'] }
}

const webAddress = /(?<![^\s,;:([])(?:www\.|https?:\/\/)[^\s,;()[\]]+/gi
const closing = /[.:!?'’"”»]+$/

/** What a cell of telephone numbers holds: its e-mail addresses as one text, its web address, where it is one, and the numbers without them. Several web addresses stay with the numbers. */
export function partsOfPhoneCell(text: string): { phone: string; emails: string | null; website: string | null } {
  const { addresses } = addressesIn(text)
  const withoutMail = cleanText(text).replace(/\S*@\S*/g, '')
  const sites = new Set((withoutMail.match(webAddress) ?? []).map((site) => site.replace(closing, '')))
  const [website = null] = sites.size === 1 ? sites : []
  if (addresses.length === 0 && website === null) return { phone: text, emails: null, website }
  const withoutSite = website === null ? withoutMail : withoutMail.replace(webAddress, '').replace(/\b(web|sito)\s*:?(?=[\s)\]]|$)/gi, '')
  const bare = withoutSite.replace(/\b((e-?)?mail|pec|posta)\s*:?(?=[\s)\]]|$)/gi, '').replace(/[([]\s*[)\]][.,;:]*/g, '')
  return { phone: bare.replace(/[ ,;/–-]+$/gm, '').replace(/^[ ,;/–-]+/gm, '').replace(/\n{2,}/g, '\n').trim(), emails: addresses.length === 0 ? null : addresses.join(listed), website }
}

/** Telephone numbers as typed, but for what a spreadsheet made of one; lines of a cell are separated by ` / `. */
export function readPhone(text: string): ReadText {
  if (saysNothing(text)) return nothing
  const exponent = fromExponent(text)
  if (exponent?.digits === null) return { value: null, notes: ['phone-cut'] }
  // digits alone, the first of them no zero: a .csv keeps a number as its text
  const digits = exponent?.digits ?? (/^[1-9]\d{7,10}$/.test(text) ? text : null)
  if (digits !== null) return readPhoneNumber(Number(digits))
  const value = cleanText(text).replace(/^(tel(efono)?|ph(one)?|cell(ulare)?)[.:\s]+/i, '').replace(/\n+/g, ' / ')
  return { value, notes: (value.match(/\d/g)?.length ?? 0) >= 5 ? [] : ['phone-shape'] }
}

/**
 * A telephone number that stands as a number has lost its leading zero, unless it begins as a mobile number (3), as one that is free or of shared cost, or with the
 * prefix of a country: with its zero none in Italy would be so long.
 */
export function readPhoneNumber(value: number): ReadText {
  const digits = String(Math.trunc(Math.abs(value)))
  if (digits.length < 5) return { value: digits, notes: ['phone-shape'] }
  const whole = /^(3\d{8,9}|39\d{9,11}|8(?:00|4[0178])\d{5,6}|\d{11,})$/.test(digits)
  return whole ? { value: digits, notes: [] } : { value: `0${digits}`, notes: ['leading-zeros'] }
}

/** Whether a text is the name of a municipality, of that province where one is given. */
export type IsTown = (text: string, province?: string) => boolean

/** Province letters for letters or names, and the town before them (`Empoli (FI)`); what is unknown is kept where a record has room for it. */
export function readProvince(text: string, isTown: IsTown): ReadText & { town?: string } {
  if (saysNothing(text)) return nothing
  const letters = provinceLetters(text)
  if (letters !== null) return { value: letters, notes: [] }
  const { municipality, province } = splitPlace(text)
  // "Firenze (FI)" says it twice
  if (province !== undefined && provinceLetters(municipality) === province) return { value: province, notes: [] }
  if (province !== undefined && isTown(municipality, province)) return { value: province, notes: ['place-split'], town: municipality }
  const typed = oneLine(text)
  return { value: typed.length <= 10 ? typed : null, notes: ['province-unknown'] }
}

export type Place = { address?: string; postalCode?: string; municipality: string; province?: string }

const inBrackets = /^(.*?)\s*[([]\s*([^()[\]]+?)\s*[)\]]\s*$/s
const lettersAtEnd = /^(.*\S)\s*(?:[,/–—-]|\s)\s*([A-Z]{2})$/

/**
 * Takes a cell of a place apart: `Empoli (FI)`, `50053 Empoli FI`, `I-50053 Empoli - FI`, `Empoli (Firenze)`. The name stays as
 * typed; letters count only where they are those of a province.
 */
export function splitPlace(text: string): Place {
  const typed = oneLine(text)
  const [, code, afterCode] = /^(?:IT?\s?-\s?)?(\d{5})\b[\s,–-]*(.+)$/i.exec(typed) ?? []
  const [, beforeCode, codeAtEnd] = /^(.+?)[\s,–-]+(?:CAP\s*)?(\d{5})$/i.exec(typed) ?? []
  const postalCode = code ?? codeAtEnd
  const rest = afterCode ?? beforeCode ?? typed
  const [, name, letters] = inBrackets.exec(rest) ?? lettersAtEnd.exec(rest) ?? []
  const province = letters === undefined ? null : inBrackets.test(rest) ? provinceLetters(letters) : isProvince(letters) ? letters : null
  const municipality = (province !== null && name ? name : rest).replace(/[\s,/–—-]+$/, '')
  return { municipality, ...(postalCode && { postalCode }), ...(province !== null && { province }) }
}

const streetWord = /^(via|viale|v\.le|piazza|p\.zza|piazzale|corso|c\.so|largo|vicolo|strada|loc\.|località|zona|borgo|contrada|street)(\s|$)/i

/** Street, place and postal code of an address, in the ways that people write them; null where none of them is met. */
function partsOf(typed: string): { street: string; place: string; code?: string | undefined } | null {
  const [, street, code, place] = /^(.*?\S)[\s,;–-]+(?:c\.?a\.?p[\s.:]*)?(?:IT?\s?-\s?)?(\d{5})[\s,;–-]+(\D+)$/i.exec(typed) ?? []
  if (street && code && place) return { street: street.replace(/[\s,;–-]+$/, ''), place, code }
  // The town first: "50053 Empoli (FI) - Via Roma 1", "Prato, via Bisenzio 7".
  const [, town, road] = /^((?:(?:IT?\s?-\s?)?\d{5}\s)?\D+?)\s*(?:[,;–]|\s-\s)\s*(\p{L}.*\d.*)$/iu.exec(typed) ?? []
  if (town && road && streetWord.test(road) && !streetWord.test(town)) return { street: road, place: town }
  // The province in brackets, the postal code after it or nowhere: "Via Roma 1, Empoli (FI) - 50053".
  const [, before, after, last] = /^(.*\S)\s*(?:[,;–]|\s-\s)\s*([^,;]+[([][^()[\]]+[)\]])(?:[\s,;–-]+(?:c\.?a\.?p[\s.:]*)?(\d{5}))?$/i.exec(typed) ?? []
  return before && after && (last || splitPlace(after).province !== undefined) ? { street: before, place: after, code: last } : null
}

/** An address on one line, without Italy at its end. */
const withoutCountry = (text: string): string => cleanText(text).replace(/\n+/g, ', ').replace(/[\s,;–-]+(italia|italy|(?<=\d{5}[\s,;–-]+)IT)\s*$/i, '')

/** Takes the postal code off that ends an address: `VIA PRUNO 5 CAP 56028`, `Via Roma 1 Empoli FI 50053 IT`; null where none does. */
export function postalCodeBehind(text: string): { address: string; postalCode: string } | null {
  const [, address, postalCode] = /^(.*?\S)[\s,;–-]+(?:c\.?a\.?p[\s.:]*)?(\d{5})$/i.exec(withoutCountry(text)) ?? []
  return address && postalCode && /\p{L}{2}/u.test(address) ? { address: address.replace(/[\s,;–-]+$/, ''), postalCode } : null
}

/**
 * Takes a full address apart: `Via Roma 1, 50053 Empoli (FI)`, `Via Roma, 1 - 50053 EMPOLI`, `Via Roma 1, Empoli (FI)`, `50053 Empoli (FI) - Via Roma 1`. Null
 * where no postal code and no province in brackets shows where the place begins, and no town stands before the street.
 */
export function splitAddress(text: string): Place | null {
  const typed = withoutCountry(text)
  const parts = partsOf(typed)
  if (parts) return { address: parts.street, ...splitPlace(parts.place), ...(parts.code && { postalCode: parts.code }) }
  // No street at all: "50053 Empoli (FI)".
  const bare = splitPlace(typed)
  return (bare.province !== undefined || bare.postalCode !== undefined) && !/\d/.test(bare.municipality) && !streetWord.test(bare.municipality) ? bare : null
}

const yes = new Set(['x', 'si', 's', 'yes', 'y', '1', 'true', 'vero', 'ok', 'certificato', 'certificata', 'presente'])
const no = new Set(['no', 'n', '0', 'false', 'falso', 'assente', 'nessuna', 'nessuno', 'none', 'non certificata', 'non certificato'])
const unfinished = /^(in (corso(?! di validit)|fase|attesa|iter|progress|prepara|previsione|ottenimento|valutazione)|scadut|sospes|revocat|da (rinnovare|ottenere|avviare)|previst|programmat|pianificat|entro |interessat|non |no |not |expired|pending|planned|ongoing|under way|applied|suspended|withdrawn)/i
/** Behind a certificate: that it is not there yet, or no more; one that is being renewed, or "in corso di validità", is. */
const notHeld = '(?:in (?:corso|fase|iter|attesa|preparazione|ottenimento)(?! di (?:rinnovo|validit))|scadut[oa]|sospes[oa]|revocat[oa]|previst[oa]|programmat[oa]|pianificat[oa]|da (?:rinnovare|ottenere)|non (?:più|piu|ancora|rinnovat[oa])|in progress|expired|pending|planned|ongoing|under way|applied for|suspended|withdrawn|not yet|no longer)(?!\\p{L})'
const saysNotHeld = new RegExp(`[\\s(:,–-]${notHeld}|:\\s*no$`, 'iu')
/** Between a certificate and its state: "ISO 9001 - scaduta". */
const dashBeforeState = new RegExp(`\\s[-–—]\\s(?=${notHeld})`, 'giu')
const tick = /^[✓✔☑x×]$/iu

/** Whether a cell says yes or no, by a word, a letter, a digit or a tick; null where it says anything else. */
export function answerOf(text: string): 'yes' | 'no' | null {
  const folded = fold(text)
  return tick.test(text.trim()) || yes.has(folded) ? 'yes' : no.has(folded) ? 'no' : null
}

/** Whether a cell under a heading that is itself a certificate says that there is one: yes, or anything that is not no (a date, a number). */
export function saysYes(text: string): boolean {
  const answer = answerOf(text)
  return answer === 'yes' || (answer === null && !saysNothing(text) && !unfinished.test(fold(text)) && !saysNotHeld.test(text))
}

const spellings: readonly [RegExp, string][] = [
  [/^sa ?8000$/, 'SA8000'], [/^emas( (ii|iii|iv))?$/, 'EMAS'], [/^fsc( coc)?$/, 'FSC'],
  [/^pefc$/, 'PEFC'], [/^grs$/, 'GRS'], [/^rcs$/, 'RCS'], [/^gots$/, 'GOTS'],
  [/^lwg$/, 'LWG'], [/^icec$/, 'ICEC'], [/^oeko ?tex( standard)?( ?100)?$/, 'OEKO-TEX'],
  [/^zdhc$/, 'ZDHC'], [/^(bs )?ohsas( ?18001)?$/, 'OHSAS 18001'], [/^ecolabel( ue| eu)?$/, 'Ecolabel'],
  [/^(uni )?pdr ?125$/, 'UNI/PdR 125'], [/^soa$/, 'SOA'], [/^rina$/, 'RINA'], [/^b ?corp$/, 'B Corp'], [/^(aeo)$/, 'AEO'],
]
/** Numbers that are known without "ISO" before them. */
const standards = new Set('9001 14001 45001 50001 27001 22000 26000 13485 14064 14067 16949 20400 22301 37001 39001 3834 9100 17025 30415'.split(' '))

/** The usual spelling of a certificate, and whether an edition (`:2015`) was left out; null for what is no certificate that is known. */
export function certificateName(text: string): { name: string; edition: boolean } | null {
  const undated = text.replace(/[:/-]\s*(19|20)\d\d\b|\b(ed\.?|edizione)\s*(19|20)\d\d\b/gi, '')
  const folded = fold(undated).replace(/^(certificazione|certificato|certif|cert|sistema|norma|marchio) /, '')
  const edition = fold(text) !== folded && /[:/-]\s*(19|20)\d\d\b|\bed/i.test(text)
  const iso = /^(?:uni )?(?:en )?(?:(iso|iec|iatf)(?: iec| ts)? ?)?(\d{4,5})(?: 1)?$/.exec(folded)
  if (iso?.[2] && (iso[1] !== undefined || standards.has(iso[2]))) return { name: iso[2] === '16949' ? 'IATF 16949' : `ISO ${iso[2]}`, edition }
  const known = spellings.find(([pattern]) => pattern.test(folded))
  return known ? { name: known[1], edition } : null
}

/** Until when a certificate is valid, or since when: `(scad. 12/2026)`, `valida fino al 31/12/2026`, `in scadenza il 3 giugno 2027`. Nothing but a day or a year goes with the word: `rilasciata ISO 9001` is a certificate. */
const until = new RegExp(`\\(?\\b(?:in )?(?:scad(?!ut)|valid|fino|rilasc|dal|expir(?!ed)|until|since)\\p{L}*\\.?(?: (?:il|al|fino|dal|in|until|from|to)\\b)*[\\s:]*(?:(?:(?:\\d{1,2} )?${monthWord} )?(?:19|20)\\d\\d|(?:\\d{1,2}[/.-]){0,2}(?:(?:19|20)\\d\\d|\\d\\d))(?!\\d)\\)?`, 'giu')

/** Between strokes as it may stand anywhere; `9001/2015` is a standard and its edition. */
const monthOfYear = /[:\s]*(?<!\d)(\d{1,2}[/.-]){1,2}(19|20)\d\d\b/g
/** What may stand before a certificate instead: `Validata ISO 14064`. */
const validity = /^(certificazione\s+)?(scad|valid|rilasc)\p{L}*\.?\s+/iu

/** A list of certificates in the usual spelling, separated by `; `: `SA 8000 / ISO14001` → `SA8000; ISO 14001`. Unknown ones stay as typed. */
export function readCertificates(text: string): ReadText {
  const answer = answerOf(text)
  if (saysNothing(text) || answer === 'no') return nothing
  if (answer === 'yes') return { value: null, notes: ['certificate-unnamed'] }
  // "sì (SA8000)", "Sì: ISO 9001 (RINA)"
  const [, sign, rest] = /^(?:s[iìí]|yes)['’]?\s*([(:,;–-])\s*(.*\S)\s*$/iu.exec(cleanText(text)) ?? []
  const named = rest === undefined ? text : sign === '(' ? rest.replace(/\s*\)$/, '') : rest
  const stated = cleanText(named).replace(dashBeforeState, ' ')
  const undated = stated.replace(until, ' ').replace(monthOfYear, ' ')
  const joined = undated.replace(/(UNI|ISO|EN)\s*\/\s*(?=PdR|IEC|EN|ISO)/gi, '$1 ')
    .replace(/(\d{4,5}(?::\d{4})?)\s+(?=(UNI|EN|ISO|SA ?8000|EMAS|OHSAS|FSC|GRS|GOTS)\b)/gi, '$1;')
  const parts = joined.split(/[;,/|+•·\n]|\s[-–—]\s|\s(?:e|ed|and|&)\s/i)
  const isOpen = (part: string) => unfinished.test(part) || saysNotHeld.test(part)
  const said = parts.map((part) => part.trim()).filter((part) => part !== '' && !isOpen(part))
  const read = said.map((part) => certificateName(part) ?? certificateName(part.replace(/\([^()]*\)/g, '').replace(validity, '')) ?? { name: oneLine(part), edition: false })
  const notes: ProblemCode[] = []
  if (read.some(({ edition }) => edition)) notes.push('certificate-edition')
  if (undated !== stated || parts.some((part) => isOpen(part.trim()))) notes.push('remark-left')
  return { value: [...new Set(read.map(({ name }) => name))].join('; ') || null, notes }
}

/** Words of a list (tags, sectors), separated by `; `. */
export function readList(text: string): ReadText {
  if (saysNothing(text)) return nothing
  // each word in quotes of its own, as programs for letters write them: `"soci","calzature"`
  const quoted = /^"[^"]*"(\s*,\s*"[^"]*")*$/.test(text.trim()) ? text.trim().slice(1, -1).replace(/"\s*,\s*"/g, ';') : text
  const words = cleanText(quoted).split(/[;|\n]|,(?=\s)/).map((word) => oneLine(word).slice(0, 60).trim()).filter((word) => !saysNothing(word))
  return { value: [...new Set(words)].slice(0, 50).join('; ') || null, notes: [] }
}
