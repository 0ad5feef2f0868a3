/** The registers in which acts are sealed, and one of what was taken out of them; where each body or family has its own, its id follows: `minutes:<bodyId>`. */
export const sealRegisters = ['publishedList', 'scoreSheet', 'decision', 'minutes', 'vote', 'policyVersion', 'acceptance', 'redaction'] as const
export type SealRegister = (typeof sealRegisters)[number]
export type Register = SealRegister | `${SealRegister}:${string}`

/** What a register is a register of. */
export const registerKind = (register: string): SealRegister | null => sealRegisters.find(kind => register === kind || register.startsWith(`${kind}:`)) ?? null

/** A sealed act that is not as it was sealed: its text, its rows, or its place in the chain of its register. */
export type BrokenSeal = { register: string; /** Its place in the register. */ number: number; table: string; id: string; what: 'content' | 'rows' | 'chain' | 'missing' }

/**
 * The short code of a seal, as papers print it: the first twelve digits of its hash in threes of four. Whoever has a printed copy can tell by it whether the
 * act is still the one that was printed.
 * @param hash SHA-256, 64 hexadecimal digits
 */
export const shortCode = (hash: string): string => (hash.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-')
