import { gone, leaving } from './leaving.ts'
import { importFields, type ImportField } from '../members.ts'

const list = (text: string): string[] => text.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' '))

/** What a heading is where nothing else stands in it, folded. */
const whole: Partial<Record<ImportField, string>> = {
  name: 'anagrafica, nome e cognome ragione sociale, cognome e nome ragione sociale, cognome nome ragione sociale, ragione sociale nome e cognome, ragione sociale cognome e nome, denominazione nome e cognome, denominazione cognome e nome',
  employees: 'unita, n unita, numero unita, persone, n persone, numero persone, people, persons, number of people, number of persons, risorse, n risorse, numero risorse, occupazione, manodopera, ftes, employment, jobs, quanti siete',
  address: 'headquarters, head office, hq, based in, dove ha sede',
  joinedOn: 'data ad, anno ad, entrata, from', leftOn: 'data rec, data dim, to', act: 'delibera, delibera n, n delibera, nr delibera, numero delibera, estremi delibera, resolution',
  withdrawalReason: 'motivo, motivazione, reason', turnover: 'fatturato italia estero', tags: 'att, sett', municipality: 'com', certificates: 'iso', legalForm: 'forma, f g', province: 'stato regione, stato provincia', balanceSheet: 'assets',
}
const wholeHeadings: ReadonlyMap<string, ImportField> = new Map(importFields.flatMap((field) => (whole[field] === undefined ? [] : list(whole[field]).map((heading) => [heading, field] as const))))
const patterns: readonly (readonly [RegExp, ImportField])[] = [
  [new RegExp(`^(mot|motiv[oi]|motivazion[ei]|caus|caus[ae]|causal[ei]) (d[a-z]+ )?${leaving}$`), 'withdrawalReason'],
  [new RegExp(`^(data|dt|anno) (d[a-z]+ )?${leaving}( (o |e )?(d[a-z]+ )?${leaving})?$`), 'leftOn'],
  // "Sede ditta" is no firm's name, "Ditta e sede" may be
  [/^sede (d[a-z]+ )?(ditta|impresa|azienda|societa|soci[oa]|attivita)$/, 'address'],
  [new RegExp(`^${gone}[oa] (il|dal|nel|in data)$`), 'leftOn'],
]
/** The field that a heading names as a whole (its words, folded), whatever its parts would say; null where it is none of these. */
export const wholeHeading = (words: string): ImportField | null => wholeHeadings.get(words) ?? patterns.find(([pattern]) => pattern.test(words))?.[1] ?? null

