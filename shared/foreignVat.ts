import { validate as austria } from 'stdnum/lib/cjs/at/uid.js'
import { validate as belgium } from 'stdnum/lib/cjs/be/vat.js'
import { validate as bulgaria } from 'stdnum/lib/cjs/bg/vat.js'
import { validate as cyprus } from 'stdnum/lib/cjs/cy/vat.js'
import { validate as czechia } from 'stdnum/lib/cjs/cz/dic.js'
import { validate as germany } from 'stdnum/lib/cjs/de/vat.js'
import { validate as denmark } from 'stdnum/lib/cjs/dk/cvr.js'
import { validate as estonia } from 'stdnum/lib/cjs/ee/kmkr.js'
import { validate as spain } from 'stdnum/lib/cjs/es/nif.js'
import { validate as finland } from 'stdnum/lib/cjs/fi/alv.js'
import { validate as france } from 'stdnum/lib/cjs/fr/tva.js'
import { validate as greece } from 'stdnum/lib/cjs/gr/vat.js'
import { validate as croatia } from 'stdnum/lib/cjs/hr/oib.js'
import { validate as hungary } from 'stdnum/lib/cjs/hu/anum.js'
import { validate as ireland } from 'stdnum/lib/cjs/ie/vat.js'
import { validate as lithuania } from 'stdnum/lib/cjs/lt/pvm.js'
import { validate as luxembourg } from 'stdnum/lib/cjs/lu/tva.js'
import { validate as latvia } from 'stdnum/lib/cjs/lv/pvn.js'
import { validate as malta } from 'stdnum/lib/cjs/mt/vat.js'
import { validate as netherlands } from 'stdnum/lib/cjs/nl/btw.js'
import { validate as poland } from 'stdnum/lib/cjs/pl/nip.js'
import { validate as portugal } from 'stdnum/lib/cjs/pt/nif.js'
import { validate as romania } from 'stdnum/lib/cjs/ro/cif.js'
import { validate as sweden } from 'stdnum/lib/cjs/se/vat.js'
import { validate as slovenia } from 'stdnum/lib/cjs/si/ddv.js'
import { validate as slovakia } from 'stdnum/lib/cjs/sk/dph.js'

type Rule = {
  /** The number after the prefix, as VIES prints it. */
  shape: RegExp
  /** Checksum by the library `stdnum`; null = none is known. */
  validate: ((text: string) => { isValid: boolean }) | null
}

/** By the prefix of VIES. The library is taken country by country: as a whole it costs four times the loading time. */
const rules: Readonly<Record<string, Rule>> = {
  AT: { shape: /^U\d{8}$/, validate: austria },
  BE: { shape: /^[01]?\d{9}$/, validate: belgium },
  BG: { shape: /^\d{9,10}$/, validate: bulgaria },
  CY: { shape: /^\d{8}[A-Z]$/, validate: cyprus },
  CZ: { shape: /^\d{8,10}$/, validate: czechia },
  DE: { shape: /^\d{9}$/, validate: germany },
  DK: { shape: /^\d{8}$/, validate: denmark },
  EE: { shape: /^\d{9}$/, validate: estonia },
  EL: { shape: /^\d{9}$/, validate: greece },
  ES: { shape: /^([A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/, validate: spain },
  FI: { shape: /^\d{8}$/, validate: finland },
  FR: { shape: /^[A-HJ-NP-Z\d]{2}\d{9}$/, validate: france },
  HR: { shape: /^\d{11}$/, validate: croatia },
  HU: { shape: /^\d{8}$/, validate: hungary },
  IE: { shape: /^\d[A-Z\d+*]\d{5}[A-Z]{1,2}$/, validate: ireland },
  LT: { shape: /^(\d{9}|\d{12})$/, validate: lithuania },
  LU: { shape: /^\d{8}$/, validate: luxembourg },
  LV: { shape: /^\d{11}$/, validate: latvia },
  MT: { shape: /^\d{8}$/, validate: malta },
  NL: { shape: /^\d{9}B\d{2}$/, validate: netherlands },
  PL: { shape: /^\d{10}$/, validate: poland },
  PT: { shape: /^\d{9}$/, validate: portugal },
  RO: { shape: /^\d{2,10}$/, validate: romania },
  SE: { shape: /^\d{12}$/, validate: sweden },
  SI: { shape: /^\d{8}$/, validate: slovenia },
  SK: { shape: /^\d{10}$/, validate: slovakia },
  XI: { shape: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, validate: null },
}

/** The prefix that VIES uses for a country of the Union (not Italy) or for Northern Ireland; null where there is none. */
export function foreignPrefix(country: string): string | null {
  const prefix = country === 'GR' ? 'EL' : country
  return Object.hasOwn(rules, prefix) ? prefix : null
}

/** Whether a number, without its prefix, has the shape of VIES for it. */
export function isForeignShape(prefix: string, number: string): boolean {
  return rules[prefix]?.shape.test(number) ?? false
}

/** Whether the checksum of a number of right shape holds; true where none is known. */
export function passesForeignChecksum(prefix: string, number: string): boolean {
  const validate = rules[prefix]?.validate
  return validate ? validate(number).isValid : true
}
