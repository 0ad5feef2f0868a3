import { endsWithLegalForm, legalFormOf } from '../legalForm.ts'
import type { ImportField } from '../members.ts'
import { readVat } from './codes.ts'
import { problemLevels, type ProblemCode } from './problems.ts'
import { kinds, oneLine } from './sheet.ts'
import { isCertified, readEmails, readPhone, splitAddress, type Place } from './texts.ts'

type Beside = readonly [ImportField, string]
/** A firm's name, what else its cell says, and what there is to say of it. */
type Firm = { value: string; notes: ProblemCode[]; beside: Beside[] }

const street = '(?:via|viale|v\\.le|piazza|piazzale|p\\.zza|p\\.za|corso|c\\.so|largo|vicolo|strada|loc\\.|località|contrada|lungarno|zona ind(?:ustriale|\\.)|z\\.i\\.)(?=[\\s.])'
/** What a cell of more than a name has in it: most names need no closer look. */
const moreThanName = new RegExp(`[\\n@]|\\d{5}|[ ,;–-]${street}`, 'i')
const streetFirst = new RegExp(`^${street}.*\\d`, 'i')
/** A street after a comma or a dash, or after nothing but a blank. */
const signed = new RegExp(`^(.{2,}?)\\s*(?:[,;|–—]|\\s-\\s)\\s*(${street}.*\\d.*)$`, 'i')
const unsigned = new RegExp(`^(.{2,}?)\\s+(${street}.*\\d.*)$`, 'i')

const placeFields = ['address', 'postalCode', 'municipality', 'province'] as const
/** An address by its fields. */
function addressFields(text: string): Beside[] {
  const place: Partial<Place> = splitAddress(text) ?? { address: text }
  return placeFields.flatMap((field): Beside[] => (place[field] === undefined ? [] : [[field, place[field]]]))
}

