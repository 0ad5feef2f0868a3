import { fold } from './folding.ts'
import { certificateName } from './importTexts.ts'
import { importFields, type ImportField } from './members.ts'

/**
 * How headings call each field, folded, the clearest first: where two columns claim a field, the earlier phrase wins. A phrase
 * of several words must stand as such.
 */
const phrases: Readonly<Record<ImportField, readonly string[]>> = {
  name: [
    'ragione sociale', 'rag sociale', 'rag soc', 'ragione soc', 'denominazione', 'denominazione sociale', 'denominazione impresa', 'nome azienda', 'nome impresa', 'nome ditta', 'nome socio', 'nome societa', 'nome organizzazione',
    'ragione sociale denominazione', 'denominazione ragione sociale', 'company name', 'business name', 'firm name', 'legal name', 'registered name', 'organisation name', 'organization name', 'member name', 'trade name',
    'azienda', 'impresa', 'ditta', 'societa', 'aziende', 'imprese', 'ditte', 'company', 'firm', 'organisation', 'organization', 'enterprise', 'business', 'intestazione', 'nominativo', 'denom',
    'soggetto', 'ente', 'organizzazione', 'associato', 'associata', 'azienda associata', 'impresa associata', 'impresa aderente', 'azienda aderente', 'aderente', 'socio', 'soci', 'member', 'cliente', 'fornitore', 'nome', 'name', 'insegna',
  ],
  legalForm: ['forma giuridica', 'natura giuridica', 'forma societaria', 'nat giuridica', 'nat giur', 'forma giur', 'f giuridica', 'tipo societa', 'tipologia societaria', 'legal form', 'legal status', 'company type', 'legal type'],
  vatNumber: [
    'partita iva', 'p iva', 'piva', 'part iva', 'partita i v a', 'p i v a', 'codice iva', 'cod iva', 'numero iva', 'vat number', 'vat no', 'vat nr', 'vat code', 'vat id', 'vat reg', 'vat registration number', 'vat',
    'partita iva codice fiscale', 'partita iva cod fiscale', 'partita iva c f', 'partita iva cf', 'p iva c f', 'p iva cf', 'p iva cod fisc', 'p iva cod fiscale', 'p iva codice fiscale', 'piva cf', 'codice fiscale partita iva', 'codice fiscale p iva',
    'cod fiscale partita iva', 'cod fisc p iva', 'cod fiscale p iva', 'c f p iva', 'cf p iva', 'cf piva', 'c f partita iva', 'cf partita iva', 'identificativo fiscale', 'iva', 'p i', 'pi', 'tax id',
  ],
  taxCode: ['codice fiscale', 'cod fiscale', 'cod fisc', 'c fiscale', 'c fisc', 'cf', 'c f', 'fiscal code', 'tax code', 'tax number', 'tax no'],
  rea: ['rea', 'numero rea', 'r e a', 'cciaa rea', 'rea cciaa', 'iscrizione rea', 'codice rea', 'cod rea', 'cciaa', 'numero repertorio economico', 'repertorio economico amministrativo', 'chamber of commerce number'],
  address: [
    'indirizzo', 'indirizzo completo', 'via', 'indirizzo cap comune', 'indirizzo e comune', 'via e numero', 'via e numero civico', 'via n civico', 'via numero', 'via piazza', 'via e civico', 'toponimo', 'ubicazione', 'recapito postale', 'indir', 'ind', 'indirizzo postale', 'domicilio',
    'address', 'street', 'street address', 'full address', 'address line', 'address 1', 'sede legale', 'sede', 'registered office', 'civico', 'n civico', 'numero civico', 'nr civico', 'house number',
  ],
  postalCode: ['cap', 'c a p', 'codice postale', 'cod postale', 'codice avviamento postale', 'postal code', 'postcode', 'post code', 'zip', 'zip code'],
  municipality: [
    'comune', 'citta', 'localita', 'loc', 'comune sede', 'comune prov', 'comune provincia', 'comune pr', 'citta prov', 'citta provincia', 'localita prov', 'localita provincia', 'cap comune', 'cap citta', 'cap localita', 'cap e comune', 'cap e citta',
    'comune localita', 'citta localita', 'localita comune', 'municipality', 'town', 'city', 'town city', 'city town', 'locality', 'paese', 'piazza', 'luogo',
  ],
  province: ['provincia', 'prov', 'pr', 'sigla provincia', 'sigla prov', 'prv', 'pv', 'province', 'county', 'district'],
  atecoCode: [
    'codice ateco', 'cod ateco', 'ateco', 'ateco 2007', 'ateco 2025', 'attivita ateco', 'ateco prevalente', 'codice attivita', 'cod attivita', 'codice istat attivita', 'codice istat', 'atecori', 'nace', 'nace code', 'nace rev', 'activity code', 'industry code',
    'settore ateco', 'codice attivita ateco', 'classificazione ateco',
  ],
  chainPlace: ['posizione in filiera', 'posizione filiera', 'posizione nella filiera', 'fase filiera', 'fase della filiera', 'fase di filiera', 'fase', 'fase produttiva', 'fase di lavorazione', 'ruolo in filiera', 'ruolo filiera', 'filiera', 'anello filiera', 'chain place', 'place in the chain', 'supply chain position', 'value chain', 'supply chain stage', 'stage'],
  employees: [
    'dipendenti', 'addetti', 'numero addetti', 'numero dipendenti', 'occupati', 'lavoratori', 'organico', 'personale', 'personale dipendente', 'forza lavoro', 'ula', 'unita lavorative', 'unita lavorative annue', 'add', 'dip', 'risorse umane', 'collaboratori',
    'addetti dipendenti', 'dipendenti addetti', 'addetto', 'dipendente', 'addetti medi', 'dipendenti medi', 'media dipendenti', 'media addetti', 'employees', 'headcount', 'head count', 'staff', 'workforce', 'fte', 'workers', 'personnel', 'number of employees', 'awu', 'staff headcount',
  ],
  turnover: [
    'fatturato', 'ricavi', 'volume affari', 'volume d affari', 'volume di affari', 'ricavi vendite', 'ricavi delle vendite', 'ricavi da vendite', 'ricavi delle vendite e delle prestazioni', 'fatt', 'giro affari', 'giro d affari', 'turnover', 'revenue', 'revenues', 'sales', 'net sales', 'annual turnover', 'annual revenue', 'sales revenue', 'net turnover',
    'valore produzione', 'valore della produzione', 'fatturato annuo',
  ],
  balanceSheet: ['totale attivo', 'totale di bilancio', 'totale bilancio', 'tot attivo', 'tot bilancio', 'attivo patrimoniale', 'totale stato patrimoniale', 'attivo di bilancio', 'balance sheet total', 'balance sheet', 'total assets', 'balance total', 'attivo'],
  joinedOn: [
    'data adesione', 'data iscrizione', 'data ingresso', 'data ammissione', 'data associazione', 'data entrata', 'data di adesione', 'data di iscrizione', 'data di ingresso', 'data di ammissione', 'socio dal', 'socia dal', 'iscritto dal', 'iscritta dal', 'iscritti dal', 'aderente dal', 'associato dal', 'associata dal', 'membro dal',
    'adesione', 'iscrizione', 'ammissione', 'anno adesione', 'anno di adesione', 'anno iscrizione', 'anno di iscrizione', 'anno ingresso', 'dal', 'inizio', 'data inizio', 'inizio adesione', 'data sottoscrizione', 'data decorrenza', 'decorrenza', 'member since', 'joined', 'joined on', 'date joined', 'joining date', 'join date', 'date of joining', 'membership start',
    'membership date', 'start date', 'since', 'membership since', 'date of admission', 'enrolled', 'enrolment date', 'year joined',
  ],
  leftOn: [
    'data recesso', 'data cessazione', 'data uscita', 'data dimissioni', 'data cancellazione', 'data di recesso', 'data di cessazione', 'data di uscita', 'data di cancellazione', 'recesso', 'cessazione', 'cessato il', 'cessata il', 'uscita', 'dimissioni', 'cancellazione', 'socio fino al', 'fino al', 'al', 'data fine', 'fine', 'fine adesione', 'scadenza adesione',
    'member until', 'left', 'left on', 'leaving date', 'date left', 'end date', 'until', 'membership end', 'date of withdrawal', 'withdrawn on', 'resigned on', 'cessato',
  ],
  membershipKind: ['tipo socio', 'tipologia socio', 'tipo di socio', 'categoria socio', 'categoria di socio', 'qualifica socio', 'tipo adesione', 'tipologia adesione', 'tipo di adesione', 'tipo associato', 'tipo iscrizione', 'socio tipo', 'tipo aderente', 'member type', 'membership type', 'membership kind', 'kind of member', 'membership category', 'type of membership', 'tipo membro'],
  email: ['e mail', 'email', 'mail', 'posta elettronica', 'indirizzo e mail', 'indirizzo email', 'indirizzo mail', 'indirizzo di posta elettronica', 'posta', 'e mail address', 'email address', 'emails', 'e mails', 'mail address', 'contact e mail', 'contact email'],
  pec: ['pec', 'p e c', 'indirizzo pec', 'e mail pec', 'email pec', 'mail pec', 'pec e mail', 'posta certificata', 'posta elettronica certificata', 'e mail certificata', 'email certificata', 'posta elettronica pec', 'domicilio digitale', 'certified e mail', 'certified email', 'certified mail'],
  sdiCode: ['sdi', 'codice sdi', 'cod sdi', 'codice destinatario', 'cod destinatario', 'codice univoco', 'cod univoco', 'codice univoco sdi', 'codice destinatario sdi', 'cuu', 'codice fatturazione elettronica', 'codice fattura elettronica', 'sdi code', 'e invoice code'],
  phone: ['telefono', 'tel', 'tel fax', 'telefono fax', 'numero telefono', 'numero di telefono', 'recapito telefonico', 'recapiti telefonici', 'telefono fisso', 'telefono ufficio', 'centralino', 'telefoni', 'fisso', 'phone', 'phone number', 'telephone', 'telephone number', 'tel number', 'cellulare', 'cell', 'telefono cellulare', 'mobile', 'mobile phone', 'recapito', 'recapiti', 'contatti'],
  website: ['sito web', 'sito internet', 'sito', 'web', 'website', 'web site', 'indirizzo web', 'sito aziendale', 'url', 'homepage', 'home page', 'www', 'internet', 'pagina web', 'web page'],
  certificates: ['certificazioni', 'certificazione', 'certificati', 'certificato', 'cert', 'certif', 'certificazioni possedute', 'certificazioni ambientali', 'certificazioni qualita', 'sistemi di gestione', 'sistema di gestione', 'certificates', 'certificate', 'certifications', 'certification', 'standards', 'management systems'],
  ownerGroup: ['gruppo', 'gruppo di appartenenza', 'gruppo appartenenza', 'gruppo societario', 'gruppo aziendale', 'gruppo industriale', 'capogruppo', 'societa controllante', 'controllante', 'holding', 'group', 'owner group', 'parent company', 'corporate group', 'owner'],
  tags: ['tag', 'tags', 'etichette', 'etichetta', 'parole chiave', 'keywords', 'settore', 'settore merceologico', 'settore attivita', 'settore di attivita', 'comparto', 'attivita', 'attivita svolta', 'attivita prevalente', 'descrizione attivita', 'tipo attivita', 'categoria', 'merceologia', 'categoria merceologica', 'produzione', 'prodotti', 'specializzazione', 'sector', 'industry', 'activity', 'business sector', 'category', 'labels', 'line of business'],
  privateNotes: ['note', 'note interne', 'annotazioni', 'annotazione', 'osservazioni', 'commenti', 'commento', 'nota', 'note private', 'note riservate', 'notes', 'remarks', 'comments', 'comment', 'remark', 'internal notes', 'private notes', 'altre informazioni', 'memo'],
}

