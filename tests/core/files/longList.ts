import { italianCheckDigit } from '../../../shared/vat.ts'

const trades = ['Tintoria', 'Conceria', 'Maglificio', 'Cartiera', 'Pelletteria', 'Confezioni']
const places = ['Empoli', 'Fucecchio', 'Capannori', 'Porcari', "Santa Croce sull'Arno", 'San Miniato']

const vatNumber = (n: number) => {
  const ten = `${String(n).padStart(7, '0')}048`
  return ten + String(italianCheckDigit(ten))
}

const headings = 'N.;Ragione sociale;Partita IVA;Comune;Prov.;CAP;Cod. ATECO;N. addetti;Fatturato (€);Data adesione;E-mail;Tel.;Certificazioni;Note interne'

/** A member list of so many invented firms as .csv, with the fourteen columns that such lists have. */
export function longList(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => [
    n + 1, `${trades[n % 6]} Prova ${n} S.r.l.`, vatNumber(n + 1), places[n % 6], 'FI', '50053', '15.11.00', n % 300, `${(n * 37) % 9000}.000,50`, '01/03/2020',
    `info${n}@firma.example`, `0571 ${String(n).padStart(6, '0')}`, n % 5 ? '' : 'ISO 9001', n % 7 ? '' : 'richiamare',
  ].join(';'))
  return [headings, ...lines].join('\n')
}
