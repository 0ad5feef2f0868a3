import { fold } from './folding.ts'

/** Letters and names of the Italian provinces (ISTAT, 107 units before the Sardinian reform of 2025). */
const names: Readonly<Record<string, string>> = {
  AG: 'Agrigento', AL: 'Alessandria', AN: 'Ancona', AO: 'Aosta', AP: 'Ascoli Piceno', AQ: "L'Aquila", AR: 'Arezzo', AT: 'Asti', AV: 'Avellino', BA: 'Bari',
  BG: 'Bergamo', BI: 'Biella', BL: 'Belluno', BN: 'Benevento', BO: 'Bologna', BR: 'Brindisi', BS: 'Brescia', BT: 'Barletta-Andria-Trani', BZ: 'Bolzano',
  CA: 'Cagliari', CB: 'Campobasso', CE: 'Caserta', CH: 'Chieti', CL: 'Caltanissetta', CN: 'Cuneo', CO: 'Como', CR: 'Cremona', CS: 'Cosenza', CT: 'Catania',
  CZ: 'Catanzaro', EN: 'Enna', FC: 'Forlì-Cesena', FE: 'Ferrara', FG: 'Foggia', FI: 'Firenze', FM: 'Fermo', FR: 'Frosinone', GE: 'Genova', GO: 'Gorizia',
  GR: 'Grosseto', IM: 'Imperia', IS: 'Isernia', KR: 'Crotone', LC: 'Lecco', LE: 'Lecce', LI: 'Livorno', LO: 'Lodi', LT: 'Latina', LU: 'Lucca',
  MB: 'Monza e della Brianza', MC: 'Macerata', ME: 'Messina', MI: 'Milano', MN: 'Mantova', MO: 'Modena', MS: 'Massa-Carrara', MT: 'Matera', NA: 'Napoli',
  NO: 'Novara', NU: 'Nuoro', OR: 'Oristano', PA: 'Palermo', PC: 'Piacenza', PD: 'Padova', PE: 'Pescara', PG: 'Perugia', PI: 'Pisa', PN: 'Pordenone',
  PO: 'Prato', PR: 'Parma', PT: 'Pistoia', PU: 'Pesaro e Urbino', PV: 'Pavia', PZ: 'Potenza', RA: 'Ravenna', RC: 'Reggio Calabria', RE: 'Reggio Emilia',
  RG: 'Ragusa', RI: 'Rieti', RM: 'Roma', RN: 'Rimini', RO: 'Rovigo', SA: 'Salerno', SI: 'Siena', SO: 'Sondrio', SP: 'La Spezia', SR: 'Siracusa',
  SS: 'Sassari', SU: 'Sud Sardegna', SV: 'Savona', TA: 'Taranto', TE: 'Teramo', TN: 'Trento', TO: 'Torino', TP: 'Trapani', TR: 'Terni', TS: 'Trieste',
  TV: 'Treviso', UD: 'Udine', VA: 'Varese', VB: 'Verbano-Cusio-Ossola', VC: 'Vercelli', VE: 'Venezia', VI: 'Vicenza', VR: 'Verona', VT: 'Viterbo',
  VV: 'Vibo Valentia',
}
/** Letters of former provinces that old lists still bear; they are left as they are. */
const former = ['CI', 'FO', 'OG', 'OT', 'PS', 'VS']

/** Other names in use. */
const others: Readonly<Record<string, string>> = {
  florence: 'FI', rome: 'RM', milan: 'MI', turin: 'TO', naples: 'NA', venice: 'VE', genoa: 'GE', padua: 'PD', mantua: 'MN', leghorn: 'LI',
  'monza brianza': 'MB', 'monza e brianza': 'MB', monza: 'MB', 'reggio nell emilia': 'RE', 'reggio di calabria': 'RC', aquila: 'AQ', spezia: 'SP', 'valle d aosta': 'AO',
  massa: 'MS', carrara: 'MS', 'massa e carrara': 'MS', forli: 'FC', cesena: 'FC', 'forli e cesena': 'FC', pesaro: 'PU', urbino: 'PU', verbania: 'VB', 'verbano cusio ossola': 'VB', barletta: 'BT',
  'roma capitale': 'RM', 'alto adige': 'BZ', bozen: 'BZ', 'bolzano bozen': 'BZ', 'aosta aoste': 'AO', 'valle d aosta vallee d aoste': 'AO', 'pesaro urbino': 'PU',
}

const byName = new Map([...Object.entries(names).map(([letters, name]): [string, string] => [fold(name), letters]), ...Object.entries(others)])

/** Whether two capital letters are those of a province of today or of former times. */
export const isProvince = (letters: string): boolean => Object.hasOwn(names, letters) || former.includes(letters)

/** The letters of a province named in any way: `FI`, `(fi)`, `Firenze`, `Prov. di Firenze`, `Firenze (IT)`, `FI - Firenze`; null where it is unknown. */
export function provinceLetters(text: string): string | null {
  const folded = fold(text.replace(/\(IT\)\s*$/, '')).replace(/^(citta metropolitana|libero consorzio|provincia|prov|province)( autonoma)?( comunale)?( (di|del|della|of))? (?=.)/, '')
  const letters = folded.replaceAll(' ', '').toUpperCase()
  if (letters.length === 2 && isProvince(letters)) return letters
  const [, first = '', name] = /^([a-z]{2}) (.+)$/.exec(folded) ?? []
  return byName.get(folded) ?? (name !== undefined && byName.get(name) === first.toUpperCase() ? first.toUpperCase() : null)
}
