// Makes resources/sample/elenco-soci.xlsx, an invented list as an agency keeps it, with the faults that such lists have:
//   npx node main/resources/sampleList.ts
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { italianCheckDigit } from '../../shared/vat.ts'
import { inventedVat } from '../organisations/sampleDistrict.ts'
import { postalCodes } from '../organisations/sampleFirms.ts'
import { root } from '../root.ts'

type Cell = string | number | Date | null
const headers = ['N.', 'Cod. interno', 'Denominazione', 'P.IVA', 'Indirizzo', 'C.A.P.', 'Località', 'Pr', 'ATECO', 'Dipendenti', 'Ricavi 2025 (€)', 'Socio dal', 'Posta elettronica', 'Telefono', 'Certificati', 'Annotazioni riservate'] as const
const widths = [5, 10, 44, 15, 30, 8, 24, 5, 10, 13, 18, 12, 44, 14, 24, 30]

type Member = {
  name: string | null
  /** Unless told, the number that the sample district (or the name) has. */
  vat?: Cell
  place: string
  province: string
  postalCode?: Cell
  ateco: Cell
  staff: Cell
  turnover: Cell
  since: Cell
  mail: string | null
  certificates?: string
  notes?: string
}

const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** Members of the sample district with newer figures: updates. */
const known: Member[] = [
  { name: 'Conceria Quercemora S.p.A.', place: "Santa Croce sull'Arno", province: 'PI', ateco: '15.11.00', staff: 54, turnover: 17250300.5, since: day('2019-03-14'), mail: 'info@conceria-quercemora.example', certificates: 'ISO 14001, LWG', notes: 'quota versata in ritardo' },
  { name: 'CONCERIA TRE LUMACHE SRL', vat: inventedVat('Conceria Tre Lumache S.r.l.'), place: 'S. Croce s/Arno', province: 'PI', ateco: '151100', staff: '24 addetti', turnover: '€ 8.450.120,00', since: '02/05/2017', mail: 'info@conceria-tre-lumache.example; acquisti@conceria-tre-lumache.example' },
  // A number that Excel keeps as a number loses its leading zero.
  { name: 'Rifinizione Lucediluna S.r.l.', vat: Number(inventedVat('Rifinizione Lucediluna S.r.l.')), place: 'Castelfranco di Sotto', province: 'PI', ateco: '15.11', staff: 11.5, turnover: 1120000, since: day('2020-09-01'), mail: 'info@rifinizione-lucediluna.example' },
  { name: 'Suolificio Passolieve S.r.l.', place: 'Castelfranco di S.', province: 'PI', ateco: '22', staff: '18', turnover: '2.310.450,75', since: '15/01/2016', mail: 'info@suolificio-passolieve.example', certificates: 'ISO 9001' },
  { name: 'Pelletteria Lanyun 蓝云鹤 S.r.l.', place: 'Fucecchio', province: 'FI', ateco: '15.12', staff: 33, turnover: 3980000, since: day('2021-11-22'), mail: 'info@pelletteria-lanyun.example', certificates: 'SA8000' },
  { name: 'Calzaturificio Dodicipassi S.p.A.', vat: `IT ${inventedVat('Calzaturificio Dodicipassi S.p.A.').replace(/^(\d{5})/, '$1 ')}`, place: 'San Miniato', province: 'PI', ateco: '15.20', staff: 96, turnover: 12640000, since: day('2015-06-30'), mail: 'info@calzaturificio-dodicipassi.example', certificates: 'SA8000; ISO 9001' },
]

const santaCroce = { place: "Santa Croce sull'Arno", province: 'PI' }
const castelfranco = { place: 'Castelfranco di Sotto', province: 'PI' }
const sanMiniato = { place: 'San Miniato', province: 'PI' }
const fucecchio = { place: 'Fucecchio', province: 'FI' }
const montopoli = { place: "Montopoli in Val d'Arno", province: 'PI' }
const empoli = { place: 'Empoli', province: 'FI' }

