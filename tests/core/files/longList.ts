import { italianCheckDigit } from '../../../shared/vat.ts'

const trades = ['Tintoria', 'Conceria', 'Maglificio', 'Cartiera', 'Pelletteria', 'Confezioni']
const places = ['Empoli', 'Fucecchio', 'Capannori', 'Porcari', "Santa Croce sull'Arno", 'San Miniato']

const vatNumber = (n: number) => {
  const ten = `${String(n).padStart(7, '0')}048`
  return ten + String(italianCheckDigit(ten))
}

/** A member list of so many invented firms as .csv, as an agency has it. */
export function longList(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) =>
    [`${trades[n % 6]} Prova ${n} S.r.l.`, vatNumber(n + 1), places[n % 6], '50053', String(n % 300), `${(n * 37) % 9000}.000,50`, '01/03/2020', `info${n}@firma.example`].join(';'))
  return ['Ragione sociale;Partita IVA;Comune;CAP;Addetti;Fatturato;Data adesione;E-mail', ...lines].join('\n')
}
