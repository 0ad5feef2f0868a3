import type { z } from 'zod'
import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { HomePage } from '../home/HomePage.tsx'
import { Frame } from './frame.tsx'
import type { HelpPage } from './Help.tsx'
import { readRooms } from './language.ts'
import { CrashedPage, CrashedWindow, UnknownPage } from './stray.tsx'
import { rememberPlace, returnToPlace } from './place.ts'
import type * as searches from './search.ts'

type Searches = { [N in keyof typeof searches as N extends `${string}Search` ? N : never]: (typeof searches)[N] }
let known: Searches | undefined

async function readSearches(): Promise<void> {
  known ??= await import('./search.ts')
}

/** Reads what every screen but the first needs: the words of the rooms, and how an address is understood that holds more than a place. */
export const readRest = (): Promise<unknown> => Promise.all([readRooms(), readSearches()])

/** What an address holds; before that is read, there are only those of the window's own links. */
const searchOf = <N extends keyof Searches>(name: N) => (given: z.output<Searches[N]>): z.output<Searches[N]> => (known ? (known[name].parse(given) as z.output<Searches[N]>) : given)

// Each screen but the first is a file of its own, read when somebody points at the way to it: the window stands sooner.
const page: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(async () => { const [screens] = await Promise.all([load(), readRest()]); return screens }, name)
const root = createRootRoute({ staticData: { help: 'home' }, component: Frame, notFoundComponent: UnknownPage, errorComponent: CrashedWindow })