/** New firms, all readable. */
const fresh: Member[] = [
  { name: 'Conceria Sottovento Lento S.r.l.', ...santaCroce, ateco: '15.11.00', staff: 31, turnover: 11200450.25, since: day('2018-04-09'), mail: 'info@sottovento-lento.example', certificates: 'ISO 14001' },
  { name: 'Conceria Mandorlaccia S.n.c.', ...santaCroce, ateco: '15.11.00', staff: 9, turnover: 1990000, since: '11/02/2014', mail: 'info@mandorlaccia.example' },
  { name: 'Conceria Pozzobruno S.p.A.', ...santaCroce, ateco: '15.11.00', staff: '120', turnover: '€ 41.300.000,00', since: day('2011-10-03'), mail: 'info@pozzobruno.example', certificates: 'EMAS, ISO 14001, SA8000' },
  { name: 'Conceria Lunacalante S.r.l. Unipersonale', ...castelfranco, ateco: '15.11.00', staff: 14, turnover: 4105000, since: day('2022-01-17'), mail: 'info@lunacalante.example' },
  { name: '  PELLAMI FRESCORIVO S.R.L. ', ...fucecchio, ateco: 'C 15.11', staff: 22, turnover: 7650000, since: day('2019-12-05'), mail: 'info@frescorivo.example', notes: 'chiede visita' },
  { name: 'Rifinizione Specchioscuro S.r.l.', ...castelfranco, ateco: '15.11', staff: 16, turnover: 1480000, since: '23/07/2020', mail: 'info@specchioscuro.example' },
  { name: 'Rifinizione Alberotorto di Meucciotti & C. S.a.s.', ...castelfranco, ateco: '15.11', staff: 7, turnover: 610500.5, since: day('2016-05-20'), mail: 'info@alberotorto.example' },
  { name: 'Verniciatura Pelli Nottechiara S.r.l.', ...santaCroce, ateco: '15.11', staff: '8 dip.', turnover: 720000, since: day('2023-03-01'), mail: null },
  { name: 'Stamperia Pelli Lisciafine S.n.c.', ...sanMiniato, postalCode: 56028, ateco: '15.11', staff: 5, turnover: 398000, since: day('2013-09-12'), mail: 'info@lisciafine.example' },
  { name: 'Pelletteria Tascalarga S.r.l.', ...sanMiniato, ateco: '15.12', staff: 19, turnover: 2240000, since: day('2021-06-14'), mail: 'info@tascalarga.example', certificates: 'SA8000' },
  { name: 'Pelletteria Cucifondo S.r.l.s.', ...fucecchio, ateco: '15.12', staff: 6, turnover: 515000, since: '04/10/2022', mail: 'info@cucifondo.example' },
  { name: 'Cinturificio Fibbiadritta S.r.l.', ...fucecchio, ateco: '15.12', staff: 12.5, turnover: 1330000, since: day('2017-02-27'), mail: 'info@fibbiadritta.example' },
  { name: 'Borsettificio Maniglietta S.r.l.', ...empoli, ateco: '15.12', staff: 27, turnover: 3015000, since: day('2018-11-08'), mail: 'info@maniglietta.example; ordini@maniglietta.example' },
  { name: 'Calzaturificio Cinquestringhe S.r.l.', ...fucecchio, ateco: '15.20', staff: 44, turnover: 5870000, since: day('2012-03-19'), mail: 'info@cinquestringhe.example', certificates: 'ISO 9001' },
  { name: 'Calzaturificio Passomuto S.r.l.', ...montopoli, ateco: '15.20', staff: 38, turnover: '€ 4.905.300,10', since: day('2020-01-13'), mail: 'info@passomuto.example' },
  { name: 'Calzaturificio Suolafredda Società Cooperativa', ...montopoli, ateco: '15.20', staff: 51, turnover: 5120000, since: day('2010-05-25'), mail: 'info@suolafredda.example', notes: 'sentire il presidente' },
  { name: 'Tomaificio Puntalto S.n.c.', ...castelfranco, ateco: '15.20', staff: 10, turnover: 690000, since: day('2016-08-02'), mail: 'info@puntalto.example' },
  { name: 'Suolificio Gommabassa S.r.l.', ...castelfranco, ateco: '22', staff: 23, turnover: 2760000, since: '30/06/2019', mail: 'info@gommabassa.example' },
  { name: 'Accessori Metallici Ramarrino S.r.l.', ...empoli, ateco: '25', staff: 13, turnover: 1410000, since: day('2021-02-10'), mail: 'info@ramarrino.example' },
  { name: 'Prodotti per Concia Tanninoro S.r.l.', ...santaCroce, ateco: '20', staff: 21, turnover: 9340000, since: day('2014-12-01'), mail: 'info@tanninoro.example', certificates: 'ISO 9001, ISO 14001' },
  { name: 'Trasporti Roncopiano S.r.l.', ...montopoli, ateco: '49', staff: 17, turnover: 2015000, since: day('2022-09-29'), mail: 'info@roncopiano.example' },
  { name: 'Macchine per Conceria Ruotalenta S.r.l.', ...santaCroce, ateco: '33', staff: 15, turnover: 1890000, since: day('2015-04-16'), mail: 'info@ruotalenta.example' },
  { name: 'Laboratorio Pelle Microgrammo S.r.l.', ...sanMiniato, ateco: '71', staff: 8, turnover: 730000, since: day('2023-10-10'), mail: 'info@microgrammo.example' },
  { name: 'Depositi Pelli Salechiaro S.r.l.', place: 'Roma', province: 'RM', postalCode: 185, ateco: '52', staff: 9, turnover: 1105000, since: day('2024-02-05'), mail: 'info@salechiaro.example' },
]

