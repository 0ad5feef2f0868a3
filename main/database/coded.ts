/** A stored code as the contract knows it; null for none, and for one that a newer program wrote. */
export const coded = <T extends string>(codes: readonly T[], value: string | null): T | null => codes.find(code => code === value) ?? null

/** The same where the contract always has a code: an unknown one is read as the usual one. */
export const codedOr = <T extends string>(codes: readonly T[], value: string | null, usual: NoInfer<T>): T => coded(codes, value) ?? usual
