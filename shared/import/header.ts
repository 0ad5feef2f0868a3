import { fold } from '../folding.ts'
import { asksJoining, phrases, thisBody, wholeHeading } from './phrases.ts'
import { certificateName } from './texts.ts'
import { importFields, type ImportField } from '../members.ts'

/** Words that say nothing, or only who: they cost next to nothing. */
const fillers = new Set(`
  n nr nro ro no num numero number di del della dello dell dei degli delle d il la lo l gli le e ed o od a al alla ai in per con su the of
  and or in to for euro eur eu k mln mio m milioni milione migliaia mila fy thousand thousands million millions x 000 1000 codice cod anno year annuo annuale annua ultimo
  agg aggiuntiva segue seguito please enter full provide se indica indicate specify was were does did core digits nella presso cui completa completo quale qual quali quanti quante quanto si trova avete ha hai vostra vostro tua tuo possiede possedete possiedi indicare inserire indicativo your what which how many is are do you have ultima esercizio bilancio dato dati valore totale totali total tot complessivo complessivi medio media attuale chiuso approvato disp disponibile migl mgl data dal 31 12 at as sul sulla`.trim().split(/\s+/))
const owners = new Set(`
  azienda aziendale impresa ditta societa socio soci associato associata ente legale leg billing hq headquarters general principale sede company firm business member
  registered office main aziendali imprese unita generale info contatto contact ufficio uff anagrafica economici economico distretto
  cluster consorzio associazione rete progetto agenzia polo laboratorio aderenti iscritte iscritti partecipanti consorziate consorziati`.trim().split(/\s+/))
/** Words that make a heading mean something else: a person, a class, a share, another date. */
const strangers = new Set(`
  referente titolare rappresentante presidente amministratore responsabile direttore rapp cognome nascita firma privacy quota quote
  costo costi classe classi fascia fasce range variazione var delta percentuale perc previsione export estero esteri esportazione
  donne uomini cciaa camera femmine maschi stagionali indeterminato determinato costituzione fondazione fax rilascio scadenza rinnovo
  revisione delibera protocollo verbale utile perdita ebitda mol capitale versato pagamento iban banca consenso registro albo
  precedente women men ceo cfo stand booth certificatore certificatori certificatrice class band share change growth founded established birth person manager fee payment expiry issued loss profit
  capital commercialista consulente consulenti accountant ri rd aa owner proprietario ab abitazione home familiari subordinati stranieri straniere locali country nation nazione stato prev prevista previsto budget forecast lifecycle
  nato nata inps inail contratto contract spese spesa esterni esterno esterna external femminile femminili maschile maschili female male somministrati under newsletter lr amm
  logo facebook instagram linkedin social foto scheda allegato tribunale cpv`.trim().split(/\s+/))
/** The seat of the register is meant where both are there. */
const secondary = new Set(`
  operativa operative op produttiva produttive shipping stabilimento magazzino amministrativa secondaria secondario secondari secondarie filiale operating plant secondary branch 2 3`.trim().split(/\s+/))
/** Words for leaving, cut short or not: "al", "fine" and "until" name a day as well up to which a fee is paid, and "uscita" may be a motorway's. */
const leaving = /\b(rec|recess\w*|recedut\w*|cess|cessa\w*|dim|dim[ie]ss\w*|canc|cancella\w*|escl?|esclus\w*|espuls\w*|radia[tz]\w*|decad\w*|disd|disdett\w*|revoc\w*|ritirat[oa]|usc|uscit[oa] (il|dal|dalla|dall)|data (di )?uscita|dt uscita|(mot|motivo|motivazione|caus|causa|causale) (di |dell )?uscita|left|leaving|withdrawal|withdrawn|resign\w*|expelled|exit|termination|membership end)\b/

/** "Cap. soc." is a firm's capital, and "Gruppo merceologico" what it makes. */
const others: Partial<Record<ImportField, RegExp>> = { postalCode: /^(soc|vers|delib|sottoscr)/, ownerGroup: /^(merceolog\w*|prodott\w*|lavoro|acquisto|whatsapp|membership)$/ }