const home = createRoute({ getParentRoute: () => root, path: '/', staticData: { help: 'home' }, component: HomePage })
const members = createRoute({ getParentRoute: () => root, path: '/members', staticData: { help: 'members' }, component: page(() => import('../members/pages.tsx'), 'MembersPage'), validateSearch: searchOf('membersSearch') })
const importing = createRoute({ getParentRoute: () => root, path: '/members/import', staticData: { help: 'import' }, component: page(() => import('../members/pages.tsx'), 'ImportPage'), validateSearch: searchOf('importSearch') })
const member = createRoute({ getParentRoute: () => root, path: '/members/$id', staticData: { help: 'member' }, component: page(() => import('../members/pages.tsx'), 'MemberPage'), validateSearch: searchOf('memberSearch') })
const people = createRoute({ getParentRoute: () => root, path: '/people', staticData: { help: 'people' }, component: page(() => import('../people/PeoplePage.tsx'), 'PeoplePage'), validateSearch: searchOf('peopleSearch') })
const person = createRoute({ getParentRoute: () => root, path: '/people/$id', staticData: { help: 'person' }, component: page(() => import('../people/PersonPage.tsx'), 'PersonPage'), validateSearch: searchOf('personSearch') })
const documents = createRoute({ getParentRoute: () => root, path: '/documents', staticData: { help: 'documents' }, component: page(() => import('../documents/DocumentsPage.tsx'), 'DocumentsPage'), validateSearch: searchOf('documentsSearch') })
const types = createRoute({ getParentRoute: () => root, path: '/documents/types', staticData: { help: 'types' }, component: page(() => import('../documents/TypesPage.tsx'), 'TypesPage') })
const document = createRoute({ getParentRoute: () => root, path: '/documents/$id', staticData: { help: 'document' }, component: page(() => import('../documents/DocumentPage.tsx'), 'DocumentPage'), validateSearch: searchOf('documentSearch') })
const checklists = createRoute({ getParentRoute: () => root, path: '/checklists', staticData: { help: 'checklists' }, component: page(() => import('../checklists/ChecklistsPage.tsx'), 'ChecklistsPage'), validateSearch: searchOf('checklistsSearch') })
const questionnaires = createRoute({ getParentRoute: () => root, path: '/checklists/questionnaires', staticData: { help: 'questionnaires' }, component: page(() => import('../checklists/QuestionnairesPage.tsx'), 'QuestionnairesPage') })
const guidelines = createRoute({ getParentRoute: () => root, path: '/checklists/guidelines', staticData: { help: 'guidelines' }, component: page(() => import('../checklists/GuidelinesPage.tsx'), 'GuidelinesPage'), validateSearch: searchOf('guidelinesSearch') })
const assessment = createRoute({ getParentRoute: () => root, path: '/checklists/$id', staticData: { help: 'assessment' }, component: page(() => import('../checklists/AssessmentPage.tsx'), 'AssessmentPage'), validateSearch: searchOf('assessmentSearch') })
const suppliers = createRoute({ getParentRoute: () => root, path: '/suppliers', staticData: { help: 'suppliers' }, component: page(() => import('../suppliers/SuppliersPage.tsx'), 'SuppliersPage'), validateSearch: searchOf('suppliersSearch') })
const candidates = createRoute({ getParentRoute: () => root, path: '/suppliers/import', staticData: { help: 'candidates' }, component: page(() => import('../suppliers/CandidateImport.tsx'), 'CandidateImport'), validateSearch: searchOf('importSearch') })
const scheme = createRoute({ getParentRoute: () => root, path: '/suppliers/scheme', staticData: { help: 'scheme' }, component: page(() => import('../suppliers/scheme/SchemePage.tsx'), 'SchemePage') })
const supplier = createRoute({ getParentRoute: () => root, path: '/suppliers/$id', staticData: { help: 'supplier' }, component: page(() => import('../suppliers/record/SupplierPage.tsx'), 'SupplierPage'), validateSearch: searchOf('supplierSearch') })
const scoring = createRoute({ getParentRoute: () => root, path: '/suppliers/$id/score/$qualificationId', staticData: { help: 'scoring' }, component: page(() => import('../suppliers/scoring/ScorePage.tsx'), 'ScorePage'), validateSearch: searchOf('scoreSearch') })
const policies = createRoute({ getParentRoute: () => root, path: '/policies', staticData: { help: 'policies' }, component: page(() => import('../policies/PoliciesPage.tsx'), 'PoliciesPage'), validateSearch: searchOf('policiesSearch') })
const policy = createRoute({ getParentRoute: () => root, path: '/policies/$id', staticData: { help: 'policy' }, component: page(() => import('../policies/PolicyPage.tsx'), 'PolicyPage'), validateSearch: searchOf('policySearch') })
const clusters = createRoute({ getParentRoute: () => root, path: '/clusters', staticData: { help: 'clusters' }, component: page(() => import('../clusters/ClustersPage.tsx'), 'ClustersPage'), validateSearch: searchOf('clustersSearch') })
const groups = createRoute({ getParentRoute: () => root, path: '/groups', staticData: { help: 'groups' }, component: page(() => import('../groups/GroupsPage.tsx'), 'GroupsPage') })
const group = createRoute({ getParentRoute: () => root, path: '/groups/$id', staticData: { help: 'group' }, component: page(() => import('../groups/BodyPage.tsx'), 'BodyPage'), validateSearch: searchOf('groupSearch') })
const meetings = createRoute({ getParentRoute: () => root, path: '/meetings', staticData: { help: 'meetings' }, component: page(() => import('../meetings/MeetingsPage.tsx'), 'MeetingsPage'), validateSearch: searchOf('meetingsSearch') })
const decisions = createRoute({ getParentRoute: () => root, path: '/meetings/decisions', staticData: { help: 'decisions' }, component: page(() => import('../meetings/DecisionsPage.tsx'), 'DecisionsPage'), validateSearch: searchOf('decisionsSearch') })
const meeting = createRoute({ getParentRoute: () => root, path: '/meetings/$id', staticData: { help: 'meeting' }, component: page(() => import('../meetings/MeetingPage.tsx'), 'MeetingPage'), validateSearch: searchOf('meetingSearch') })
const actions = createRoute({ getParentRoute: () => root, path: '/actions', staticData: { help: 'actions' }, component: page(() => import('../meetings/actions/ActionsPage.tsx'), 'ActionsPage'), validateSearch: searchOf('actionsSearch') })
const history = createRoute({ getParentRoute: () => root, path: '/history', staticData: { help: 'history' }, component: page(() => import('../history/HistoryPage.tsx'), 'HistoryPage'), validateSearch: searchOf('historySearch') })
const quality = createRoute({ getParentRoute: () => root, path: '/quality', staticData: { help: 'quality' }, component: page(() => import('../quality/QualityPage.tsx'), 'QualityPage'), validateSearch: searchOf('qualitySearch') })
const backups = createRoute({ getParentRoute: () => root, path: '/backups', staticData: { help: 'backups' }, component: page(() => import('../workspace/BackupsPage.tsx'), 'BackupsPage') })
const settings = createRoute({ getParentRoute: () => root, path: '/settings', staticData: { help: 'settings' }, component: page(() => import('../workspace/SettingsPage.tsx'), 'SettingsPage') })
const about = createRoute({ getParentRoute: () => root, path: '/about', staticData: { help: 'about' }, component: page(() => import('../workspace/AboutPage.tsx'), 'AboutPage') })

returnToPlace()
export const router = createRouter({
  routeTree: root.addChildren([home, members, importing, member, people, person, documents, types, document, suppliers, candidates, scheme, supplier, scoring, checklists, questionnaires, guidelines, assessment, groups, group, meetings, decisions, meeting, actions, policies, policy, clusters, quality, history, backups, settings, about]),
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultErrorComponent: CrashedPage,
})

router.subscribe('onResolved', rememberPlace)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  /** Each screen says which page of the help is about it. */
  interface StaticDataRouteOption {
    help: HelpPage
  }
}