const taxWord = '(?:p\\.?\\s?iva|partita iva|c\\.?\\s?f\\.?|cod(?:ice)?\\.?\\s?fisc\\w*\\.?)'
/** Numbers with the word before them and mail addresses, wherever they stand in a line. What may repeat has an end (an address by RFC 5321, 4.5.3.1), so that a cell of ten thousand signs is read at once. */
const contacts = new RegExp(`[\\s,;|(–—-]{0,9}(?<![\\p{L}\\d])(?:${taxWord}(?:\\s*[/e-]\\s*${taxWord})?[\\s.:]*(?:IT\\s?)?(?:\\d{11}|[A-Z]{6}\\w{10})(?!\\w)|(?:tel|cell|fax|mob)\\p{L}*[\\s.:]*\\+?\\d[\\d./]*(?:[ -]\\d[\\d./]*)*|(?:(?:(?:e-?)?mail|pec)[\\s:]*)?[^\\s@,;|]{1,64}@[^\\s@,;|]{1,255})\\)?`, 'giu')
/** What no address has in it. */
const noAddress = /\d{11}|@|\bwww\.|\b(tel|cell|fax|mob)\b[\s.:(]*\+?\d|\bp\.?\s?iva\b|\bc\.\s?f\b/i
/** No telephone has more digits: a number that has them has taken the next one with it. */
const longestNumber = 13

/**
 * In one line a name ends before its contacts, or before a street with a number, where a comma, a dash or the name's own legal form shows it; what ends with a legal form is a name to its end. Telephone, mail address and
 * VAT number are told by their shape before.
 */
function inOneLine(typed: string): Omit<Firm, 'notes'> | null {
  const told = [...typed.matchAll(contacts)].map(([found]) => found.replace(/^[\s,;|(–—-]+|\)$/g, ''))
  const rest = typed.replace(contacts, '').trim()
  const before = rest.replace(/[\s:/,;(–-]+$/, '')
  if (told.length > 0 && typed.startsWith(rest) && isNameAlone(before)) {
    const fields = fieldsOf(told)
    return fields && { value: before, beside: fields }
  }
  const marked = signed.exec(rest)
  const [, name = '', address = ''] = marked ?? unsigned.exec(rest) ?? []
  if (address === '' || legalFormOf(address) !== null || (!marked && !endsWithLegalForm(name)) || noAddress.test(rest)) return null
  const fields = fieldsOf(told)
  return fields && { value: name.replace(/[\s,;–-]+$/, ''), beside: [...addressFields(address), ...fields] }
}

/** What contacts say, each by its shape; null where one of them is none. */
function fieldsOf(contacts: readonly string[]): Beside[] | null {
  const fields = contacts.map(one => (one.replace(/\D/g, '').length > longestNumber ? null : lineFields(one)))
  return fields.includes(null) ? null : fields.flatMap(one => one ?? [])
}

/** Whom to ask for, or where: no part of a name. */
const whom = /(?<![\p{L}.])(rif(erimento)?|ref(erente)?|sig(g|ra|nora?)?|dott(or|ssa|oressa)?|resp(onsabile)?|titolare|contatt[oi]|contact|c\.?\s?a|att|alla|c\/o|presso|via|tramite)(?!\p{L})/iu
/** Whether a text goes on behind a legal form: `Rossi srl Anna`. */
const goesOn = (text: string) => !endsWithLegalForm(text) && [...text.matchAll(/\s/g)].some(({ index }) => endsWithLegalForm(text.slice(0, index)))
/** Whether nothing but a name is left: no street, no long number, nothing that announces one, nobody to ask for. */
const isNameAlone = (rest: string) => /\p{L}{2}/u.test(rest) && !moreThanName.test(rest) && !noAddress.test(rest) && !whom.test(rest) && !goesOn(rest)

/** What a line below a name says by its own shape; null for one that may be a part of the name. */
function lineFields(line: string): Beside[] | null {
  if (/^(p\.?\s?i(va)?|partita iva|c\.?\s?f|cod\w*\.?\s?fisc)\b/i.test(line)) {
    const { value, taxCode, notes } = readVat({ kind: kinds.text, value: line, text: line })
    if ((value === null && taxCode === null) || notes.some(note => problemLevels[note] === 'error')) return null
    return [...(value === null ? [] : [['vatNumber', value] as const]), ...(taxCode === null ? [] : [['taxCode', taxCode] as const])]
  }
  const [field, { value, notes }] = line.includes('@') ? [/^pec\b/i.test(line) || isCertified(line) ? 'pec' : 'email', readEmails(line)] as const : ['phone', readPhone(line)] as const
  return value === null || notes.length > 0 || (field === 'phone' && !/^(tel|cell|fax|ph|mob)/i.test(line)) ? null : [[field, value]]
}

/** Below its name, in lines of their own: a street, a town with its postal code, telephone, mail address, VAT number, each told by its shape. */
function inLines([name = '', ...lines]: readonly string[]): Omit<Firm, 'notes'> | null {
  const isPlace = (line: string) => streetFirst.test(line) || /^(I-?)?\d{5}\s/.test(line)
  const begin = lines.findIndex(line => isPlace(line) || lineFields(line) !== null)
  if (begin < 0 || lines.slice(0, begin).some(line => whom.test(line))) return null
  const told = lines.slice(begin).map(line => (isPlace(line) ? line : lineFields(line)))
  if (told.includes(null)) return null
  const address = told.filter(one => typeof one === 'string').join(', ')
  return { value: [name, ...lines.slice(0, begin)].join(' '), beside: [...(address === '' ? [] : addressFields(address)), ...told.flatMap(one => (typeof one === 'string' || one === null ? [] : one))] }
}

/** A name and an address as long as a record keeps them: what is longer is looked through for nothing. */
const longest = 600

/**
 * Takes a cell apart that holds a firm's address with its name, where it is unmistakable: `Conceria Rossi srl, Via Roma 3, 50053 Empoli (FI)`, or in lines below it. Where more than a name seems to be
 * there the cell stays as typed, and it is said.
 */
export function readFirm(text: string): Firm {
  const typed = oneLine(text)
  if (!moreThanName.test(text)) return { value: typed, notes: [], beside: [] }
  if (typed.length > longest) return { value: typed, notes: ['name-holds-more'], beside: [] }
  const lines = text.split('\n')
  const parted = (lines.length > 1 ? inLines(lines) : null) ?? inOneLine(typed)
  if (parted) return { ...parted, notes: ['name-split'] }
  const more = /@|\d{11}/.test(typed) || ((/(?<!\d)\d{5}(?!\d)/.test(typed) || noAddress.test(typed) || streetFirst.test(lines[1] ?? '')) && !endsWithLegalForm(typed))
  return { value: typed, notes: more ? ['name-holds-more'] : [], beside: [] }
}
