import { checklistDeliverables } from '../checklists/deliverables.ts'
import { documentDeliverables } from '../documents/deliverables.ts'
import { groupDeliverables } from '../groups/deliverables.ts'
import { helpDeliverables } from '../help/deliverables.ts'
import { homeDeliverables } from '../home/deliverables.ts'
import { meetingDeliverables } from '../meetings/print/deliverables.ts'
import { memberDeliverables } from '../members/deliverables.ts'
import { organisationDeliverables } from '../organisations/deliverables.ts'
import { peopleDeliverables } from '../people/deliverables.ts'
import { policyDeliverables } from '../policies/deliverables.ts'
import { qualityDeliverables } from '../quality/deliverables.ts'
import { supplierDeliverables } from '../suppliers/deliverables.ts'
import type { Deliverable } from './deliverable.ts'

/** What the press can print, by name: each room brings its own. */
export const deliverables: Record<string, Deliverable> = {
  ...memberDeliverables,
  ...organisationDeliverables,
  ...qualityDeliverables,
  ...homeDeliverables,
  ...helpDeliverables,
  ...peopleDeliverables,
  ...documentDeliverables,
  ...supplierDeliverables,
  ...policyDeliverables,
  ...checklistDeliverables,
  ...groupDeliverables,
  ...meetingDeliverables,
}
