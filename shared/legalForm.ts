import { fold } from './folding.ts'
import type { OrganisationFields } from './organisations.ts'

type LegalForm = NonNullable<OrganisationFields['legalForm']>

/** Letters of an abbreviation as `fold` leaves them, together or apart: `S.r.l.`, `SRL`, `s. r. l.`. */
const spelled = (...abbreviations: string[]) => abbreviations.map((letters) => [...letters].join(' ?')).join('|')
const limited = `(?: (?:${spelled('arl', 'rl', 'spa', 'pa')}|a responsabilita limitata|per azioni))?`
const company = '(?:societa|soc|s)'

/** What may follow a legal form without changing it. */
const ending = 'in (liquidazione|fallimento|amministrazione straordinaria|concordato( preventivo)?|scioglimento)( volontaria| coatta amministrativa)?'
const tails = new RegExp(` (${ending}|societa benefit|soc benefit|s ?b|onlus|e ?t ?s|impresa sociale|a mutualita prevalente|agricola)$`)
const soleMember = / (uni ?personale|uninominale|u ?s|((a|ad|con) )?(unico socio|socio unico)|single member)$/

/** At the end of a name, the longer form before the one that it contains. */
const endings: readonly [LegalForm, RegExp][] = [
  ['STP', new RegExp(`(${spelled('stp')}( (${spelled('srl', 'spa', 'arl', 'snc', 'sas')}))?|tra professionisti( a ?r ?l)?)$`)],
  ['GEIE', new RegExp(`(${spelled('geie')}|gruppo europeo di interesse economico)$`)],
  ['COOP-SOC', new RegExp(`((cooperativa|coop) (sociale|soc)${limited}|sociale cooperativa${limited})$`)],
  ['SCARL', new RegExp(`((${company} )?(consortile|cons)${limited}|${spelled('scarl', 'scrl', 'scpa', 'scaresp')}|consortile a r l)$`)],
  ['COOP', new RegExp(`((${company} )?(cooperativa|coop)( (agricola|di produzione( e lavoro)?|artigiana))?${limited}|${company} coop)$`)],
  ['SRLS', new RegExp(`(${spelled('srls')}|${spelled('srl')} (s|semplificata)|a responsabilita limitata semplificata)$`)],
  ['SRL-U', new RegExp(`(${spelled('srlu')}|${spelled('srl')} u)$`)],
  ['SPA-U', new RegExp(`(${spelled('spau')}|${spelled('spa')} u)$`)],
  ['SAPA', new RegExp(`(${spelled('sapa')}|accomandita per azioni)$`)],
  ['SRL', new RegExp(`(${spelled('srl')}|a responsabilita limitata)$`)],
  ['SPA', new RegExp(`(${spelled('spa')}|${company} per azioni)$`)],
  ['SNC', new RegExp(`(${spelled('snc')}|(in )?nome collettivo)$`)],
  ['SAS', new RegExp(`(${spelled('sas')}|(in )?accomandita( semplice)?)$`)],
  ['SS', /(s s|(societa|soc)( agricola)? semplice|agricola ss)$/],
  ['DI', /(d i|(impresa|ditta|imp) (individuale|ind))$/],
  ['RETE-S', /rete( |-)?soggetto$/],
  ['RETE-C', /(contratto di rete|rete( |-)?contratto)$/],
  ['IS', /impresa sociale$/],
  ['ASS', new RegExp(`(${spelled('aps', 'odv')}|associazione( di promozione sociale)?)$`)],
  ['EST', new RegExp(`(gmbh|ltd|limited|llc|inc|corp|plc|kft|sarl|bv|nv|ag|oy|doo|${spelled('spzoo')}|s ?r ?o|d o o)$`)],
]

/** At the beginning of a name. */
const beginnings: readonly [LegalForm, RegExp][] = [
  ['COOP-SOC', /^(societa )?(cooperativa|coop) sociale /], ['COOP', /^(cooperativa|societa cooperativa|soc coop|coop) /],
  ['CONS', /^consorzio /], ['FOND', /^fondazione /], ['ASS', /^associazione /],
  ['PA', /^(comune di|unione (dei|di) comuni|unione dei|provincia di|regione|camera di commercio|citta metropolitana di) /],
]

