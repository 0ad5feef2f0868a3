import { attachmentServices } from '../documents/attachments.ts'
import { checklistServices } from '../checklists/services.ts'
import { documentServices } from '../documents/services.ts'
import { duplicateServices } from '../duplicates/services.ts'
import { groupServices } from '../groups/services.ts'
import { helpServices } from '../help/services.ts'
import { homeServices } from '../home/services.ts'
import { memberServices } from '../members/services.ts'
import { qualityServices } from '../quality/services.ts'
import { clusterServices, organisationServices } from '../organisations/services.ts'
import { peopleServices } from '../people/services.ts'
import { policyServices } from '../policies/services.ts'
import { supplierServices } from '../suppliers/services.ts'
import { viewExportServices } from '../views/export.ts'
import { viewServices } from '../views/services.ts'
import { carryServices } from '../meetings/carryBack.ts'
import { minutesExport } from '../meetings/print/export.ts'
import { minutesServices } from '../meetings/minutes.ts'
import { meetingServices } from '../meetings/services.ts'
import { draftServices } from './drafts.ts'
import { historyServices } from './history.ts'
import { searchServices } from './search.ts'

/** The procedures of the rooms, which need an open workspace. */
export const roomServices = {
  ...peopleServices, ...documentServices, ...checklistServices, ...attachmentServices, ...duplicateServices, ...qualityServices, ...homeServices, ...helpServices, ...memberServices, ...viewServices, ...viewExportServices,
  ...organisationServices, ...clusterServices, ...historyServices, ...draftServices, ...searchServices, ...supplierServices, ...policyServices,
  ...groupServices, ...meetingServices, ...minutesServices, ...minutesExport, ...carryServices,
}