/** Check digit one too high. */
function wrongVat(name: string): string {
  const ten = inventedVat(name).slice(0, 10)
  return ten + String((italianCheckDigit(ten) + 1) % 10)
}

/** What a clerk has to look at. */
const faulty: Member[] = [
  { name: 'conceria sottovento lento srl', vat: inventedVat('Conceria Sottovento Lento S.r.l.'), ...santaCroce, ateco: '15.11.00', staff: 30, turnover: 10900000, since: day('2018-04-09'), mail: 'info@sottovento-lento.example' },
  { name: 'Essiccatoio Ventolargo S.r.l.', vat: wrongVat('Essiccatoio Ventolargo S.r.l.'), ...castelfranco, ateco: '15.11', staff: 6, turnover: 540000, since: day('2020-10-20'), mail: 'info@ventolargo.example' },
  { name: null, vat: inventedVat('senza nome'), ...fucecchio, ateco: '15.12', staff: 4, turnover: 260000, since: day('2021-05-05'), mail: 'info@senza-nome.example' },
  { name: 'Guanti Ditalungo S.n.c.', vat: '4512512', ...fucecchio, ateco: '15.12', staff: 3, turnover: 190000, since: day('2019-01-21'), mail: 'info@ditalungo.example' },
  { name: 'Lavorazioni Pelle Ceppofermo S.r.l.', place: 'Ponte a Egola', province: 'PI', postalCode: '56028', ateco: '15.11', staff: 'n.d.', turnover: 880000, since: '31/02/2019', mail: 'info@ceppofermo.example' },
  { name: 'Lin Meihua Confezioni', vat: null, ...empoli, ateco: '14', staff: 5, turnover: null, since: null, mail: 'senza posta', notes: 'manca la partita IVA' },
]

function rowOf(member: Member, index: number): Cell[] {
  const { name, place, province, ateco, staff, turnover, since, mail } = member
  const vat = member.vat === undefined ? inventedVat(name ?? '') : member.vat
  const code = place.startsWith('S. Croce') ? '56029' : place.startsWith('Castelfranco') ? '56022' : (postalCodes[place] ?? null)
  return [
    index + 1, `S${1000 + index}`, name, vat, `Via delle Officine ${3 + index * 2}`, member.postalCode ?? code, place, province, ateco, staff, turnover, since, mail,
    `0571 0${String(10_000 + index * 137)}`, member.certificates ?? null, member.notes ?? null,
  ]
}

function fill(sheet: ExcelJS.Worksheet): void {
  const letters = 'P'
  for (const [index, title] of ['AGENZIA DI SVILUPPO TRE RIVE (ESEMPIO)', 'Elenco dei soci – filiera della pelle', 'Situazione al 31/12/2025 – dati inventati'].entries()) {
    sheet.getCell(`A${index + 1}`).value = title
    sheet.mergeCells(`A${index + 1}:${letters}${index + 1}`)
    sheet.getCell(`A${index + 1}`).font = { bold: true, size: 14 - 2 * index }
  }
  sheet.getRow(5).values = [...headers]
  sheet.getRow(5).font = { bold: true }
  const rows = [...known, ...fresh, ...faulty].map(rowOf)
  let line = 6
  for (const [index, row] of rows.entries()) {
    // A blank line between two pages of the old list.
    if (index === 20) line++
    sheet.getRow(line++).values = row
  }
  const total = rows.reduce((sum, row) => sum + (typeof row[9] === 'number' ? row[9] : 0), 0)
  sheet.getRow(line).values = [null, null, 'TOTALE', null, null, null, null, null, null, total]
  sheet.getCell(`C${line + 2}`).value = 'Dati raccolti dall’agenzia; ricavi come da dichiarazione dei soci.'
  widths.forEach((width, index) => { sheet.getColumn(index + 1).width = width })
  sheet.getColumn(2).hidden = true
  sheet.getColumn(11).numFmt = '#,##0.00'
  sheet.getColumn(12).numFmt = 'dd/mm/yyyy'
}

const workbook = new ExcelJS.Workbook()
workbook.creator = 'Cooperate Desk'
workbook.created = workbook.modified = day('2026-01-15')
fill(workbook.addWorksheet('Soci', { views: [{ state: 'frozen', ySplit: 5 }] }))
const legend = workbook.addWorksheet('Legenda')
legend.addRows([['Sigla', 'Significato'], ['LWG', 'Leather Working Group'], ['n.d.', 'non disponibile'], ['Tutti i dati di questo file sono inventati.']])
const folder = new URL('resources/sample/', root)
mkdirSync(folder, { recursive: true })
await workbook.xlsx.writeFile(fileURLToPath(new URL('elenco-soci.xlsx', folder)))
console.log(`${known.length + fresh.length + faulty.length} rows`)
