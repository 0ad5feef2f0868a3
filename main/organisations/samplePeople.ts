import { addDays } from '../../shared/periods.ts'
import { dice, type Dice } from './dice.ts'
import { people } from './sampleFirms.ts'

type SampleConsent = { purpose: 'directory' | 'newsletter' | 'events' | 'images'; givenOn: string; how: string; withdrawnOn: string | null; withdrawnHow: string | null }
export type SamplePerson = {
  name: string
  noticeOn: string | null
  noticeArticle: '13' | '14' | null
  noticeHow: string | null
  consents: SampleConsent[]
}
export type SampleContact = { person: SamplePerson; role: string; email: string; phone: string | null; from: string | null; to: string | null }

const ways = ['Modulo di adesione', 'Per e-mail', 'Di persona, a un incontro'] as const

/** Three in four were given the notice; most of these agree to lists, some took it back; some were never asked. */
function privacy(name: string, since: string, today: string): Omit<SamplePerson, 'name'> {
  const of = dice(`${name} privacy`)
  if (of.chance(0.25)) return { noticeOn: null, noticeArticle: null, noticeHow: null, consents: [] }
  const noticeOn = addDays(since, of.between(0, 20)) < today ? addDays(since, of.between(0, 20)) : today
  const consent = (purpose: SampleConsent['purpose'], withdrawn: boolean): SampleConsent => ({
    purpose, givenOn: noticeOn, how: of.pick(ways), withdrawnOn: withdrawn ? addDays(today, -of.between(1, 200)) : null, withdrawnHow: withdrawn ? 'Per e-mail' : null,
  })
  const withdrawn = of.chance(0.12) && noticeOn < addDays(today, -201)
  return {
    noticeOn, noticeArticle: of.chance(0.8) ? '13' : '14', noticeHow: of.pick(ways),
    consents: [...(of.chance(0.75) ? [consent('directory', withdrawn)] : []), ...(of.chance(0.4) ? [consent('newsletter', false)] : []), ...(of.chance(0.2) ? [consent('images', false)] : [])],
  }
}

/** Somebody who is reached at a firm's domain; one in twelve has left. */
export function sampleContact(domain: string, today: string, phone: () => string, of: Dice): SampleContact {
  const [first, last] = [of.pick(people.names), of.pick(people.surnames)]
  const left = of.chance(0.08)
  const role = of.pick(people.roles)
  const number = of.chance(0.5) ? phone() : null
  const from = of.chance(0.7) ? addDays(today, -of.between(400, 2500)) : null
  const to = left ? addDays(today, -of.between(5, 300)) : null
  return { person: { name: `${first} ${last}`, ...privacy(`${first} ${last} ${domain}`, from ?? addDays(today, -700), today) }, role, email: `${first}.${last}@${domain}`.toLowerCase(), phone: number, from, to }
}