/** Before its partners, or before the whole name: "Pelletteria s.n.c. di Rossi & C.". */
const inside = (['SNC', 'SAS', 'SRL', 'SPA'] as const).map((form): [LegalForm, RegExp] => {
  const letters = spelled(form.toLowerCase())
  return [form, new RegExp(` (${letters}) (di|dei|of) |^(${letters}) `)]
})

/** An ending counts only as words of their own: "Tessuti Aspa" is no S.p.A. */
const wholeEndings = endings.map(([form, pattern]): [LegalForm, RegExp] => [form, new RegExp(`(?:^| )${pattern.source}`)])
const first = (forms: readonly [LegalForm, RegExp][], text: string) => forms.find(([, pattern]) => pattern.test(text))?.[0] ?? null

function atEnd(folded: string): { form: LegalForm | null; alone: boolean } {
  const alone = soleMember.test(folded)
  const rest = folded.replace(soleMember, '').replace(tails, '')
  const inner = rest === folded ? null : atEnd(rest)
  return { form: inner?.form ?? first(wholeEndings, folded), alone: alone || (inner?.alone ?? false) }
}

/**
 * The legal form that a firm's name tells, seldom elsewhere than at its end: `Rossi S.r.l. Unipersonale` → `SRL-U`, `soc. coop. a
 * r.l.` → `COOP`, `Consorzio …` → `CONS`. Null where the name says nothing.
 */
export function legalFormOf(name: string): LegalForm | null {
  const today = name.replace(formerly, ' ')
  return (today === name ? null : formIn(today)) ?? formIn(name)
}

/** What a firm was called before: "Alfa s.r.l. (ex Omega s.n.c.)". */
const formerly = /[([,–-]\s*(?:ex|gi[aà]['’]?|formerly|fka)[\s.:-].*$|\s(?:già|gia['’]|ex|formerly)[\s-].*$/iu

function formIn(name: string): LegalForm | null {
  const folded = fold(name)
  const { form, alone } = atEnd(folded)
  if (alone && form === 'SRL') return 'SRL-U'
  if (alone && form === 'SPA') return 'SPA-U'
  // "S.c. a r.l." is written by consortia and by cooperatives.
  if (form === 'SCARL' && /(^| )(coop|cooperativa)( |$)/.test(folded)) return 'COOP'
  return form ?? first(inside, folded) ?? first(beginnings, folded)
}

/** Whether a name ends with its legal form and has more before it: `Rossi srl`; not `Associazione`, `Cooperativa Nuova`, `Rossi snc di Mario Rossi`. */
export const endsWithLegalForm = (name: string): boolean => name.trim().includes(' ') && atEnd(fold(name)).form !== null

/** Words of a column of legal forms that no name ends with. */
const columnWords: Readonly<Record<string, LegalForm>> = {
  individuale: 'DI', 'impresa individuale': 'DI', ditta: 'DI', 'imprenditore individuale': 'DI', 'sole trader': 'DI', 'sole proprietorship': 'DI',
  professionista: 'LP', 'libero professionista': 'LP', 'lavoratore autonomo': 'LP', lp: 'LP', ss: 'SS', 'societa semplice': 'SS', consorzio: 'CONS', cons: 'CONS',
  'rete soggetto': 'RETE-S', 'rete contratto': 'RETE-C', rete: 'RETE-C', fondazione: 'FOND', fond: 'FOND', associazione: 'ASS', ass: 'ASS', ente: 'ENTE', 'altro ente': 'ENTE',
  'ente pubblico': 'PA', pa: 'PA', 'pubblica amministrazione': 'PA', estera: 'EST', 'impresa estera': 'EST', est: 'EST', 'foreign company': 'EST', is: 'IS', 'coop soc': 'COOP-SOC',
  'public limited company': 'SPA', 'joint stock company': 'SPA', 'limited liability company': 'SRL', cooperative: 'COOP', consortium: 'CONS',
  foundation: 'FOND', association: 'ASS', 'rete s': 'RETE-S', 'rete c': 'RETE-C', di: 'DI', 'ditta ind': 'DI',
}

/** The legal form that a cell of a column of legal forms means; null where it cannot be told. */
export const legalFormIn = (text: string): LegalForm | null => columnWords[fold(text)] ?? legalFormOf(text)