const membership = '(soci[oae]?|iscritt[oaie]|aderent[ei]|associat[oaie]|affiliat[oaie]|ammess[oaie]|consorziat[oaie]|tesserat[oaie])'
/** Words of a heading for the body whose list this is: "la ns. associazione", "del consorzio". */
export const thisBody = '(fondator[ei]|ordinari[ao]?|effettiv[aoi]|a|al|alla|all|c|o|presso|la|il|in|d[a-z]{1,3}|ns|nostr[oa]|quest[oa]|consorzio|ass|assoc|associazione|rete|distretto|cluster|progetto|agenzia|polo|of|the|our|this|consortium|association|network|district)'
const joining = '(adesione|iscrizione|ammissione|associazione|affiliazione|tesseramento|ingresso|entrata|accettazione)'
const joiningEnglish = '(joining|accession|admission|affiliation|adhesion|entry|enrol?ment|enrollment)'
const ofJoining = [
  new RegExp(`^(data|dt|anno|mese|giorno)( (d[a-z]{0,3}|1a|prima))* ${joining}( (domanda|n[a-z]{0,3} libro soci|libro soci|${thisBody}))*$`),
  new RegExp(`^(partecipa|aderisce|fa parte)( ${thisBody})* (dal|da|dall anno)$`),
  /^((ha )?aderito|(entrat|ammess)[oa]( [oa])?) (il|nel|in data)$|^inizio rapporto associativo$|^anzianita associativa dal$/,
  new RegExp(`^da quando (fai|fate|fa|fanno) parte( ${thisBody})*$`),
  new RegExp(`^(date|day|year|month) of (the )?(${joiningEnglish}|(?<=(date|day) of )membership)( (to|in|into|${thisBody}))*$|^(start|begin|beginning) of (the )?membership$|^(${joiningEnglish}|join) (date|day|year)$|^membership (begin|began|begins|started|starts|from|since)( on)?$|^(admitted|enrolled|entered|onboarded|affiliated|associated)( (on|in|since))?$|^entry into( ${thisBody})+$`),
  /^anno (di )?ass(oc)?$/,
  /^(data|dt|anno) (d[a-z]+ )?(ades|ammis|iscri|associaz|ingr|affiliaz|tesseram)[a-z]*$/,
  // "Iscritta c/o la ns. associazione dal"; not "Iscritta al registro imprese dal", nor "Ammessa a contributo il"
  new RegExp(`^${membership}( attiv[oa])?( ${thisBody})* (a partire dal|dall anno|in data|dal|da|il|nel)$`),
  // "Da che anno siete soci?"
  /^(when|since when|(in |since )?(what|which) year) (did|have|has|are|is) (you|your [a-z]+) (been )?(join|a member|become a member)\b/,
  new RegExp(`^(quando|da (che|quale|quando)|(da|dal|in) (che|quale) (anno|data|giorno|mese))\\b.* ${membership}( ${thisBody})*$`),
]
/** Whether a heading asks for the day of joining in words of its own. */
export const asksJoining = (words: string): boolean => ofJoining.some((pattern) => pattern.test(words))

/**
 * How headings call each field, folded, the clearest first: where two columns claim a field, the earlier phrase wins. A phrase
 * of several words must stand as such.
 */
