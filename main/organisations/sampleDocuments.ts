import type { DocumentFields } from '../../shared/documents.ts'
import { addDays, addMonths } from '../../shared/periods.ts'
import { dice, type Dice } from './dice.ts'

export type SampleDocument = Omit<DocumentFields, 'documentTypeId' | 'receivedOn' | 'checkedBy' | 'note'> & {
  /** Id of a type of the catalogue. */
  type: string
  /** Names of files of `resources/sample/documents`. */
  files: readonly string[]
}

const nothing: Omit<SampleDocument, 'type'> = {
  number: null, issuer: null, scope: null, sites: null, issuedOn: null, validFrom: null, expiresOn: null, verified: false, checkedOn: null, checkedHow: null, rejectedOn: null, rejectedReason: null, files: [],
}

/** The catalogue's types by the names that trades call their certificates. */
export const certificateTypes = {
  'ISO 9001': 'type-iso9001-2015', 'ISO 14001': 'type-iso14001-2015', 'ISO 45001': 'type-iso45001', SA8000: 'type-sa8000-2014', EMAS: 'type-emas', LWG: 'type-lwg', GRS: 'type-grs',
  'OEKO-TEX': 'type-oeko-tex', FSC: 'type-fsc',
} as const satisfies Record<string, string>
export type CertificateName = keyof typeof certificateTypes

const issuers = ['Organismo di Certificazione Prova', 'Esempio Audit S.r.l.', 'Certifica Immaginaria S.p.A.'] as const

/** Three-year certificates; `due` days from today, before or after. */
function certificate(name: CertificateName, due: number, today: string, of: Dice): SampleDocument {
  const expiresOn = addDays(today, due)
  const verified = of.chance(0.75)
  const issuedOn = addDays(expiresOn, -1095)
  return {
    ...nothing, type: certificateTypes[name], number: `${name.replace(/[^A-Z0-9]/g, '')}-${of.between(1000, 9999)}`, issuer: of.pick(issuers), issuedOn, expiresOn, verified,
    checkedOn: verified ? addDays(issuedOn, 15) : null, checkedHow: verified ? 'register' : null,
  }
}

/** None to three: most run for a good while, some end within 60 days, some have ended. */
export function sampleCertificates(names: readonly CertificateName[], today: string, of: Dice): SampleDocument[] {
  const count = of.pick([0, 0, 1, 1, 2, 3])
  return names.slice(0, count).map((name) => {
    if (of.chance(0.1)) return { ...nothing, type: certificateTypes[name] }
    const due = of.chance(0.15) ? -of.between(1, 400) : of.chance(0.2) ? of.between(1, 60) : of.between(61, 1000)
    return certificate(name, due, today, of)
  })
}

/** What a firm is asked for beside its certificates: a DURC, an extract, a policy, the risk assessment, each by some. */
export function sampleProofs(name: string, today: string): SampleDocument[] {
  const of = dice(`${name} documents`)
  const number = (prefix: string) => `${prefix}-${of.between(10_000, 99_999)}`
  const proofs: SampleDocument[] = []
  if (of.chance(0.45)) proofs.push({ ...nothing, type: 'type-durc', number: number('DURC'), issuer: 'INPS', issuedOn: addDays(today, -of.between(1, 150)), verified: true, checkedHow: 'register', files: ['durc.pdf'] })
  if (of.chance(0.3)) proofs.push({ ...nothing, type: 'type-visura', number: number('VIS'), issuer: 'Camera di commercio', issuedOn: addDays(today, -of.between(5, 260)) })
  if (of.chance(0.25)) proofs.push({ ...nothing, type: 'type-liability-insurance', number: number('RC'), issuer: 'Assicurazioni Immaginarie', validFrom: addDays(today, -of.between(10, 340)), expiresOn: addDays(today, of.between(15, 350)) })
  if (of.chance(0.15)) proofs.push({ ...nothing, type: 'type-dvr', issuedOn: addDays(today, -of.between(30, 900)), scope: 'Visto in sede, solo frontespizio', checkedHow: 'original', verified: true })
  return proofs
}

/** What only some have, by name: each state that a document can be in, and a few files. */
export const particularDocuments = (name: string, today: string): SampleDocument[] => {
  const issued = (months: number) => addMonths(today, -months)
  const own: Readonly<Record<string, SampleDocument[]>> = {
    'Conceria Quercemora S.p.A.': [
      // renewed: the older one is replaced
      { ...nothing, type: 'type-lwg', number: 'LWG-0412', issuer: 'Auditor Prova', scope: 'Medaglia d’argento', issuedOn: issued(40), verified: true },
      { ...nothing, type: 'type-lwg', number: 'LWG-0977', issuer: 'Auditor Prova', scope: null, issuedOn: issued(15), verified: true, checkedOn: issued(14), checkedHow: 'register', files: ['certificato.pdf'] },
      { ...nothing, type: 'type-sa8000-2014', number: 'SA-2201', issuer: 'Certifica Immaginaria S.p.A.', sites: 'Stabilimento di Santa Croce', issuedOn: issued(14), verified: true, checkedHow: 'copy', files: ['certificato.pdf', 'stabilimento.png'] },
      { ...nothing, type: 'type-aua', number: 'AUA 118/2019', issuer: 'Provincia di Pisa', issuedOn: issued(80), expiresOn: addMonths(today, 100), verified: true },
    ],
    'Pelletteria Borsaviola S.r.l.': [
      { ...nothing, type: 'type-self-declaration', issuer: 'Legale rappresentante', issuedOn: issued(2), rejectedOn: issued(1), rejectedReason: 'Manca la firma' },
      { ...nothing, type: 'type-liability-insurance', number: 'RC-77', issuer: 'Assicurazioni Immaginarie', validFrom: addMonths(today, 1), expiresOn: addMonths(today, 13) },
    ],
    'Cartiera Biancaluna S.p.A.': [
      { ...nothing, type: 'type-emas', number: 'IT-009999', issuer: 'Comitato Ecolabel-Ecoaudit', issuedOn: issued(33), verified: true, checkedHow: 'register', files: ['certificato.pdf'] },
      { ...nothing, type: 'type-pefc' },
    ],
  }
  return own[name] ?? []
}
