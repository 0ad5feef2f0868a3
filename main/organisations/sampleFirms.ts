import type { OrganisationFields } from '../../shared/organisations.ts'
import type { CertificateName } from './sampleDocuments.ts'

// Everything here is invented. The names were made up so that no firm is known to bear them; the places are real.

export type Chain = 'leather' | 'paper' | 'clothing'

/** What a trade brings: ATECO at the level that is sure, place in the chain, usual size, usual certificates. */
type Trade = {
  ateco: string | null
  place: OrganisationFields['chainPlace']
  /** Smallest and largest headcount. */
  staff: readonly [number, number]
  /** Thousands of euros of turnover a head. */
  perHead: number
  certificates: readonly CertificateName[]
}

const wet = ['ISO 14001', 'ISO 9001', 'EMAS', 'SA8000', 'LWG'] as const
const cloth = ['GRS', 'OEKO-TEX', 'SA8000', 'ISO 14001'] as const
const sewing = ['SA8000', 'ISO 9001', 'GRS'] as const
const paper = ['FSC', 'ISO 14001', 'EMAS', 'ISO 45001', 'ISO 9001'] as const
const general = ['ISO 9001', 'ISO 45001'] as const

export const trades = {
  tannery: { ateco: '15.11', place: 'processing', staff: [9, 90], perHead: 380, certificates: wet },
  leatherFinishing: { ateco: '15.11', place: 'finishing', staff: [3, 28], perHead: 95, certificates: wet },
  leatherGoods: { ateco: '15.12', place: 'assembly', staff: [4, 60], perHead: 110, certificates: sewing },
  footwear: { ateco: '15.20', place: 'assembly', staff: [8, 110], perHead: 130, certificates: sewing },
  soles: { ateco: '22', place: 'components', staff: [6, 40], perHead: 120, certificates: general },
  metalParts: { ateco: '25', place: 'components', staff: [3, 25], perHead: 105, certificates: general },
  buttons: { ateco: '32', place: 'components', staff: [2, 18], perHead: 90, certificates: cloth },
  chemicals: { ateco: '20', place: 'rawMaterial', staff: [5, 45], perHead: 410, certificates: general },
  paperMill: { ateco: '17', place: 'processing', staff: [30, 320], perHead: 520, certificates: paper },
  converting: { ateco: '17.2', place: 'assembly', staff: [6, 120], perHead: 240, certificates: paper },
  spinning: { ateco: '13', place: 'rawMaterial', staff: [8, 85], perHead: 170, certificates: cloth },
  dyeing: { ateco: '13.3', place: 'finishing', staff: [6, 65], perHead: 100, certificates: cloth },
  clothing: { ateco: '14', place: 'assembly', staff: [2, 75], perHead: 85, certificates: sewing },
  // No code is sure for printing, embroidery and washing for third parties.
  garmentFinishing: { ateco: null, place: 'finishing', staff: [2, 22], perHead: 70, certificates: cloth },
  maintenance: { ateco: '33', place: 'machinery', staff: [3, 30], perHead: 115, certificates: general },
  waste: { ateco: '38', place: 'services', staff: [6, 48], perHead: 190, certificates: paper },
  waterTreatment: { ateco: '37', place: 'services', staff: [20, 60], perHead: 260, certificates: wet },
  transport: { ateco: '49', place: 'services', staff: [4, 55], perHead: 130, certificates: general },
  warehouse: { ateco: '52', place: 'services', staff: [5, 40], perHead: 110, certificates: general },
  laboratory: { ateco: '71', place: 'services', staff: [4, 20], perHead: 85, certificates: general },
  consultancy: { ateco: '70', place: 'services', staff: [1, 8], perHead: 75, certificates: general },
  staffing: { ateco: '78', place: 'services', staff: [150, 320], perHead: 45, certificates: ['SA8000', 'ISO 9001'] },
  informatics: { ateco: '62', place: 'services', staff: [2, 14], perHead: 70, certificates: general },
  cleaning: { ateco: '81', place: 'services', staff: [12, 70], perHead: 28, certificates: ['SA8000', 'ISO 45001'] },
  security: { ateco: '80', place: 'services', staff: [8, 30], perHead: 40, certificates: general },
} as const satisfies Record<string, Trade>

export type TradeName = keyof typeof trades
type LegalForm = NonNullable<OrganisationFields['legalForm']>
export type FirmRow = readonly [name: string, form: LegalForm, trade: TradeName, municipality: string]

