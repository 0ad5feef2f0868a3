import { describe, expect, it } from 'vitest'
import { claimsOf, enough, mappingSignature, scaleOf, yearIn } from '../../shared/import/header.ts'
import type { ImportField } from '../../shared/members.ts'

/** Headings as lists have them, by what they mean. */
const headings: Partial<Record<ImportField | 'nothing', string[]>> = {
  name: [
    'Ragione sociale', 'RAGIONE SOCIALE', 'Rag. Soc.', 'Rag.soc.', 'Denominazione', 'Denominazione / Ragione sociale', 'Ditta', 'Impresa', 'Azienda', 'Nome azienda',
    'Nominativo', 'Socio', 'Associato', 'Company', 'Company name', 'Firm', 'Name', 'Organisation', 'Denominazione sociale', 'Ragione Sociale Azienda', 'Nome Impresa',
    'Azienda associata', 'AZIENDE', 'Impresa (ragione sociale)', 'Nome/Ragione sociale', 'Denominazione azienda', 'Denominazione impresa associata', 'ragione_sociale',
    'RagioneSociale', 'Nome della ditta', 'Società', 'Ragone sociale', 'Nome organizzazione', 'Elenco imprese', 'Nome ditta / Ragione sociale', 'Intestazione',
    'Organisation name', 'Soci', 'Nome e cognome / Ragione sociale', 'Intestatario', 'Account name', 'Ditta e sede', 'SME name', 'Nome PMI', 'Imprese aderenti al progetto', 'Please enter the full legal name of your company', 'Organization 1 - Name', 'Nome visualizzato', 'Ragione Sociale Completa', 'Ragione Sociale / Nome e Cognome', 'Consorziato', 'Espositore', 'Legal entity', 'Legal entity name', 'Trading name', 'Partner name', 'Members (companies)',
  ],
  vatNumber: [
    'P.IVA', 'Partita IVA', 'P. IVA', 'P. Iva/C.F.', 'P.IVA / C.F.', 'Partita IVA/Codice fiscale', 'Partita I.V.A.', 'VAT no.', 'VAT number', 'VAT', 'PIVA', 'Part. IVA',
    'P.I.', 'Cod. Fisc. / P.IVA', 'CF/PIVA', 'Codice fiscale / Partita IVA', 'N. Partita IVA', 'Numero partita IVA', 'VAT ID', 'VAT Reg. No.', 'p_iva', 'PartitaIva',
    'IVA', 'VAT code', 'VATIN', 'P.ta IVA', 'PI/CF', 'C.F. / P. IVA', 'Partita IVA (11 cifre)', 'P.Iva impresa', 'VAT/Fiscal code',
  ],
  taxCode: ['Fiscal ID', 'Codice fisc.', 'Tax number', 'Codice fiscale', 'Cod. fiscale', 'Cod. Fisc.', 'C.F.', 'CF', 'l10n_it_codice_fiscale', 'Codice Fiscale azienda', 'Tax code', 'Fiscal code', 'CodiceFiscale', 'cod_fisc', 'C.Fiscale'],
  municipality: [
    'Place', 'Location', 'Town (Prov.)', 'Città e provincia',
    'Comune', 'Città', 'Località', 'Loc.', 'COMUNE SEDE LEGALE', 'Sede legale - Comune', 'Comune (sede legale)', 'Town', 'City', 'Municipality', 'Comune/Località',
    'Città (Prov.)', 'Comune sede', 'HQ city', 'Billing City', 'CAP - Comune', 'Comune sede operativa', 'citta', 'Citta\'', 'Comune di appartenenza', 'Luogo', 'Città (uff.)', 'City of residence', 'Com. sede', 'Comune in cui ha sede', 'Address 1 - City', '3. In quale comune si trova la sede legale?',
  ],
  province: ['Sigla', 'Prov.', 'Provincia', 'Prov', 'PR', 'Pr.', 'Sigla prov.', 'Province', 'Prov. sede legale', 'Provincia sede', 'Business State', 'State/Region', 'Stato/regione', 'state_id/name', 'Address 1 - Region', 'Billing State/Province'],
  postalCode: ['CAP', 'C.A.P.', 'Cap', 'Codice di Avviamento Postale', 'Cod. Avv. Post.', 'P. code', 'Address 1 - Postal Code', 'Codice postale', 'Postcode', 'ZIP code', 'Postal code', 'CAP sede legale', 'CAP Sede Leg.', 'Billing Zip/Postal Code'],
  address: [
    'Indirizzo', 'Via', 'Indirizzo sede legale', 'Address', 'Street', 'Via/Piazza', 'Indirizzo completo', 'Sede legale (indirizzo)', 'Indirizzo sede', 'Sede',
    'Sede legale', 'Via e n. civico', 'Indirizzo (via e numero)', 'Ubicazione', 'Residenza', 'Sede ditta', 'Sede dell’impresa', 'NUM_CIV', 'Indirizzo azienda', 'Barrato', 'Headquarters', 'Dove ha sede', 'Via/p.za/c.so', 'Sede attività', 'billing_address_2',
  ],
  employees: [
    'Dipen- denti', 'Dipendenti (esclusi esterni)', 'Addetti (compresi stagionali)', 'How many people does your company employ?', 'Quante persone lavorano nella vostra azienda?', 'Number of employees Last avail. yr', 'N. unità', 'NUMDIP', 'N. persone', 'Number of people', 'Staff size', 'Full-time employees', 'Dip. a fine anno', 'Manodopera', 'Maestranze', 'N.ro dipendenti al 31.12.24', 'Dip.ti', 'N. add.tti', 'Nr. of empl.',
    'Dipendenti', 'Addetti', 'N. addetti', 'N° addetti', 'Nr. dipendenti', 'Num. addetti', 'Numero dipendenti', 'N. Addetti 2023', 'Addetti al 31/12/2023', 'Organico',
    'ULA', 'Headcount', 'Employees', 'No. of employees', 'Staff', 'Dip.', 'Totale addetti', 'Addetti totali', 'Dipendenti (n.)', 'Occupati', 'N.dip.', 'Personale',
    'Number of employees', 'Dipendenti (media annua)', 'N. ADD.', 'NDIP', 'Dipendenti Ultimo anno disp.', 'Addetti (ULA)', 'n° dip', 'Unità lavorative', 'Dip. tot. (di cui donne)', 'Employees (of which women)',
  ],
  turnover: [
    'Fattu- rato', 'Vol. affari', 'Entrate', 'Indica il fatturato 2025 (in €)', 'What was your turnover in the last financial year (in EUR)?', 'Operating revenue (Turnover) th EUR Last avail. yr', 'Vol. d’aff.', 'Cifra d’affari', 'Incassi', 'Revenue from sales', '6. Qual è stato il fatturato dell’ultimo esercizio chiuso (in euro)?', 'Fatt.to (€ mln)', 'Revenue FY2025 (€, thousands)', '€ 2024', 'k€ 2023', 'Euro 2024', '2024 (migliaia di €)',
    'Fatturato', 'Fatturato (€)', 'Fatturato 2023', 'Fatt. 2023', 'Ricavi', 'Ricavi 2022 (k€)', 'Volume d\'affari', 'Fatturato annuo', 'Revenue', 'Turnover', 'Sales',
    'Fatturato in migliaia di euro', 'Ultimo fatturato', 'Fatturato (ultimo bilancio)', 'Annual turnover (EUR)', 'Turnover 2023 (€m)', 'Fatturato anno 2024',
    'Ricavi delle vendite', 'Volume affari 2023', 'Fatturato €', 'Fatturatto', 'Vol. d’affari', 'Val. produzione', 'Fatturato Italia + estero', 'Fatturato [€/000]', 'FATT. 2023 (migl. €)', 'Ricavi delle vendite migl EUR Ultimo anno disp.',
  ],
  balanceSheet: ['Totale attivo', 'Total assets th EUR Last avail. yr', 'Totale attività', 'Assets', 'Totale di bilancio', 'Balance sheet total', 'Total assets', 'Tot. attivo'],
  joinedOn: [
    'Socio attivo dal', 'Data d’ingresso', 'Anno di ingresso', '8. Da che anno siete soci del Consorzio?', 'When did you join the cluster?', 'In what year did your firm become a member?', 'Quando siete diventati soci?', 'Anno ass.', 'Data accettazione', 'Data accettazione domanda', 'Data iscrizione nel libro soci', 'Data 1a iscrizione', 'Giorno di adesione', 'Mese di adesione', 'Ha aderito il', 'Ammesso in data', 'Entrato/a il', 'Associata a partire dal', 'Associata dall’anno', 'Partecipa dal', 'Da quando fai parte del distretto?',
    'Inizio rapporto associativo', 'Joining year', 'Year of joining', 'Date of membership', 'Date of affiliation', 'Adhesion date', 'Membership from', 'Membership started on', 'Start of membership', 'Admitted on', 'Entered on', 'Entry into the cluster', 'Data adesione gg/mm/aaaa', 'Dt.Ammiss.', 'Anno associaz.', 'Data iscr.ne', 'Iscritta c/o ns. Ass. dal', 'Aderente al distretto dal', 'Da che anno siete soci?', 'In quale anno siete diventati soci?', 'Periodo dal', 'Valido dal', 'In quale anno siete diventati soci?', 'Ingresso', 'Ammesso il', 'Iscritta il', 'Iscritta da', 'Socio da', 'Aderente da', 'Associato da', 'Membro da', 'Data iscr.', 'Iscr.', 'Data delibera ammissione', 'Entry date', 'Admission date', 'Member from', 'Member as of', 
    'Data adesione', 'Data ad.', 'Socio dal', 'Iscritto dal', 'Data iscrizione', 'Data di iscrizione', 'Member since', 'Anno di adesione', 'Data ingresso', 'Adesione',
    'Data ammissione', 'Joined', 'Date joined', 'Iscrizione (data)', 'Data adesione al distretto', 'Associata dal', 'Dal', 'Anno iscrizione', 'Membership since',
    'DATA ADES.', 'Data Adesione Socio', 'data_adesione', 'Decorrenza', 'Entrata', 'From', 'DATA AMM.', 'Entrato il', 'Data prima adesione', 'Date of accession', 'Data affiliazione', 'Data delibera di ammissione', 'Data delibera adesione', 'Data delibera iscrizione', 'Data tesseramento',
  ],
  leftOn: ['DT_DISD', 'DATA_CANC', 'Data escl.', 'Data esc./rec.', 'Data recesso o esclusione', 'DT.DIMISS.', 'Dt. cessazione', 'Uscita il', 'Data recesso', 'Data rec.', 'Cessazione', 'Data uscita', 'Recesso', 'Fino al', 'Member until', 'Data cessazione', 'Data dimissioni', 'Data di recesso', 'Dimesso il', 'RECEDUTA IL', 'Escluso dal', 'Data esclusione', 'Espulso il', 'Radiata nel 2023', 'Data decadenza', 'Disdetta', 'Resigned', 'Resignation date', 'Exit date', 'Date of leaving', 'Withdrew on', 'To'],
  withdrawalReason: ['Mot.uscita', 'CAUS_CANC', 'Motivo del recesso', 'Causa recesso', 'Motivo dimissioni', 'Motivo delle dimissioni', 'Motivo dell’uscita', 'Motivi di esclusione', 'Causale uscita', 'Motivazione esclusione', 'Reason for leaving', 'Withdrawal reason'],
  act: ['Delibera', 'Delibera n.', 'Delibera di ammissione', 'N. delibera', 'Atto di adesione', 'Estremi delibera', 'Board resolution'],
  email: [
    'E-mail', 'Email', 'e-mail aziendale', 'Posta elettronica', 'Mail', 'Indirizzo e-mail', 'Indirizzo email', 'E-mail 1', 'Email referente', 'E-mail address', 'eMail',
    'Contatto e-mail', 'Indirizzo di posta elettronica', 'E_MAIL', 'E-mail ufficio', 'General email', 'PEO',
  ],
  pec: ['PEC', 'Indirizzo PEC', 'E-mail PEC', 'Posta certificata', 'Pec aziendale', 'P.E.C.', 'Domicilio digitale', 'Posta elettronica certificata', 'Mail PEC', 'Indirizzo di PEC', 'Posta cert.', 'Mail certificata', 'Posta el. certificata'],
  phone: [
    'Telefono', 'Tel.', 'Tel', 'Tel/Fax', 'Phone', 'Telefono fisso', 'Recapito telefonico', 'Cellulare', 'Tel. ufficio', 'N. telefono', 'Telephone', 'Numero di telefono',
    'TELEFONO AZIENDA', 'Contatti telefonici', 'Tel. 1', 'Rif. telefonico', 'Telefono (uff.)', 'Landline', 'Contact number',
  ],
  atecoCode: [
    'Codice ATECO', 'Cod. ATECO', 'ATECO', 'Ateco 2007', 'Codice Ateco 2025', 'Attività (ATECO)', 'NACE', 'NACE code', 'Codice attività', 'Cod. Ateco prevalente',
    'ATECO primario', 'Cod.Istat attività',
  ],
  atecoEdition: ['Edizione ATECO', 'Versione ATECO', 'Anno ATECO', 'ATECO edition'],
  tags: ['Mestiere', 'SETT.', 'Att.', 'Settore', 'Settore di attività', 'Attività', 'Categoria', 'Comparto', 'Tags', 'Sector', 'Industry', 'Attività svolta', 'ATT. SVOLTA', 'Settore merceologico', 'Settore produttivo', 'Ramo', 'Lavorazione', 'Gruppo merceologico'],
  privateNotes: ['Note', 'NOTE', 'Note interne', 'Note extra', 'Annotazioni', 'Osservazioni', 'Notes', 'Remarks', 'Commenti', 'Note varie'],
  certificates: ['Certificazioni', 'Certificati', 'Certifications', 'Certificazione ISO', 'Cert.', 'FlagCert9001', 'Certs', 'Certificazioni etiche', 'La tua azienda possiede certificazioni? Se sì quali?', 'Certificazioni possedute', 'Certificazioni (ISO, EMAS...)', 'Possiede certificazioni? (ISO, SA8000, ecc.)'],
  website: ['Sito', 'Sito web', 'Web', 'Website', 'Sito internet', 'URL', 'www', 'Indirizzo sito web', 'Indirizzo internet'],
  rea: ['REA', 'N. REA', 'Numero REA', 'R.E.A.', 'Iscrizione REA', 'CCIAA/REA', 'N. Iscr. REA', 'NREA'],
  sdiCode: ['SDI', 'Codice SDI', 'Codice destinatario', 'Codice univoco', 'Cod. univoco SDI', 'Codice univoco fatturazione', 'Cod. dest.', 'Cod. destinatario Fatt. elettr.', 'Indice PA', 'l10n_it_pa_index'],
  legalForm: ['Forma giuridica', 'Natura giuridica', 'Legal form', 'Forma societaria', 'F. giuridica', 'nat_giu', 'Forma sociale', 'Corporate form'],
  ownerGroup: ['Gruppo', 'Gruppo di appartenenza', 'Capogruppo', 'Group', 'Parent Account'],
  membershipKind: ['Tipo socio', 'Tipologia socio', 'Categoria socio', 'Membership type', 'Tipo adesione'],
  chainPlace: ['Filiera', 'Posizione in filiera', 'Fase della filiera', 'Fase'],
  nothing: [
    'CF L.R.', 'C.F. amm.re', 'Sede INPS', 'Nato a', 'Valore contratto', 'Spese personale', 'Collaboratori esterni', 'Personale femminile', 'Female employees', 'Lavoratori somministrati', 'Dipendenti under 35', 'ADDETTI-FAM', 'ADDETTI-SUB', 'Fatturato/addetto', 'Revenue per employee',
    'Fine esercizio', 'Attiva dal', 'Operativa dal', 'Data iscrizione newsletter', 'Data iscrizione al corso', 'Ente di certificazione', 'Certification body', 'Associazione di categoria', 'Email commercialista', 'Tel. consulente', 'Codice ATECO secondario', 'Attività secondaria',
    'DT-ISCR-RD', 'DT-ISCR-AA', 'AA-ADD', 'Company owner', 'Group Membership', 'Dipendenti stranieri', 'Unità locali', 'Data accettazione privacy', 'Membership fee', 'Registration date', 'When did you start your business?', 'Quando avete iniziato l’attività?', 'Data ass.', 'Home City', 'Città (ab.)', 'Cod. Ist.', 'Tipo ass.', 'In quale rete siete soci?', 'In quale consorzio siete associati?', 'Cap. vers.', 'Cert. ISO 9001 (scad.)',
    'Iscritta al Registro Imprese dal', 'Iscritto albo artigiani dal', 'Iscritto INPS dal', 'Associata a Confindustria dal', 'Ammessa a contributo il',
    'Cap. soc.', 'Account Owner', 'Gruppo di lavoro', 'Gruppo WhatsApp', 'Dip.ti F', 'Data dec.', 'N. tessera', 'Data verbale', 'Amm.re', 'Da quanto tempo siete soci?',
    'N.', '#', 'N', 'Nr', 'ID', 'Codice', 'Fax', 'Referente', 'Legale rappresentante', 'Titolare', 'Data', 'Firma', 'Quota 2024', 'Lifecycle Stage', '€', 'Euro', 'Classe addetti', 'Classe dimensionale',
    'Data costituzione', 'Data di nascita', 'Export %', '% export', 'Costo del personale', 'Codice cliente', 'Capitale sociale', 'Anno fondazione',
    'Data iscrizione CCIAA', 'Codice fiscale legale rappresentante', 'Presidente', 'Stato', 'Nazione', 'Dipendenti donne', 'Utile', 'Regione', 'Consenso privacy',
    'Fatturato export', 'Nome referente', 'Progressivo', 'Elenco soci al 31/12/2024',
    'Delibera esclusione', 'Delibera revoca', 'Delibera contributo', 'Delibera regionale', 'Fatturato estero', 'Nome e cognome', 'Cognome e nome', 'Protocollo', 'Tipo impresa', 'Residenza titolare', 'Causale pagamento', 'Data revoca consenso', 'Data disdetta contratto', 'From date', 'Motivo dello scarto', 'Reason for refusal', 'Data rec. (recapito)', 'Data dim. impianto', 'Data ad. CCNL', 'Data iscr. RI', 'Data inizio attività', 'Data inizio att.', 'Addetti familiari', 'Addetti subordinati', 'Country', 'Business Country/Region', 'C.F. legale rapp.',
  ],
}

