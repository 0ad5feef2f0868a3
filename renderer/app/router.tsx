import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent as page } from '@tanstack/react-router'
import { HomePage } from '../home/HomePage.tsx'
import { Frame } from './frame.tsx'
import { CrashedPage, CrashedWindow, UnknownPage } from './stray.tsx'
import { rememberPlace, returnToPlace } from './place.ts'
import {
  actionsSearch, assessmentSearch, checklistsSearch, clustersSearch, decisionsSearch, documentSearch, documentsSearch, groupSearch, guidelinesSearch, historySearch, importSearch, meetingSearch, meetingsSearch,
  memberSearch, membersSearch, peopleSearch, personSearch, policiesSearch, policySearch, qualitySearch, scoreSearch, supplierSearch, suppliersSearch,
} from './search.ts'

// Each screen but the first is a file of its own, read when somebody points at the way to it: the window stands sooner.
const root = createRootRoute({ component: Frame, notFoundComponent: UnknownPage, errorComponent: CrashedWindow })

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })
const members = createRoute({ getParentRoute: () => root, path: '/members', component: page(() => import('../members/pages.tsx'), 'MembersPage'), validateSearch: membersSearch })
const importing = createRoute({ getParentRoute: () => root, path: '/members/import', component: page(() => import('../members/pages.tsx'), 'ImportPage'), validateSearch: importSearch })
const member = createRoute({ getParentRoute: () => root, path: '/members/$id', component: page(() => import('../members/pages.tsx'), 'MemberPage'), validateSearch: memberSearch })
const people = createRoute({ getParentRoute: () => root, path: '/people', component: page(() => import('../people/PeoplePage.tsx'), 'PeoplePage'), validateSearch: peopleSearch })
const person = createRoute({ getParentRoute: () => root, path: '/people/$id', component: page(() => import('../people/PersonPage.tsx'), 'PersonPage'), validateSearch: personSearch })
const documents = createRoute({ getParentRoute: () => root, path: '/documents', component: page(() => import('../documents/DocumentsPage.tsx'), 'DocumentsPage'), validateSearch: documentsSearch })
const types = createRoute({ getParentRoute: () => root, path: '/documents/types', component: page(() => import('../documents/TypesPage.tsx'), 'TypesPage') })
const document = createRoute({ getParentRoute: () => root, path: '/documents/$id', component: page(() => import('../documents/DocumentPage.tsx'), 'DocumentPage'), validateSearch: documentSearch })
const checklists = createRoute({ getParentRoute: () => root, path: '/checklists', component: page(() => import('../checklists/ChecklistsPage.tsx'), 'ChecklistsPage'), validateSearch: checklistsSearch })
const questionnaires = createRoute({ getParentRoute: () => root, path: '/checklists/questionnaires', component: page(() => import('../checklists/QuestionnairesPage.tsx'), 'QuestionnairesPage') })
const guidelines = createRoute({ getParentRoute: () => root, path: '/checklists/guidelines', component: page(() => import('../checklists/GuidelinesPage.tsx'), 'GuidelinesPage'), validateSearch: guidelinesSearch })
const assessment = createRoute({ getParentRoute: () => root, path: '/checklists/$id', component: page(() => import('../checklists/AssessmentPage.tsx'), 'AssessmentPage'), validateSearch: assessmentSearch })
const suppliers = createRoute({ getParentRoute: () => root, path: '/suppliers', component: page(() => import('../suppliers/SuppliersPage.tsx'), 'SuppliersPage'), validateSearch: suppliersSearch })
const candidates = createRoute({ getParentRoute: () => root, path: '/suppliers/import', component: page(() => import('../suppliers/CandidateImport.tsx'), 'CandidateImport'), validateSearch: importSearch })
const scheme = createRoute({ getParentRoute: () => root, path: '/suppliers/scheme', component: page(() => import('../suppliers/scheme/SchemePage.tsx'), 'SchemePage') })
const supplier = createRoute({ getParentRoute: () => root, path: '/suppliers/$id', component: page(() => import('../suppliers/record/SupplierPage.tsx'), 'SupplierPage'), validateSearch: supplierSearch })
const scoring = createRoute({ getParentRoute: () => root, path: '/suppliers/$id/score/$qualificationId', component: page(() => import('../suppliers/scoring/ScorePage.tsx'), 'ScorePage'), validateSearch: scoreSearch })
const policies = createRoute({ getParentRoute: () => root, path: '/policies', component: page(() => import('../policies/PoliciesPage.tsx'), 'PoliciesPage'), validateSearch: policiesSearch })
const policy = createRoute({ getParentRoute: () => root, path: '/policies/$id', component: page(() => import('../policies/PolicyPage.tsx'), 'PolicyPage'), validateSearch: policySearch })
const clusters = createRoute({ getParentRoute: () => root, path: '/clusters', component: page(() => import('../clusters/ClustersPage.tsx'), 'ClustersPage'), validateSearch: clustersSearch })
const groups = createRoute({ getParentRoute: () => root, path: '/groups', component: page(() => import('../groups/GroupsPage.tsx'), 'GroupsPage') })
const group = createRoute({ getParentRoute: () => root, path: '/groups/$id', component: page(() => import('../groups/BodyPage.tsx'), 'BodyPage'), validateSearch: groupSearch })
const meetings = createRoute({ getParentRoute: () => root, path: '/meetings', component: page(() => import('../meetings/MeetingsPage.tsx'), 'MeetingsPage'), validateSearch: meetingsSearch })
const decisions = createRoute({ getParentRoute: () => root, path: '/meetings/decisions', component: page(() => import('../meetings/DecisionsPage.tsx'), 'DecisionsPage'), validateSearch: decisionsSearch })
const meeting = createRoute({ getParentRoute: () => root, path: '/meetings/$id', component: page(() => import('../meetings/MeetingPage.tsx'), 'MeetingPage'), validateSearch: meetingSearch })
const actions = createRoute({ getParentRoute: () => root, path: '/actions', component: page(() => import('../meetings/actions/ActionsPage.tsx'), 'ActionsPage'), validateSearch: actionsSearch })
const history = createRoute({ getParentRoute: () => root, path: '/history', component: page(() => import('../history/HistoryPage.tsx'), 'HistoryPage'), validateSearch: historySearch })
const quality = createRoute({ getParentRoute: () => root, path: '/quality', component: page(() => import('../quality/QualityPage.tsx'), 'QualityPage'), validateSearch: qualitySearch })
const backups = createRoute({ getParentRoute: () => root, path: '/backups', component: page(() => import('../workspace/BackupsPage.tsx'), 'BackupsPage') })
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: page(() => import('../workspace/SettingsPage.tsx'), 'SettingsPage') })
const about = createRoute({ getParentRoute: () => root, path: '/about', component: page(() => import('../workspace/AboutPage.tsx'), 'AboutPage') })

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
}