export const firms: Readonly<Record<Chain, readonly FirmRow[]>> = {
  leather: [
    ['Conceria Quercemora S.p.A.', 'SPA', 'tannery', "Santa Croce sull'Arno"],
    ['Conceria Tre Lumache S.r.l.', 'SRL', 'tannery', "Santa Croce sull'Arno"],
    ['Conceria Biscottaia di Nerucci & C. S.n.c.', 'SNC', 'tannery', "Santa Croce sull'Arno"],
    ['Conceria Ventofermo S.r.l.', 'SRL', 'tannery', 'Castelfranco di Sotto'],
    ['Conceria Fossabruna Vecchia S.r.l.', 'SRL', 'tannery', "Santa Croce sull'Arno"],
    ['Conceria Rugiadosa S.p.A.', 'SPA', 'tannery', 'Fucecchio'],
    ['Conceria Il Passero Bruno S.r.l.', 'SRL', 'tannery', 'San Miniato'],
    ['Conceria Ombrellina S.r.l. Unipersonale', 'SRL-U', 'tannery', "Santa Croce sull'Arno"],
    ['Pellami Gorgonero S.r.l.', 'SRL', 'tannery', "Santa Croce sull'Arno"],
    ['Pellami Spinafonda S.n.c. di Baldacci e Corsetti', 'SNC', 'leatherFinishing', 'San Miniato'],
    ['Rifinizione Lucediluna S.r.l.', 'SRL', 'leatherFinishing', 'Castelfranco di Sotto'],
    ['Rifinizione Mezzodì Freddo S.n.c.', 'SNC', 'leatherFinishing', 'Castelfranco di Sotto'],
    ['Bottalatura Sassotondo Piccolo S.r.l.', 'SRL', 'leatherFinishing', "Santa Croce sull'Arno"],
    ['Spaccatura Pelli Cantoverde di Lupetti & C. S.a.s.', 'SAS', 'leatherFinishing', 'Fucecchio'],
    ['Suolificio Passolieve S.r.l.', 'SRL', 'soles', 'Castelfranco di Sotto'],
    ['Tacchificio Altopiano Basso S.r.l.', 'SRL', 'soles', 'Fucecchio'],
    ['Calzaturificio Stradapersa S.r.l.', 'SRL', 'footwear', 'Fucecchio'],
    ['Calzaturificio Dodicipassi S.p.A.', 'SPA', 'footwear', 'San Miniato'],
    ['Pelletteria Borsaviola S.r.l.', 'SRL', 'leatherGoods', 'San Miniato'],
    ['Pelletteria Manilente S.n.c.', 'SNC', 'leatherGoods', 'Fucecchio'],
    ['Pelletteria Lanyun 蓝云鹤 S.r.l.', 'SRL', 'leatherGoods', 'Fucecchio'],
    ['Colori e Ausiliari Tintovario S.r.l.', 'SRL', 'chemicals', "Santa Croce sull'Arno"],
    ['Fibbie e Minuterie Lucertola S.r.l.', 'SRL', 'metalParts', "Montopoli in Val d'Arno"],
    ['Consorzio Depurazione Acquachetata', 'CONS', 'waterTreatment', "Santa Croce sull'Arno"],
  ],
  paper: [
    ['Cartiera Biancaluna S.p.A.', 'SPA', 'paperMill', 'Porcari'],
    ['Cartiera Ponte alle Nuvole S.p.A.', 'SPA', 'paperMill', 'Capannori'],
    ['Cartiera Guadolento S.r.l.', 'SRL', 'paperMill', 'Capannori'],
    ['Cartiera Ottofossi S.r.l.', 'SRL', 'paperMill', 'Villa Basilica'],
    ["Cartiera Pioggia d'Agosto S.r.l.", 'SRL', 'paperMill', 'Pescia'],
    ['Tissue Nebbiachiara S.p.A.', 'SPA-U', 'paperMill', 'Porcari'],
    ['Tissue Velocorto S.r.l.', 'SRL', 'converting', 'Altopascio'],
    ['Ondulati Fossapiatta S.r.l.', 'SRL', 'converting', 'Capannori'],
    ['Ondulati Seiditaglio S.r.l.', 'SRL', 'converting', 'Porcari'],
    ['Scatolificio Tettogrigio S.r.l.', 'SRL', 'converting', 'Capannori'],
    ['Scatolificio Piegadritta S.n.c.', 'SNC', 'converting', 'Capannori'],
    ['Scatolificio Angolotondo S.r.l.', 'SRL', 'converting', 'Lucca'],
    ['Tubi di Cartone Giravolta S.r.l.', 'SRL', 'converting', 'Altopascio'],
    ['Cartotecnica Filigrana Storta S.r.l.', 'SRL', 'converting', 'Capannori'],
    ['Cartotecnica Fogliolungo di Morettini & C. S.a.s.', 'SAS', 'converting', 'Porcari'],
    ['Etichette Civettuola S.r.l.', 'SRL', 'converting', 'Lucca'],
    ['Sacchetti Pianofitto S.r.l.s.', 'SRLS', 'converting', 'Capannori'],
    ['Macero Toscalieve S.r.l.', 'SRL', 'waste', 'Porcari'],
    ['Manutenzioni Rulloquieto S.r.l.', 'SRL', 'maintenance', 'Capannori'],
    ['Ingranaggi per Cartiera Mulinozzo S.r.l.', 'SRL', 'maintenance', 'Lucca'],
    ['Autotrasporti Curvalarga S.r.l.', 'SRL', 'transport', 'Altopascio'],
    ['Magazzini Trepalchi S.r.l.', 'SRL', 'warehouse', 'Porcari'],
  ],
  clothing: [
    ['Confezioni Spillabianca S.r.l.', 'SRL', 'clothing', 'Empoli'],
    ['Confezioni Asolastretta S.n.c.', 'SNC', 'clothing', 'Empoli'],
    ['Confezioni Doppiorovescio S.r.l.', 'SRL', 'clothing', 'Vinci'],
    ['Confezioni Mezzacollina S.r.l.', 'SRL', 'clothing', 'Montelupo Fiorentino'],
    ['Impermeabili Piovasco S.p.A.', 'SPA', 'clothing', 'Empoli'],
    ['Impermeabili Cielobasso S.r.l.', 'SRL', 'clothing', 'Vinci'],
    ['Maglificio Fiordinebbia S.r.l.', 'SRL', 'clothing', 'Montelupo Fiorentino'],
    ['Maglificio Gomitolo Grigio S.n.c.', 'SNC', 'clothing', 'Empoli'],
    ['Maglificio Trecapre S.r.l.', 'SRL', 'clothing', 'Prato'],
    ['Filatura Lanamansa S.p.A.', 'SPA', 'spinning', 'Prato'],
    ['Filatura Bigiovento S.r.l.', 'SRL', 'spinning', 'Montemurlo'],
    ['Tessitura Ordito Lento S.r.l.', 'SRL', 'spinning', 'Prato'],
    ['Tessitura Navetta Zoppa S.n.c.', 'SNC', 'spinning', 'Montemurlo'],
    ['Tintoria Indacocupo S.r.l.', 'SRL', 'dyeing', 'Prato'],
    ['Rifinizione Garzatura Cardoverde S.r.l.', 'SRL', 'dyeing', 'Prato'],
    ['Stamperia Quadrofiore S.r.l.', 'SRL', 'garmentFinishing', 'Vinci'],
    ['Ricami Puntofioco S.n.c.', 'SNC', 'garmentFinishing', 'Empoli'],
    ['Lavanderia Industriale Schiumalieve S.r.l.', 'SRL', 'garmentFinishing', 'Empoli'],
    ['Bottonificio Asolaviva S.r.l.', 'SRL', 'buttons', 'Montelupo Fiorentino'],
    ['Confezioni Chenxi 晨溪坊 di Lin Meihua', 'DI', 'clothing', 'Prato'],
    ['Pronto Moda Yunque 云雀街 S.r.l.', 'SRL', 'clothing', 'Prato'],
    ['Taglio e Modelli Gessobianco S.r.l.', 'SRL', 'clothing', 'Empoli'],
    ['Sartoria Sociale Filocomune Società Cooperativa Sociale', 'COOP-SOC', 'clothing', 'Empoli'],
    ['Orlatura di Verdi Lucia', 'DI', 'garmentFinishing', 'Empoli'],
    ['Laboratorio Analisi Provetta Storta S.r.l.', 'SRL', 'laboratory', 'Empoli'],
    ['Consulenze Bussola Quieta S.r.l.', 'SRL', 'consultancy', 'Empoli'],
    ['Mani Pronte Somministrazione S.p.A.', 'SPA', 'staffing', 'Prato'],
    ['Informatica Nodosemplice S.r.l.', 'SRL', 'informatics', 'Vinci'],
    ['Pulizie Lucidalba Società Cooperativa', 'COOP', 'cleaning', 'Empoli'],
    ['Vigilanza Gufomoro S.r.l.', 'SRL', 'security', 'Empoli'],
  ],
}

