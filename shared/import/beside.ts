import type { Heading } from './heading.ts'
import { share, type Seen, type Test } from './seen.ts'
import type { ForeignSheet } from './sheet.ts'
import type { ImportField } from '../members.ts'

// Columns that mean something by what stands left of them.

const bareNumber = /^(n|nr|num|numero|n°|nº|civ)\.?$/i
const isHouseNumber: Test = ({ text }) => /^(\d{1,4}\W?\w?|s\.?n\.?c?\.?)$/i.test(text)

/** A column of house numbers right of the street, whose heading says no more than "N.". */
export function houseNumber(columns: readonly Seen[], taken: ReadonlyMap<number, ImportField>, today: string): number | null {
  const found = columns.find((seen) => !taken.has(seen.index) && bareNumber.test(seen.header.split(' ').at(-1) ?? '') && taken.get(seen.index - 1) === 'address' && (share(seen, isHouseNumber, today) ?? 0) > 0.7)
  return found?.index ?? null
}

/** What a further column below a heading that is merged over several holds: "Indirizzo" over the street and its number, "Telefono" over two. */
const ofMerged: Partial<Record<ImportField, Test>> = { address: isHouseNumber, phone: ({ text }) => text.replace(/\D/g, '').length >= 6, email: ({ text }) => text.includes('@') }

/** The columns that a merged heading has right of its first, with that one's field. */
export function underMerged({ merges, rows }: ForeignSheet, { label }: Heading, open: readonly Seen[], taken: ReadonlyMap<number, ImportField>, today: string): (readonly [number, ImportField])[] {
  const row = rows[label]?.row ?? 0
  return merges.filter(({ top, bottom }) => top <= row && bottom >= row).flatMap(({ left, right }) => {
    const field = taken.get(left)
    const test = field && ofMerged[field]
    return field === undefined || test === undefined ? [] : open.filter((seen) => seen.index > left && seen.index <= right && seen.header === '' && !taken.has(seen.index) && (share(seen, test, today) ?? 0) > 0.7).map(({ index }) => [index, field] as const)
  })
}

const namesThem = /^(\d{1,2}\W+)?(se (s[iì]|presenti)\W*|if (yes|so)\W*)?(quali|quale|which( ones?)?|specificare|specify|please specify)\W*$/i
/** "Se sì, quali?" right of a question for certificates. */
export function certificatesNamed(columns: readonly Seen[], taken: ReadonlyMap<number, ImportField>): number | null {
  return columns.find(({ index, header }) => !taken.has(index) && taken.get(index - 1) === 'certificates' && namesThem.test(header))?.index ?? null
}
