export { MembersPage } from './list/MembersPage.tsx'
export { MemberPage } from './record/MemberPage.tsx'
export { ImportPage } from './import/ImportPage.tsx'
export { CandidatesProvider } from './import/kind.ts'