type OtherRow = readonly [name: string, kind: OrganisationFields['kind'], form: LegalForm, municipality: string, membership: 'supporter' | 'signatory', chains: readonly Chain[]]

/** Who is no firm of the chains. */
export const others: readonly OtherRow[] = [
  ['Unione Conciatori Piana dei Salici', 'association', 'ASS', "Santa Croce sull'Arno", 'supporter', ['leather']],
  ['Associazione Cartai della Piana Lunga', 'association', 'ASS', 'Capannori', 'supporter', ['paper']],
  ['Artigiani Moda Tre Rive', 'association', 'ASS', 'Empoli', 'supporter', ['clothing', 'leather']],
  ['Sindacato Pelle e Cuoio Tre Rive', 'union', 'ASS', 'Fucecchio', 'signatory', ['leather']],
  ['Sindacato Unitario Carta Piana Lunga', 'union', 'ASS', 'Lucca', 'signatory', ['paper']],
  ['Sindacato Tessile e Abbigliamento Tre Rive', 'union', 'ASS', 'Prato', 'signatory', ['clothing']],
  ['Consorzio dei Comuni delle Tre Rive', 'publicBody', 'PA', 'Empoli', 'signatory', ['clothing', 'leather']],
  ['Ente Idraulico Piana Lunga', 'publicBody', 'PA', 'Capannori', 'signatory', ['paper']],
  ['Banca Cooperativa delle Tre Rive', 'bank', 'COOP', 'Empoli', 'supporter', ['leather', 'paper', 'clothing']],
  ['Istituto Tecnico "Alda Ferrini" - Indirizzo Conciario', 'school', 'PA', "Santa Croce sull'Arno", 'supporter', ['leather']],
  ['Scuola di Moda Bottegaperta', 'school', 'FOND', 'Montelupo Fiorentino', 'supporter', ['clothing']],
  ['Osservatorio Lavoro Dignitoso Tre Rive ETS', 'ngo', 'ASS', 'Empoli', 'supporter', ['clothing', 'leather', 'paper']],
]