/** A field's words that say what it is not: a business, an office, a contract or the trade with somebody begin on other days than a membership, what is earned by each of the staff is no turnover, a second trade not the firm's first, and who certifies no certificate. */
const otherwise: Partial<Record<ImportField, ReadonlySet<string>>> = Object.fromEntries(Object.entries({
  joinedOn: 'attivita att activity mandato carica contratto contract rapporto attiva attivo operativa operativo cliente customer fornitore supplier corso fondo',
  leftOn: 'esercizio bilancio attivita att activity mandato carica contratto contract rapporto cliente customer fornitore supplier corso fondo',
  employees: 'm f fam sub fatturato ricavi revenue', turnover: 'addetto dipendente employee capita head', balanceSheet: 'dal since', certificates: 'ente organismo istituto body interested', tags: 'associazione association secondaria secondarie secondary', atecoCode: 'secondario secondari secondaria secondarie secondary',
  email: 'commercialista consulente consulenti accountant', phone: 'commercialista consulente consulenti accountant',
} satisfies Partial<Record<ImportField, string>>).map(([field, words]) => [field, new Set(words.split(' '))]))

/** "Codice cliente" and "Tipo impresa" are no names, and only days are dated. */
const clashes = (field: ImportField, word: string): boolean => {
  if (otherwise[field]?.has(word)) return true
  if (field === 'joinedOn' || field === 'leftOn') return false
  if ((field === 'act' && leaving.test(word)) || others[field]?.test(word)) return true
  return ['data', 'date'].includes(word) || (field === 'name' && ['codice', 'cod', 'id', 'anno', 'tipo', 'tipologia', 'type'].includes(word))
}
/** A person's e-mail or telephone is better than none. */
const reach: readonly ImportField[] = ['email', 'phone']

type Phrase = { field: ImportField; words: string[]; rank: number }
/** Days that may be those of a business as well: a heading that speaks of joining or leaving says more. */
const vague = new Set(['inizio', 'data inizio', 'dal', 'decorrenza', 'data decorrenza', 'start date', 'since', 'fine', 'data fine', 'al', 'end date', 'until'])
const known: Phrase[] = importFields.flatMap((field) => phrases[field].map((phrase, rank) => ({ field, words: phrase.split(' '), rank })))
const single = new Map(known.filter(({ words }) => words.length === 1).map(({ words, field }) => [words[0] ?? '', field]))
/** Words of a field's phrases, without those that name another field alone. */
const wordsOf = new Map(importFields.map((field) => {
  const words = phrases[field].flatMap((phrase) => phrase.split(' '))
  return [field, new Set(words.filter((word) => (single.get(word) ?? field) === field))]
}))
const vocabulary = new Set(known.flatMap(({ words }) => words))
const wholePhrases = new Set(known.map(({ words }) => words.join(' ')))
/** Whether a text is what a heading is called, word by word. */
export const isHeading = (text: string): boolean => { const words = headerWords(text).join(' '); return wholePhrases.has(words) || wholeHeading(words) !== null }
/** For misspelt words: those that begin alike. */
const byLetter = Map.groupBy([...vocabulary].filter((word) => word.length >= 5), (word) => word[0] ?? '')
const byFirstWord = Map.groupBy(known, ({ words }) => words[0] ?? '')
const glued = new Map(known.filter(({ words }) => words.length > 1).map((phrase) => [phrase.words.join(''), phrase]))

/** Whether a group of headings makes those below it mean something else: "Sede operativa", "Legale rappresentante". */
export const saysWhose = (group: string): boolean => headerWords(group).some((word) => strangers.has(word) || (secondary.has(word) && !/^\d+$/.test(word)))

const persons = new Set('referente titolare rappresentante presidente amministratore responsabile direttore rapp commercialista consulente consulenti ceo cfo manager accountant owner proprietario person agente agent'.split(' '))
/** Whether a heading is that of a person, who is no firm. */
export const saysPerson = (header: string): boolean => headerWords(header).some((word) => persons.has(word))

