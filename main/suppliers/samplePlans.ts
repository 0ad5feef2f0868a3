import type { Input } from '../../shared/contract.ts'

// What became of the sample's suppliers: each way through the life cycle once or more, in days before today.

type Moving = Input<'suppliers.transition'>
type Step =
  | { to: Moving['to']; ago: number; reason: string; more?: Partial<Moving>; /** Days from today to the last day. */ until?: number; conditionDue?: number; noticeAgo?: number; dueIn?: number }
  | { points: number | null; ago: number }
  | { appealAgo: number; answeredAgo?: number; outcome?: 'confirmed' | 'annulled' | 'sentBack' }

export type Plan = { name: string; openedAgo: number; steps: readonly Step[] }

const decidedBy = ['Comitato promotore: Elettra Salicetti', 'Comitato promotore: Tullio Quercetani']
const decision = { body: 'Comitato promotore', decidedBy }

/** From the application to the sheet, so many days before today. */
const assessed = (ago: number, points: number | null): Step[] => [
  { to: 'applied', ago: ago + 60, reason: 'Domanda firmata, informativa consegnata' }, { to: 'checking', ago: ago + 50, reason: 'Istruttoria aperta' },
  { to: 'scoring', ago: ago + 15, reason: 'Documenti completi' }, { points, ago: ago + 7 },
]
const qualified = (ago: number, points: number, until?: number): Step[] => [
  ...assessed(ago, points), { to: 'qualified', ago, reason: 'Requisiti verificati, punteggio sufficiente', more: { decision }, ...(until === undefined ? {} : { until }) },
]

export const plans: readonly Plan[] = [
  { name: 'qualified A', openedAgo: 400, steps: qualified(300, 88) },
  { name: 'draft', openedAgo: 20, steps: [] },
  { name: 'qualified B', openedAgo: 330, steps: qualified(220, 71) },
  { name: 'applied', openedAgo: 30, steps: [{ to: 'applied', ago: 9, reason: 'Domanda firmata, informativa consegnata' }] },
  { name: 'qualified, its term near the end', openedAgo: 820, steps: qualified(690, 76, 41) },
  { name: 'checking', openedAgo: 60, steps: [{ to: 'applied', ago: 40, reason: 'Domanda firmata' }, { to: 'checking', ago: 12, reason: 'Istruttoria aperta' }] },
  {
    name: 'conditional', openedAgo: 210, steps: [...assessed(80, 58), { to: 'conditional', ago: 80, reason: 'Piano di miglioramento accettato', conditionDue: 60, more: { decision } }],
  },
  { name: 'integration', openedAgo: 70, steps: [{ to: 'applied', ago: 50, reason: 'Domanda firmata' }, { to: 'checking', ago: 40, reason: 'Istruttoria aperta' }, { to: 'integration', ago: 25, dueIn: -3, reason: 'Mancano DURC e polizza', more: { document: 'prot. 118' } }] },
  { name: 'renewal', openedAgo: 800, steps: [...qualified(700, 80, 30), { to: 'renewal', ago: 20, reason: 'Rinnovo aperto nei termini' }] },
  { name: 'scoring', openedAgo: 70, steps: assessed(0, 74) },
  {
    name: 'suspended, with an open appeal', openedAgo: 500,
    steps: [...qualified(420, 69), { to: 'suspended', ago: 35, reason: 'DURC scaduto da oltre quindici giorni', noticeAgo: 50, more: { cause: 'S1', decision: { ...decision, reply: 'Rateizzazione in corso' } } }, { appealAgo: 20 }],
  },
  { name: 'invited', openedAgo: 40, steps: [{ to: 'invited', ago: 18, reason: 'Invito per PEC' }] },
  { name: 'rejected, appeal confirmed', openedAgo: 300, steps: [...assessed(130, 38), { to: 'rejected', ago: 130, reason: 'Punteggio insufficiente su lavoro e sicurezza', more: { decision } }, { appealAgo: 110, answeredAgo: 80, outcome: 'confirmed' }] },
  { name: 'expired', openedAgo: 900, steps: qualified(800, 72, -25) },
  {
    name: 're-admitted after an appeal', openedAgo: 600,
    steps: [
      ...qualified(480, 84), { to: 'suspended', ago: 200, reason: 'Segnalazione in verifica', noticeAgo: 215, more: { cause: 'S2', decision } }, { appealAgo: 185, answeredAgo: 150, outcome: 'annulled' },
      { to: 'qualified', ago: 145, reason: 'Ricorso accolto', more: { decision } },
    ],
  },
  { name: 'excluded', openedAgo: 900, steps: [...qualified(700, 68), { to: 'suspended', ago: 400, reason: 'Verifica rifiutata', noticeAgo: 420, more: { cause: 'S2', decision } }, { to: 'excluded', ago: 320, reason: 'Rifiuto confermato della verifica', noticeAgo: 340, more: { cause: 'E3', decision } }] },
  { name: 'withdrawn', openedAgo: 350, steps: [...qualified(260, 79), { to: 'withdrawn', ago: 60, reason: 'Richiesta del fornitore' }] },
  { name: 'archived', openedAgo: 500, steps: [{ to: 'invited', ago: 480, reason: 'Invito per PEC' }, { to: 'archived', ago: 380, reason: 'Nessuna risposta all’invito' }] },
]