/** Words that say nothing, or only who: they cost next to nothing. */
const fillers = new Set((
  'n nr no num numero number di del della dello dell dei degli delle d il la lo l gli le e ed o od a al alla ai in per con su the of and or in to for euro eur eu k mln mio m milioni milione migliaia mila x 000 1000 ' +
  'codice cod anno year annuo annuale annua ultimo ultima esercizio bilancio dato dati valore totale tot complessivo medio media attuale data dal 31 12 at as'
).split(' '))
const owners = new Set('azienda aziendale impresa ditta societa socio soci associato associata ente legale principale sede company firm business member registered office main aziendali imprese unita generale info contatto contact ufficio anagrafica economici economico distretto cluster consorzio associazione rete progetto agenzia polo'.split(' '))
/** Words that make a heading mean something else: a person, a class, a share, another date. */
const strangers = new Set((
  'referente titolare rappresentante presidente amministratore responsabile direttore rapp cognome nascita firma privacy quota quote costo costi classe classi fascia fasce range variazione var delta percentuale perc previsione export estero esteri esportazione donne uomini ' +
  'cciaa camera femmine maschi stagionali indeterminato determinato costituzione fondazione fax rilascio scadenza rinnovo revisione delibera protocollo verbale utile perdita ebitda mol capitale versato pagamento iban banca consenso registro albo precedente ' +
  'women men class band share change growth founded established birth person manager fee payment expiry issued loss profit capital'
).split(' '))
/** The seat of the register is meant where both are there. */
const secondary = new Set('operativa operative stabilimento magazzino amministrativa secondaria filiale operating plant secondary branch 2 3'.split(' '))
/** "Codice cliente" is no name, and only days are dated. */
const clashes = (field: ImportField, word: string): boolean =>
  (field === 'name' && ['codice', 'cod', 'id', 'anno'].includes(word)) || (['data', 'date'].includes(word) && field !== 'joinedOn' && field !== 'leftOn')