/** Whether a heading holds only words that the fields are called by, or that say nothing. */
export const saysNoMore = (header: string): boolean => !saysWhose(header) && headerWords(header).every((word) => vocabulary.has(word) || fillers.has(word) || owners.has(word) || /^\d+$/.test(word))

/** A heading without what stands in brackets behind its words: "Attiva (S/N)". */
const bareHeading = (header: string): string => header.slice(0, longestHeading).replace(/(\p{L}[^([]*)[([].*$/su, '$1')

/** Which part of a person's name a heading asks for, where it asks for nothing else. */
export function partOfPerson(header: string): 'surname' | 'first' | null {
  const words = headerWords(header).join(' ')
  return ['cognome', 'surname', 'last name'].includes(words) ? 'surname' : ['nome', 'first name'].includes(words) ? 'first' : null
}

/** "Are you a member?", "Siete già soci?"; not "Siete iscritti alla newsletter?" */
const areYouMember = new RegExp(`^(are you|is) (already |currently |still )?(a )?member( ${thisBody})*$|^member of ((the |our |this )?(consortium|cluster|network|district)|(the|our|this) association)$|^siete (gia |attualmente |ancora )?(soci[aoe]?|associat[ei]|iscritt[ei]|aderent[ei])( ${thisBody})*$`)

/** "Socio" and "Member" above names are the firms, "Adesione" above days when they joined, above answers whether they are members: "Aderisce al consorzio", "Ha aderito". */
const isMember = new RegExp(`^(fl |flag |e |ha )?(soci[oa]|associat[oa]|iscritt[oa]|consorziat[oa]|aderente|aderisce|aderito|adesione|member)( ${thisBody})*( s n| si no| y n| yes no)?$`)

/** "Socio fondatore", "Siete soci ordinari?": who is none may be a member of another kind. */
const asksKind = /\b(fondator|ordinari|effettiv)/

/** What the answers below a heading tell of a membership: "Attivo" and "Socio attivo" whether it goes on, "Cessata", "Ex socio" and what names the leaving whether it does not, "Ammessa" and "Siete soci?" whether it began; null where a heading asks nothing of it. */
export function asksState(header: string): 'current' | 'gone' | 'admitted' | null {
  const bare = bareHeading(header)
  const words = headerWords(bare).join(' ')
  if (/^(is |fl |flag )?((socio|socia|impresa|azienda|ditta|member|membership|company) )?(attiv[oa]|active)( member)?$|^in attivita$/.test(words)) return 'current'
  if (/^(fl |flag )?((socio|socia|impresa|azienda|ditta) )?((cessat|recedut|dimess)[oa]|uscito)$|^(socia|impresa|azienda|ditta) uscita$|^ex soci[oa]$|^(former|ex|past) member$/.test(words)) return 'gone'
  if (/^(fl |flag )?((soci[oa]|impresa|azienda|ditta|domanda) )?(ammess|accettat|accolt|approvat)[oa]( a)?$|^(application )?(admitted|accepted|approved)$/.test(words) || (!asksKind.test(words) && (areYouMember.test(words) || isMember.test(words)))) return 'admitted'
  const [claim] = leaving.test(words) ? claimsOf(bare) : []
  return (claim?.field === 'leftOn' || claim?.field === 'withdrawalReason') && claim.score >= enough ? 'gone' : null
}

/** Whether a heading is that of a column of states, of the firms or of their membership, whatever stands below it: not of their mail, their practices, their entries in a register. */
export const namesState = (header: string): boolean =>
  (asksState(header) !== null && !isMember.test(headerWords(header).join(' '))) || /^(stato|status|situazione)( (del|della|dell|di))?( (socio|soci|soci[ae]|associativ[oa]|associazione|adesione|iscrizione|impresa|azienda|ditta|attivita|giuridic[oa]))?$|^(member|membership|company) status$/.test(headerWords(bareHeading(header)).join(' '))

const application = '(?: (?:d[a-z]+ )?(?:domanda|pratica|richiesta|istruttoria|candidatura|valutazione|delibera|ammissione))'
const toJoin = '(?: (?:d[a-z]+ )?(?:ammissione|adesione|iscrizione))?'
const ofApplication = new RegExp(`^esito${application}*${toJoin}(?: cd ?a)?$|^(?:stato|status|fase)${application}+${toJoin}$|^(?:(?:application|admission) (?:status|outcome|result)|outcome|decision)$`)
/** Whether a heading is that of what became of the application of a firm: "Esito", "Stato domanda", "Application status". */
export const asksOutcome = (header: string): boolean => ofApplication.test(headerWords(bareHeading(header)).join(' '))

/** "Esito" alone, beside "Data audit": what became of a visit, and of no application. */
export const asksOutcomeOf = (header: string, headers: readonly string[]): boolean =>
  asksOutcome(header) && !(/^(esito|outcome|decision)$/.test(headerWords(bareHeading(header)).join(' ')) && headers.some((other) => /(?<!\p{L})(audit|auditor|visita|visite|verifica|ispezione|sopralluogo|controllo|collaudo|inspection|visit)(?!\p{L})/iu.test(other)))

const moneyWords = new Set('euro eur k m mln mio milioni migliaia migl mgl mila x 000 1000 di in'.split(' '))
/** Whether a heading names the euro and a year, and nothing else: "€ 2024", "2024 (migliaia di €)". */
export const isBareMoney = (header: string): boolean =>
  /€|(?<!\p{L})euro?(?!\p{L})/iu.test(header) && /(?<!\d)(19|20)\d\d(?!\d)/.test(header) && headerWords(header).every((word) => moneyWords.has(word))

export type Claim = { field: ImportField; score: number }

/** From here on a heading is taken to name its field. */
export const enough = 0.6

/** What says nothing of what is asked: the number of a form's question ("8. Da che anno …", "b) …"), "Qual è stato …", the last year that there is, how a day is to be written ("gg/mm/aaaa"), and what programs put around the names of their fields (`l10n_it_codice_fiscale`, `state_id/name`). */
const unsaid = /^l10n_it_|_id\/name$|\ba fine (?:anno|esercizio)\b|\blast (?:avail\w*\.? |financial )?(?:yr|year)\b|^\s*(?:\d{1,2}\s*[.)]|[a-z]\))\s*(?=\p{L})|(?<=\bqual[ei]?\s*)(?:è|e['’]|sono)\s+stat[oaie]\b|(?<!\p{L})(?:gg|dd)\W?mm\W?(?:aa|yy){1,2}(?!\p{L})/giu

/** The words of a heading as they are compared: `RagioneSociale` and `RAGIONE_SOCIALE` part too, years and line breaks go, and what a narrow column divided ("Dipen-" above "denti") is one. */
export function headerWords(header: string): string[] {
  const parted = header.replace(/(\p{Ll})- (\p{Ll})/gu, '$1$2').replace(unsaid, ' ').replace(/(\p{Ll})(\p{Lu}\p{Ll})/gu, '$1 $2').replace(/(\p{Ll})(\p{Lu}{2,})/gu, '$1 $2').replace(/(\p{L})(\d)/gu, '$1 $2')
  // "L.R." stands for the firm, and is no article
  return fold(parted).replace(/\b(19|20)\d\d\b/g, ' ').replace(/\bl r\b/, 'lr').split(' ').filter(Boolean)
}

/** No heading is longer, not even a question of a form. */
const longestHeading = 200

/** What stands in brackets is a part of what stands before, or is left out of it: "Addetti (di cui donne)", "Dipendenti (esclusi esterni)". */
const ofWhich = /^\s*(di cui|of which|incl|compres[aei]|escl|excl|senza)/i

/** A word that a clerk cut in its middle as the vocabulary has it: `Dip.ti`, `Add.ti`, `Fatt.to`. */
const uncut = (header: string): string => header.replace(/(\p{L}{2,})\.(\p{Ll}{2,3})(?![\p{L}.])/gu, (typed, start: string, end: string) =>
  byLetter.get(fold(start)[0] ?? '')?.find((word) => word.startsWith(fold(start)) && word.endsWith(fold(end)) && word.length > start.length + end.length) ?? typed)

/** The field of a phrase whose every word a heading begins to write, as the fields of programs are called (`nat_giu`, `num_civ`); null where phrases of several fields go on from it. */
function begun(words: readonly string[]): ImportField | null {
  // "Data dec." may be that of a start or of an end, "Cod. Ist." ISTAT's of the town
  if (words.length < 2 || words.length > 4 || ['data', 'cod', 'tip', 'tipo'].includes(words[0] ?? '') || words.some((word) => word.length < 3)) return null
  const fields = new Set(known.flatMap(({ field, words: whole }) => (whole.length === words.length && whole.every((part, at) => part.startsWith(words[at] ?? ' ')) ? [field] : [])))
  return fields.size === 1 ? ([...fields][0] ?? null) : null
}

/** What a heading may mean, the likeliest first, each with a score from 0 to 1. */
export function claimsOf(typed: string): Claim[] {
  if (typed.length > longestHeading) return []
  const header = uncut(typed)
  const claims = claimsOfHeading(header)
  const words = headerWords(header)
  // "Aderente al distretto dal" begins as a name does
  if ((claims[0]?.score ?? 0) >= enough && !(claims[0]?.field === 'name' && asksJoining(words.join(' ')))) return claims
  // A person's home, where no column holds the seat.
  if (words.join(' ') === 'residenza') return [{ field: 'address', score: 0.62 }]
  if (asksJoining(words.join(' '))) return [{ field: 'joinedOn', score: 0.85 }]
  const field = begun(words)
  return field === null ? claims : [{ field, score: 0.82 }]
}

/** The certificate that a heading names: `ISO 9001`, `ISO 9001 (sì/no)`, and `FlagCert9001` as a program calls its column. */
export const certificateOf = (header: string): string | null =>
  (certificateName(header) ?? certificateName(headerWords(header).join(' ').replace(/^(fl|flag|has|ha) | (si no|s n|yes no|y n)$/g, '')))?.name ?? null

function claimsOfHeading(header: string): Claim[] {
  const whole = wholeHeading(headerWords(header).join(' '))
  if (whole !== null) return [{ field: whole, score: 0.9 }]
  if (isBareMoney(header)) return [{ field: 'turnover', score: 0.65 }]
  // A column for each certificate, ticked where a firm has it.
  if (certificateOf(header) !== null) return [{ field: 'certificates', score: 0.9 }]
  const claims = claimsOfWords(headerWords(header))
  const [, outside = '', inside = ''] = /^([^([]+)[([](.*)[)\]]?$/s.exec(header) ?? []
  if ((claims[0]?.score ?? 0) >= enough || outside === '' || (!ofWhich.test(inside) && headerWords(inside).some((word) => strangers.has(word)))) return claims
  // What stands in brackets may only explain: "Certificazioni (ISO, EMAS …)".
  return claimsOfWords(headerWords(outside)).map(({ field, score }) => ({ field, score: score - 0.05 }))
}

function claimsOfWords(words: readonly string[]): Claim[] {
  if (words.length === 0 || words.length > 14) return []
  // RAGSOC, and RAGSOC2 for its second part
  const letters = words.filter((word) => !/^[12]$/.test(word))
  const whole = glued.get(letters.join(''))
  if (whole && letters.length < whole.words.length) return [{ field: whole.field, score: (words.at(-1) === '2' ? 0.83 : 0.95) - whole.rank / 1000 }]
  const spelt = words.map((word) => nearest(word))
  const best = new Map<ImportField, number>()
  spelt.forEach((word, at) => {
    for (const phrase of byFirstWord.get(word) ?? []) {
      if (!phrase.words.every((part, index) => spelt[at + index] === part)) continue
      const score = scoreOf(phrase, spelt, at) - (spelt.some((part, index) => part !== words[index]) ? 0.05 : 0)
      if (score > (best.get(phrase.field) ?? 0)) best.set(phrase.field, score)
    }
  })
  return [...best].map(([field, score]) => ({ field, score })).toSorted((a, b) => b.score - a.score)
}

/** A phrase loses by each word around it that it does not explain, and a little by its rank. */
function scoreOf({ field, words, rank }: Phrase, header: readonly string[], at: number): number {
  const around = [...header.slice(0, at), ...header.slice(at + words.length)]
  const loss = around.reduce((sum, word) => {
    if (clashes(field, word)) return sum + 0.5
    if (wordsOf.get(field)?.has(word)) return sum + 0.04
    if (strangers.has(word)) return sum + (reach.includes(field) ? 0.25 : 0.5)
    if (secondary.has(word)) return sum + 0.12
    if (fillers.has(word) || /^\d+$/.test(word)) return sum + 0.01
    return sum + (owners.has(word) ? 0.05 : 0.35)
  }, 0)
  // A longer phrase explains more of the heading: it wins over a part of itself.
  const score = Math.max(0, 1 - loss - rank / 1000 - 0.02 / words.length)
  return vague.has(words.join(' ')) ? Math.max(score - 0.15, Math.min(score, enough)) : score
}

/** A word that is cut short (TELEFO), or misspelt by one letter (two in a long one), as the vocabulary has it. */
function nearest(word: string): string {
  if (word.length < 5 || vocabulary.has(word) || fillers.has(word) || owners.has(word) || strangers.has(word)) return word
  const whole = byLetter.get(word[0] ?? '')?.find((candidate) => candidate.startsWith(word))
  if (whole !== undefined) return whole
  const allowed = word.length >= 9 ? 2 : 1
  for (const candidate of byLetter.get(word[0] ?? '') ?? []) {
    if (Math.abs(candidate.length - word.length) <= allowed && distance(candidate, word) <= allowed) return candidate
  }
  return word
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const italianWords = new Set(`ragione sociale denominazione impresa imprese ditta azienda aziende socio soci partita iva piva codice fiscale indirizzo via sede comune citta localita provincia prov cap telefono addetti
  dipendenti fatturato ricavi migliaia nome adesione iscrizione note`.split(/\s+/))
const englishWords = new Set(`company firm organisation organization member members name vat number tax address street town city municipality province postcode postal zip phone employees headcount staff turnover revenue
  sales thousands joined since website notes remarks`.split(/\s+/))

/** The decimal sign of the language that headings are in, `either` where they are in both; null where they do not tell. */
export function decimalSignOf(headers: readonly string[]): ',' | '.' | 'either' | null {
  const words = headers.flatMap(headerWords)
  const count = (known: ReadonlySet<string>) => words.filter((word) => known.has(word)).length
  const [italian, english] = [count(italianWords), count(englishWords)]
  const [less, more] = italian < english ? [italian, english] : [english, italian]
  if (more === 0) return null
  return less === more || (less >= 2 && less * 2 >= more) ? 'either' : italian > english ? ',' : '.'
}

/** What the heading of a column of money multiplies by: `Fatturato (migliaia di €)`, `k€`, `€/000`, `mln`; 1 where it says nothing. */
export function scaleOf(header: string): number {
  const text = header.toLowerCase().replaceAll('_', ' ')
  if (/\b(mln|mio|milion[ie]|millions?|meur)\b|\bm\s?€|(€|\beur)\s?m(ln|io)?\b/.test(text)) return 1e6
  if (/\b(migliaia|migl|mgl|thousands?|k\s?euro?|mila|th\.?\s?eur|tsd\.?\s?eur)\b|k\s?€|\bth\.?\s?€|(€|\beur)\s?k\b|[€x/(]\s?[.']?000\b|\beuro?\s?[.']?000\b|\/\s?1[.']?000\b|\b(x|per)\s?1[.,]?000\b|\b000\s?€|(€|\beuro?)\s?1[.,]000\b|'000/.test(text)) return 1e3
  return 1
}

/** What a column of money multiplies by: as its heading says, else as the title above the list (`titleUnit`), unless the heading names the euro itself. */
export function scaleUnder(header: string, titleUnit: string): number {
  const own = scaleOf(header)
  return own !== 1 || /€|(?<!\p{L})eur(o|os|i)?(?!\p{L})/iu.test(header) ? own : scaleOf(titleUnit)
}

/** A heading without two digits at its end, which may be those of a year where several go on from it: "Fatt. 23" beside "Fatt. 24". */
const beforeDigits = (header: string): string | null => /^(.*\p{L}\W*?)[\s.]*\d\d$/su.exec(header)?.[1]?.trim().toLowerCase() ?? null

/** The years that the headings of a list's figures name, one by one; 0 where one names none. */
export function yearsOf(headers: readonly string[]): number[] {
  const stems = headers.map(beforeDigits)
  return headers.map((header, index) => {
    const full = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(header)?.[0]
    if (full !== undefined) return Number(full)
    const [, fiscal, short] = /(?<!\p{L})fy\s?['’]?(\d\d)(?!\d)|(?:['’]|\d[/.-]\d{1,2}[/.-])(\d\d)(?!\d)/iu.exec(header) ?? []
    const bare = stems[index] !== null && stems.filter((stem) => stem === stems[index]).length > 1 ? header.slice(-2) : undefined
    const digits = fiscal ?? short ?? bare
    return digits === undefined ? 0 : 2000 + Number(digits)
  })
}

/** What is planned for a year, and not yet earned: "FY25F", "2026E". */
export const isForecast = (header: string): boolean => /\d\d[FEBP](?![\p{L}\d])/u.test(header)

/** A year that a heading or a title names, within reason; of several the last. */
export function yearIn(text: string, today: string): number | null {
  // Standards, laws and editions have years of their own.
  const cleaned = text.replace(/\b(ateco|nace|iso|uni|en|sa|emas|dpr|d\.?\s?lgs\.?|legge|l\.|reg\.?|n\.?)\s*(\d+\s*[:/]\s*)?(rev\.?\s*)?\d{4}\b(:\d{4})?/gi, ' ')
  const years = [...cleaned.matchAll(/(?<!\d[.,]?)((?:19|20)\d\d)(?!\d|[.,]\d{3})/g)].map((match) => Number(match[1]))
  const afterMonth = [...cleaned.matchAll(/\b(?:\d{1,2}[/.-])?(?:0?[1-9]|1[0-2])[/.-]((?:19|20)\d\d)\b/g)].map((match) => Number(match[1]))
  const short = [...cleaned.matchAll(/\b\d{1,2}[/.-]\d{1,2}[/.-](\d\d)(?!\d)|['’](\d\d)\b/g)].map((match) => 2000 + Number(match[1] ?? match[2]))
  const limit = Number(today.slice(0, 4))
  return [...years, ...afterMonth, ...short].filter((year) => year >= 1990 && year <= limit).at(-1) ?? null
}

/** The heading of a column of figures, naming the year that they belong to in place of any other. */
export function namingYear(header: string, year: number, today: string): string {
  if (yearIn(header, today) === year) return header
  const timeless = header.replace(/\b\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d\d)\b|['’]\d\d\b|\b(19|20)\d\d\b/g, ' ').replace(/ {2,}/g, ' ').trim()
  return `${timeless} ${year}`
}

/**
 * Recognises the headings of a list again, so that a mapping which the clerk corrected is proposed next time: the same headings
 * in the same order, whatever their capitals, blanks and years.
 */
export const mappingSignature = (headers: readonly string[]): string => headers.map((header) => headerWords(header).join(' ')).join('|')
