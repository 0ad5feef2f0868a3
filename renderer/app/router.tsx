import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { AssessmentPage } from '../checklists/AssessmentPage.tsx'
import { ChecklistsPage } from '../checklists/ChecklistsPage.tsx'
import { GuidelinesPage } from '../checklists/GuidelinesPage.tsx'
import { QuestionnairesPage } from '../checklists/QuestionnairesPage.tsx'
import { ClustersPage } from '../clusters/ClustersPage.tsx'
import { DocumentPage } from '../documents/DocumentPage.tsx'
import { DocumentsPage } from '../documents/DocumentsPage.tsx'
import { TypesPage } from '../documents/TypesPage.tsx'
import { BodyPage } from '../groups/BodyPage.tsx'
import { GroupsPage } from '../groups/GroupsPage.tsx'
import { HistoryPage } from '../history/HistoryPage.tsx'
import { HomePage } from '../home/HomePage.tsx'
import { ActionsPage } from '../meetings/actions/ActionsPage.tsx'
import { DecisionsPage } from '../meetings/DecisionsPage.tsx'
import { MeetingPage } from '../meetings/MeetingPage.tsx'
import { MeetingsPage } from '../meetings/MeetingsPage.tsx'
import { ImportPage, MemberPage, MembersPage } from '../members/pages.tsx'
import { PeoplePage } from '../people/PeoplePage.tsx'
import { PersonPage } from '../people/PersonPage.tsx'
import { PoliciesPage } from '../policies/PoliciesPage.tsx'
import { PolicyPage } from '../policies/PolicyPage.tsx'
import { QualityPage } from '../quality/QualityPage.tsx'
import { CandidateImport } from '../suppliers/CandidateImport.tsx'
import { SupplierPage } from '../suppliers/record/SupplierPage.tsx'
import { SchemePage } from '../suppliers/scheme/SchemePage.tsx'
import { ScorePage } from '../suppliers/scoring/ScorePage.tsx'
import { SuppliersPage } from '../suppliers/SuppliersPage.tsx'
import { AboutPage } from '../workspace/AboutPage.tsx'
import { BackupsPage } from '../workspace/BackupsPage.tsx'
import { SettingsPage } from '../workspace/SettingsPage.tsx'
import { Frame } from './frame.tsx'
import { CrashedPage, CrashedWindow, UnknownPage } from './stray.tsx'
import { rememberPlace, returnToPlace } from './place.ts'
import {
  actionsSearch, assessmentSearch, checklistsSearch, clustersSearch, decisionsSearch, documentSearch, documentsSearch, groupSearch, guidelinesSearch, historySearch, importSearch, meetingSearch, meetingsSearch,
  memberSearch, membersSearch, peopleSearch, personSearch, policiesSearch, policySearch, qualitySearch, scoreSearch, supplierSearch, suppliersSearch,
} from './search.ts'

const root = createRootRoute({ component: Frame, notFoundComponent: UnknownPage, errorComponent: CrashedWindow })

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })
const members = createRoute({ getParentRoute: () => root, path: '/members', component: MembersPage, validateSearch: membersSearch })
const importing = createRoute({ getParentRoute: () => root, path: '/members/import', component: ImportPage, validateSearch: importSearch })
const member = createRoute({ getParentRoute: () => root, path: '/members/$id', component: MemberPage, validateSearch: memberSearch })
const people = createRoute({ getParentRoute: () => root, path: '/people', component: PeoplePage, validateSearch: peopleSearch })
const person = createRoute({ getParentRoute: () => root, path: '/people/$id', component: PersonPage, validateSearch: personSearch })
const documents = createRoute({ getParentRoute: () => root, path: '/documents', component: DocumentsPage, validateSearch: documentsSearch })
const types = createRoute({ getParentRoute: () => root, path: '/documents/types', component: TypesPage })
const document = createRoute({ getParentRoute: () => root, path: '/documents/$id', component: DocumentPage, validateSearch: documentSearch })
const checklists = createRoute({ getParentRoute: () => root, path: '/checklists', component: ChecklistsPage, validateSearch: checklistsSearch })
const questionnaires = createRoute({ getParentRoute: () => root, path: '/checklists/questionnaires', component: QuestionnairesPage })
const guidelines = createRoute({ getParentRoute: () => root, path: '/checklists/guidelines', component: GuidelinesPage, validateSearch: guidelinesSearch })
const assessment = createRoute({ getParentRoute: () => root, path: '/checklists/$id', component: AssessmentPage, validateSearch: assessmentSearch })
const suppliers = createRoute({ getParentRoute: () => root, path: '/suppliers', component: SuppliersPage, validateSearch: suppliersSearch })
const candidates = createRoute({ getParentRoute: () => root, path: '/suppliers/import', component: CandidateImport, validateSearch: importSearch })
const scheme = createRoute({ getParentRoute: () => root, path: '/suppliers/scheme', component: SchemePage })
const supplier = createRoute({ getParentRoute: () => root, path: '/suppliers/$id', component: SupplierPage, validateSearch: supplierSearch })
const scoring = createRoute({ getParentRoute: () => root, path: '/suppliers/$id/score/$qualificationId', component: ScorePage, validateSearch: scoreSearch })
const policies = createRoute({ getParentRoute: () => root, path: '/policies', component: PoliciesPage, validateSearch: policiesSearch })
const policy = createRoute({ getParentRoute: () => root, path: '/policies/$id', component: PolicyPage, validateSearch: policySearch })
const clusters = createRoute({ getParentRoute: () => root, path: '/clusters', component: ClustersPage, validateSearch: clustersSearch })
const groups = createRoute({ getParentRoute: () => root, path: '/groups', component: GroupsPage })
const group = createRoute({ getParentRoute: () => root, path: '/groups/$id', component: BodyPage, validateSearch: groupSearch })
const meetings = createRoute({ getParentRoute: () => root, path: '/meetings', component: MeetingsPage, validateSearch: meetingsSearch })
const decisions = createRoute({ getParentRoute: () => root, path: '/meetings/decisions', component: DecisionsPage, validateSearch: decisionsSearch })
const meeting = createRoute({ getParentRoute: () => root, path: '/meetings/$id', component: MeetingPage, validateSearch: meetingSearch })
const actions = createRoute({ getParentRoute: () => root, path: '/actions', component: ActionsPage, validateSearch: actionsSearch })
const history = createRoute({ getParentRoute: () => root, path: '/history', component: HistoryPage, validateSearch: historySearch })
const quality = createRoute({ getParentRoute: () => root, path: '/quality', component: QualityPage, validateSearch: qualitySearch })
const backups = createRoute({ getParentRoute: () => root, path: '/backups', component: BackupsPage })
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage })
const about = createRoute({ getParentRoute: () => root, path: '/about', component: AboutPage })

returnToPlace()
export const router = createRouter({
  routeTree: root.addChildren([home, members, importing, member, people, person, documents, types, document, suppliers, candidates, scheme, supplier, scoring, checklists, questionnaires, guidelines, assessment, groups, group, meetings, decisions, meeting, actions, policies, policy, clusters, quality, history, backups, settings, about]),
  history: createHashHistory(),
  defaultErrorComponent: CrashedPage,
})

router.subscribe('onResolved', rememberPlace)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