/** A person's e-mail or telephone is better than none. */
const reach: readonly ImportField[] = ['email', 'phone']

type Phrase = { field: ImportField; words: string[]; rank: number }
const known: Phrase[] = importFields.flatMap((field) => phrases[field].map((phrase, rank) => ({ field, words: phrase.split(' '), rank })))
const single = new Map(known.filter(({ words }) => words.length === 1).map(({ words, field }) => [words[0] ?? '', field]))
/** Words of a field's phrases, without those that name another field alone. */
const wordsOf = new Map(importFields.map((field) => [field, new Set(phrases[field].flatMap((phrase) => phrase.split(' ')).filter((word) => (single.get(word) ?? field) === field))]))
const vocabulary = new Set(known.flatMap(({ words }) => words))
/** For misspelt words: those that begin alike. */
const byLetter = Map.groupBy([...vocabulary].filter((word) => word.length >= 5), (word) => word[0] ?? '')
const byFirstWord = Map.groupBy(known, ({ words }) => words[0] ?? '')
const glued = new Map(known.filter(({ words }) => words.length > 1).map((phrase) => [phrase.words.join(''), phrase]))

export type Claim = { field: ImportField; score: number }

/** From here on a heading is taken to name its field. */
export const enough = 0.6

/** The words of a heading as they are compared: `RagioneSociale` and `RAGIONE_SOCIALE` part too, years and line breaks go. */
export function headerWords(header: string): string[] {
  const parted = header.replace(/(\p{Ll})(\p{Lu}\p{Ll})/gu, '$1 $2').replace(/(\p{Ll})(\p{Lu}{2,})/gu, '$1 $2').replace(/(\p{L})(\d)/gu, '$1 $2')
  return fold(parted).replace(/\b(19|20)\d\d\b/g, ' ').split(' ').filter(Boolean)
}

