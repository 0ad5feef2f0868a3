import { chainPlaces, legalForms, membershipKinds, organisationKinds } from './organisations/codes.ts'
import type { Words } from './language.ts'

const sizes = ['micro', 'small', 'medium', 'large', 'unknown'] as const
type Value = string | number

/** The words of a code, or the code itself where no list knows it. */
const say = <T extends string>(known: readonly T[], value: Value, words: (one: T) => string): string => {
  const found = known.find(one => one === value)
  return found === undefined ? String(value) : words(found)
}

/** Words for each coded field of an organisation and its membership. */
export const codeWords = {
  kind: (value: Value, t: Words) => say(organisationKinds, value, one => t(`organisations:kind.${one}`)),
  legalForm: (value: Value, t: Words) => say(legalForms, value, one => t(`organisations:legalForm.${one}`)),
  chainPlace: (value: Value, t: Words) => say(chainPlaces, value, one => t(`organisations:chainPlace.${one}`)),
  membershipKind: (value: Value, t: Words) => say(membershipKinds, value, one => t(`organisations:membershipKind.${one}`)),
  size: (value: Value, t: Words) => say(sizes, value, one => t(`organisations:size.${one}`)),
}
export type CodedField = keyof typeof codeWords
export const isCoded = (field: string): field is CodedField => field in codeWords