/** Registered seats: the postal code of each municipality (one is enough for those that have several). */
export const postalCodes: Readonly<Record<string, string>> = {
  "Santa Croce sull'Arno": '56029', 'Castelfranco di Sotto': '56022', 'San Miniato': '56028', Fucecchio: '50054', "Montopoli in Val d'Arno": '56020',
  Capannori: '55012', Porcari: '55016', Altopascio: '55011', 'Villa Basilica': '55019', Lucca: '55100', Pescia: '51017',
  Empoli: '50053', Vinci: '50059', 'Montelupo Fiorentino': '50056', Prato: '59100', Montemurlo: '59013',
}

export const streets = ['Via del Lavoro', "Via dell'Industria", 'Via dei Mestieri', 'Via della Ferriera Vecchia', 'Via del Padule', 'Via Primo Maggio', 'Via delle Officine', 'Viale delle Fabbriche', 'Via del Canale']

export const people = {
  names: ['Ada', 'Bruno', 'Cinzia', 'Dario', 'Elettra', 'Furio', 'Gemma', 'Ivo', 'Lara', 'Moreno', 'Nives', 'Oreste', 'Piera', 'Renzo', 'Silvana', 'Tullio', 'Viola', 'Wanda'],
  surnames: ['Acquafonda', 'Bellosguardini', 'Cardoncelli', 'Dallolmo', 'Fiordibosco', 'Gelsomini', 'Lanternari', 'Malvestiti', 'Orzaioli', 'Pratolungo', 'Quercetani', 'Rondinelli', 'Salicetti', 'Tramontini', 'Ulivastri', 'Zafferani'],
  roles: ['Titolare', 'Amministrazione', 'Responsabile qualità', 'Responsabile ambiente e sicurezza', 'Direzione', 'Ufficio acquisti'],
} as const
