import { createContext, useContext, type ReactNode } from 'react'

/** Candidates to be suppliers are read as members are; what is made of the rows is another. */
export type Candidates = { /** What is asked beside the rows. */ field: ReactNode; /** Opened for every row; none = those that its ATECO code tells. */ categoryIds: readonly string[] }

const places = {
  members: { address: '/members/import', list: '/members', preview: 'members.import.preview', apply: 'members.import.apply' },
  candidates: { address: '/suppliers/import', list: '/suppliers', preview: 'suppliers.import.preview', apply: 'suppliers.import.apply' },
} as const

const Asked = createContext<Candidates | null>(null)
export const CandidatesProvider = Asked.Provider

/** What the rows of this import become, and where it stands. */
export function useImportKind() {
  const candidates = useContext(Asked)
  return { candidates, ...places[candidates ? 'candidates' : 'members'] }
}