describe('headings', () => {
  it.each(Object.entries(headings).flatMap(([field, list]) => list.map((header) => [header, field] as const)))('%s: %s', (header, field) => {
    const [best] = claimsOf(header).filter(({ score }) => score >= enough)
    expect(best?.field ?? 'nothing').toBe(field)
  })
  it('prefers the clearer of two', () => {
    const score = (header: string) => claimsOf(header)[0]?.score ?? 0
    expect(score('Ragione sociale')).toBeGreaterThan(score('Ditta'))
    expect(score('Comune sede legale')).toBeGreaterThan(score('Comune sede operativa'))
    expect(score('E-mail')).toBeGreaterThan(score('E-mail referente'))
    expect(score('Dip.ti')).toBeGreaterThan(score('ULA'))
    expect(score('General email')).toBeGreaterThan(score('CEO email'))
  })
})

describe('units in headings of money', () => {
  it.each([
    ['Fatturato (migliaia di €)', 1e3], ['Fatturato k€', 1e3], ['Fatturato €/000', 1e3], ['Fatturato (x1000)', 1e3], ['Fatturato (Euro x 1.000)', 1e3], ['Turnover EUR thousand', 1e3], ['Fatturato [k Euro]', 1e3],
    ['TURNOVER_KEUR', 1e3], ['Revenue th EUR', 1e3], ['Turnover, EUR 000', 1e3], ['Fatturato (mln €)', 1e6], ['Fatturato in milioni', 1e6], ['Fatturato M€', 1e6], ['Turnover (€m)', 1e6], ['FATT. (migl. €)', 1e3], ['Ricavi migl EUR', 1e3], ['Sales (EUR 1,000)', 1e3], ['Fatturato (€ 1.000)', 1e3], ['Fatturato (€)', 1], ['Fatturato 2000', 1], ['Fatturato', 1],
  ])('%s', (header, scale) => expect(scaleOf(header)).toBe(scale))
})

describe('years in titles and headings', () => {
  it.each([
    ['aggiornato al 30/09/2025', 2025], ['al 31.12.2024', 2024], ['Soci 12.2024', 2024], ['Anno 2024', 2024], ['Elenco 2022/2023', 2023], ['Fatturato 2023', 2023], ["Fatturato '23", 2023], ['Fatt.2024', 2024], ['al 31/12/23', 2023],
    ['ATECO 2007', null], ['ISO 9001:2015', null], ['D.Lgs. 231/2001', null], ['Bilancio di 2.020 euro', null], ['previsioni 2040', null], ['Elenco soci', null],
  ])('%s', (text, year) => expect(yearIn(text, '2026-11-22')).toBe(year))
})

describe('the signature of a mapping', () => {
  it('is the same for the same headings of another year, and for no others', () => {
    const signature = mappingSignature(['Ragione sociale', 'Fatturato 2023', ''])
    expect(mappingSignature(['RAGIONE  SOCIALE ', 'Fatturato 2024', ''])).toBe(signature)
    expect(mappingSignature(['Fatturato 2023', 'Ragione sociale', ''])).not.toBe(signature)
  })
})