export const phrases: Readonly<Record<ImportField, readonly string[]>> = {
  name: list(`
    organization 1 name,
    ragione sociale, rag sociale, rag soc, ragione soc, denominazione, denominazione sociale, denominazione impresa, nome azienda, nome
    impresa, nome ditta, nome socio, nome societa, nome organizzazione, ragione sociale denominazione, denominazione ragione sociale,
    company name, business name, firm name, legal name, registered name, organisation name, organization name, member name, trade name,
    azienda, impresa, ditta, societa, aziende, imprese, ditte, company, firm, organisation, organization, enterprise, business,
    intestazione, nominativo, denom, soggetto, ente, organizzazione, associato, associata, azienda associata, impresa associata, impresa
    aderente, azienda aderente, aderente, socio, soci, member, cliente, fornitore, nome, name, insegna, intestatario, account name, account, sme, sme
    name, pmi, nome pmi, den sociale, firma sociale, nome visualizzato, display name,
    consorziato, consorziata, espositore, partecipante, beneficiario, operatore economico, soggetto giuridico, legal entity, legal entity name, official name,
    trading name, nome commerciale, customer name, supplier name, vendor name, participant, partner, partner name, beneficiary, members`),
  legalForm: list(`
    forma giuridica, natura giuridica, forma societaria, nat giuridica, nat giur, forma giur, f giuridica, tipo societa, tipologia
    societaria, legal form, legal status, company type, legal type, forma soc, company form, company legal form, corporate form, forma sociale, tipologia giuridica, tipo giuridico`),
  vatNumber: list(`
    partita iva, p iva, piva, part iva, partita i v a, p i v a, codice iva, cod iva, numero iva, vat number, vat no, vat nr, vat code,
    vat id, vat reg, vat registration number, vat, partita iva codice fiscale, partita iva cod fiscale, partita iva c f, partita iva cf,
    p iva c f, p iva cf, p iva cod fisc, p iva cod fiscale, p iva codice fiscale, piva cf, codice fiscale partita iva, codice fiscale p
    iva, cod fiscale partita iva, cod fisc p iva, cod fiscale p iva, c f p iva, cf p iva, cf piva, c f partita iva, cf partita iva,
    vat fiscal code, vat tax code, vat tax number, identificativo fiscale, iva, p i, pi, tax id, vatin, p ta iva, pi cf, cf pi, p i c f, c f p i`),
  taxCode: list('codice fiscale, codice fisc, cod fiscale, cod fisc, c fiscale, c fisc, cf, c f, fiscal code, tax code, tax number, tax no, fiscal id'),
  rea: list(`
    rea, numero rea, nrea, r e a, cciaa rea, rea cciaa, iscrizione rea, codice rea, cod rea, cciaa, numero repertorio economico, repertorio
    economico amministrativo, chamber of commerce number`),
  address: list(`
    indirizzo, indirizzo completo, residenza o sede, sede o residenza, via, indirizzo cap comune, indirizzo e comune, via e numero, via e numero civico, via n civico, via
    numero, via piazza, via e civico, toponimo, ubicazione, recapito postale, indir, ind, indirizzo postale, domicilio, address, street,
    street address, full address, address line, address 1, sede legale, sede, registered office, civico, n civico, numero civico, nr
    civico, house number, numero civ, esponente, frazione, fraz, barrato, esp, denom via, denominazione via, nome via, descrizione via, desc via, nome strada, address 2, address 1 street, via p za, via p za c so`),
  postalCode: list('cap, c a p, codice postale, cod postale, codice avviamento postale, postal code, postcode, post code, zip, zip code, address 1 postal code, codice di avviamento postale, cod avv postale, cod avv post, codice avv postale, p code, billing code'),
  municipality: list(`
    comune, citta, localita, citt, localit, loc, comune sede, comune prov, comune provincia, comune pr, citta prov, citta provincia,
    localita prov, localita provincia, cap comune, cap citta, cap localita, citta e provincia, comune e provincia, citta e prov, comune e prov, cap e
    comune, cap e citta, comune localita, citta localita,
    localita comune, municipality, location, town, city, town prov, town province, city prov, city province, town city, city town, locality, paese, piazza, luogo, place, address 1 city, com sede, comune in cui, city of residence, city name`),
  province: list('provincia, prov, pr, sigla, sigla provincia, sigla prov, prv, pv, province, county, district, state province, business state, billing state, state region, state, address 1 region, provincial code'),
  atecoCode: list(`
    codice ateco, cod ateco, ateco, ateco 2007, ateco 2025, attivita ateco, ateco prevalente, codice attivita, cod attivita, codice
    istat attivita, codice istat, atecori, nace, nace code, nace rev, activity code, industry code, settore ateco, codice attivita
    ateco, classificazione ateco, cod istat attivita, cod istat`),
  atecoEdition: list(`
    edizione ateco, versione ateco, anno ateco, ateco edizione, ateco versione, edizione codice ateco, ateco edition,
    ateco version, edition of ateco, nace revision`),
  chainPlace: list(`
    posizione in filiera, posizione filiera, posizione nella filiera, fase filiera, fase della filiera, fase di filiera, fase, fase
    produttiva, fase di lavorazione, ruolo in filiera, ruolo filiera, filiera, anello filiera, chain place, place in the chain, supply
    chain position, value chain, supply chain stage, stage, position in chain, position in the chain`),
  employees: list(`
    dipendenti, addetti, maestranze, numero addetti, numero dipendenti, occupati, lavoratori, organico, personale, personale dipendente, forza
    lavoro, ula, ndip, nadd, naddetti, ndipendenti, unita lavorative, unita lavorative annue, add, dip, risorse umane, collaboratori, addetti dipendenti, dipendenti
    addetti, addetto, dipendente, addetti medi, dipendenti medi, media dipendenti, media addetti, employees, headcount, head count,
    staff, workforce, fte, workers, personnel, number of employees, empl, awu, staff headcount, people employed, persons employed, people does your company employ, people do you employ, people work,
    people are employed, staff size, workforce size, average workforce, full time employees, full time equivalents, dipendenti a tempo pieno equivalenti, forza occupazionale, persone lavorano, persone occupate, persone impiegate, numdip, numadd`),
  turnover: list(`
    fatturato, vol affari, entrate, ricavi, volume affari, volume d affari, volume di affari, ricavi vendite, ricavi delle vendite, ricavi da vendite, ricavi
    delle vendite e delle prestazioni, fatt, giro affari, giro d affari, turnover, revenue, revenues, sales, net sales, annual turnover,
    annual revenue, sales revenue, net turnover, valore produzione, valore della produzione, fatturato annuo, vol d affari, vol affari annuo, val produzione, vol d aff, vol aff, cifra d affari, cifra affari, incassi, introiti, business volume, revenue from sales`),
  balanceSheet: list(`
    totale attivo, tot att, totale di bilancio, totale bilancio, tot attivo, tot bilancio, attivo patrimoniale, totale stato patrimoniale, attivo
    di bilancio, balance sheet total, balance sheet, total assets, balance total, attivo, assets total, totale attivita, tot attivita`),
  joinedOn: list(`
    data adesione, data iscrizione, data ingresso, data ammissione, data associazione, data entrata, data di adesione, data di
    iscrizione, data di ingresso, data di ammissione, socio dal, socia dal, iscritto da, iscritta da, iscritto dal, iscritta dal, iscritti dal, aderente dal,
    associato dal, associata dal, membro dal, adesione, iscrizione, ammissione, anno adesione, anno di adesione, anno iscrizione, anno
    di iscrizione, anno ingresso, dal, inizio, data inizio, inizio adesione, data ades, ades, dt adesione, dt iscrizione, dt iscr, data amm, dt amm,
    data ammiss, data sottoscrizione, data decorrenza, decorrenza, member
    since, joined, joined on, date joined, joining date, join date, date of joining, membership start, membership date, start date,
    since, membership since, date of admission, data d ingresso, data d iscrizione, anno di ingresso, ingresso, ammesso il, ammessa il, iscritto il,
    iscritta il, socio da, socia da, aderente da, associato da, associata da, membro da, data iscr, iscr, data delibera ammissione, delibera
    ammissione, entry date, admission date, date of entry, member from, member as of, member as from, enrolled, enrolment date, year joined, data isc,
    data prima adesione, prima adesione, entrato il, entrata il, entrato nel, entrata nel, data entr, date of accession, accession date, accession,
    data di associazione, data tesseramento, tesserato dal, tesserata dal, data affiliazione, data di affiliazione, affiliato dal, affiliata dal,
    delibera di ammissione, data delibera di ammissione, data delibera adesione, data delibera di adesione, delibera adesione, delibera di adesione,
    data delibera iscrizione`),
  leftOn: list(`
    data recesso, dt recesso, dt dimissioni, dt cessazione, dt uscita, dt cancellazione, data cess, data usc, recesso, cessazione, uscita, dimissioni, cancellazione, esclusione, espulsione,
    radiazione, disdetta, socio fino al, fino al, al, data fine, fine, fine adesione, scadenza adesione, member until, left, left on, leaving date,
    date left, end date, until, membership end, date of leaving, withdrew on, date of
    withdrawal, withdrawal date, withdrawn, withdrawn on, resigned, resigned on, resignation, resignation date, date of resignation, expelled,
    expelled on, excluded on, exit date, date of exit,
    termination date, date of termination, cessato, membership ended, end of membership, data revoca adesione, revoca adesione`),
  withdrawalReason: list(`
    reason for leaving, leaving reason, reason for withdrawal, withdrawal reason, reason for resignation, resignation reason, reason for exit, exit reason, termination reason`),
  act: list(`
    delibera ammissione, delibera di ammissione, delibera adesione, delibera di adesione, atto di adesione, atto adesione, atto di ammissione, atto
    ammissione, provvedimento di ammissione, verbale di ammissione,
    verbale ammissione, admission act, act of admission, admission resolution, board resolution`),
  membershipKind: list(`
    tipo socio, tipologia socio, tipo di socio, categoria socio, categoria di socio, qualifica socio, tipo adesione, tipologia adesione,
    tipo di adesione, tipo associato, tipo iscrizione, socio tipo, tipo aderente, member type, membership type, membership kind, kind of
    member, membership category, type of membership, tipo membro, tipologia di socio`),
  email: list(`
    e mail, email, mail, posta elettronica, indirizzo e mail, indirizzo email, indirizzo mail, indirizzo di posta elettronica, posta, e
    mail address, email address, emails, e mails, mail address, contact e mail, contact email, peo`),
  pec: list(`
    pec, p e c, indirizzo pec, e mail pec, email pec, mail pec, pec e mail, posta certificata, posta elettronica certificata, e mail
    certificata, email certificata, posta elettronica pec, domicilio digitale, certified e mail, certified email, certified mail, indirizzo di pec, posta cert, mail certificata, mail certif, posta el certificata, posta elettronica certif`),
  sdiCode: list(`
    sdi, codice sdi, cod sdi, codice destinatario, cod destinatario, codice univoco, cod univoco, codice univoco sdi, codice
    destinatario sdi, cuu, codice fatturazione elettronica, codice fattura elettronica, sdi code, e invoice code, cod dest, codice destinatario fatt
    elettr, codice destinatario fattura elettronica, cod destinatario fatt elettr, indice pa, pa index`),
  phone: list(`
    telefono, tel, tel fax, telefono fax, numero telefono, numero di telefono, recapito telefonico, recapiti telefonici, telefono fisso,
    telefono ufficio, centralino, telefoni, fisso, phone, phone number, telephone, telephone number, tel number, cellulare, cell,
    telefono cellulare, mobile, mobile phone, recapito, recapiti, contatti, rec telefonico, contatto telefonico, contatti telefonici, riferimento telefonico, rif telefonico, rif tel, landline, contact number`),
  website: list(`
    sito web, sito internet, sito, web, website, web site, indirizzo web, sito aziendale, url, homepage, home page, www, internet,
    pagina web, web page, indirizzo internet, indirizzo sito`),
  certificates: list(`
    certificazioni, certificazione, certificati, certificato, cert, certif, certificazioni possedute, certificazioni ambientali,
    certificazioni qualita, sistemi di gestione, sistema di gestione, certificates, certificate, certifications, certification,
    standards, management systems, certificazioni ambientali sociali, certificazioni ambientali e sociali, certified, sga, marchi e certificazioni, certificazioni e marchi, certificata, certificazioni di prodotto, certificazioni di sistema, certs, certificazioni etiche, certificazioni sociali, certificazioni di qualita, certificazioni di sicurezza`),
  ownerGroup: list(`
    gruppo, gruppo di appartenenza, gruppo appartenenza, gruppo societario, gruppo aziendale, gruppo industriale, capogruppo, societa
    controllante, controllante, holding, group, owner group, parent company, parent account, corporate group, parent, gruppo di riferimento`),
  tags: list(`
    tag, tags, etichette, etichetta, parole chiave, keywords, settore, settore merceologico, settore attivita, settore di attivita,
    comparto, attivita, attivita svolta, att svolta, attivita prevalente, descrizione attivita, tipo attivita, categoria, merceologia, categoria
    merceologica, gruppo merceologico, produzione, prodotti, products, specializzazione, sector, industry, activity, business sector, category, labels, line of
    business, mestiere, settore produttivo, ramo, ramo attivita, ramo di attivita, lavorazione, lavorazioni, tipo di lavorazione, core business`),
  privateNotes: list(`
    note, note interne, annotazioni, annotazione, osservazioni, commenti, commento, nota, note private, note riservate, notes, remarks,
    comments, comment, remark, internal notes, private notes, altre informazioni, memo, altre info, varie, note extra`),
}