/** What a heading may mean, the likeliest first, each with a score from 0 to 1. */
export function claimsOf(header: string): Claim[] {
  // A column for each certificate, ticked where a firm has it.
  if (certificateName(header) !== null) return [{ field: 'certificates', score: 0.9 }]
  const claims = claimsOfWords(headerWords(header))
  const [, outside = '', inside = ''] = /^([^([]+)[([](.*)[)\]]?$/s.exec(header) ?? []
  if ((claims[0]?.score ?? 0) >= enough || outside === '' || headerWords(inside).some((word) => strangers.has(word))) return claims
  // What stands in brackets may only explain: "Certificazioni (ISO, EMAS …)".
  return claimsOfWords(headerWords(outside)).map(({ field, score }) => ({ field, score: score - 0.05 }))
}

function claimsOfWords(words: readonly string[]): Claim[] {
  if (words.length === 0 || words.length > 14) return []
  const whole = glued.get(words.join(''))
  if (whole && words.length < whole.words.length) return [{ field: whole.field, score: 0.95 - whole.rank / 1000 }]
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
  return Math.max(0, 1 - loss - rank / 1000 - 0.02 / words.length)
}

/** A word that is misspelt by one letter (two in a long one) as the vocabulary has it. */
function nearest(word: string): string {
  if (word.length < 5 || vocabulary.has(word) || fillers.has(word) || owners.has(word) || strangers.has(word)) return word
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

/** What the heading of a column of money multiplies by: `Fatturato (migliaia di €)`, `k€`, `€/000`, `mln`; 1 where it says nothing. */
export function scaleOf(header: string): number {
  const text = header.toLowerCase()
  if (/\b(mln|mio|milion[ie]|millions?|meur)\b|\bm\s?€|€\s?m(ln|io)?\b/.test(text)) return 1e6
  if (/\b(migliaia|thousands?|k\s?euro?|mila)\b|k\s?€|€\s?k\b|[€x/(]\s?[.']?000\b|\b(x|per)\s?1[.,]?000\b|\b000\s?€|'000/.test(text)) return 1e3
  return 1
}

/** A year that a heading or a title names, within reason; of several the last. */
export function yearIn(text: string, today: string): number | null {
  const cleaned = text.replace(/\b(ateco|nace|iso|uni|en|sa|emas|dpr|d\.?\s?lgs\.?|legge|l\.|reg\.?|n\.?)\s*(\d+\s*[:/]\s*)?(rev\.?\s*)?\d{4}\b(:\d{4})?/gi, ' ').replace(/\d+\/(?:19|20)\d\d\s*\/?(?=\s*(?:ce|ue|cee))/gi, ' ')
  const years = [...cleaned.matchAll(/(?<![\d.,])((?:19|20)\d\d)(?!\d|[.,]\d{3})/g)].map((match) => Number(match[1]))
  const afterMonth = [...cleaned.matchAll(/\b(?:\d{1,2}[/.-])?(?:0?[1-9]|1[0-2])[/.-]((?:19|20)\d\d)\b/g)].map((match) => Number(match[1]))
  const short = [...cleaned.matchAll(/\b\d{1,2}[/.-]\d{1,2}[/.-](\d\d)(?!\d)|['’](\d\d)\b/g)].map((match) => 2000 + Number(match[1] ?? match[2]))
  const limit = Number(today.slice(0, 4))
  return [...years, ...afterMonth, ...short].filter((year) => year >= 1990 && year <= limit).at(-1) ?? null
}

/**
 * Recognises the headings of a list again, so that a mapping which the clerk corrected is proposed next time: the same headings
 * in the same order, whatever their capitals, blanks and years.
 */
export const mappingSignature = (headers: readonly string[]): string => headers.map((header) => headerWords(header).join(' ')).join('|')
