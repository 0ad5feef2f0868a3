import type { policyProcedures } from '../../shared/policies.ts'
import type { NamesOf, Services } from '../core/service.ts'
import { accept, revokeAcceptance } from './acceptance.ts'
import { joinClauses, moveClause, retireClauses, saveClause, splitClause } from './clauses.ts'
import { compareVersions } from './compareRead.ts'
import { closeConsultation, saveConsultation } from './consultation.ts'
import { addContributions, binContributions, listContributions, saveContribution } from './contributions.ts'
import { coverage } from './coverage.ts'
import { derive, saveBindings } from './derive.ts'
import { exportPolicy } from './export.ts'
import { previewImport } from './import.ts'
import { policiesPage, policyGroups, policyValues } from './list.ts'
import { readPolicy } from './read.ts'
import { follow, keep, readDrift } from './realign.ts'
import { binPolicies, saveMilestone, savePolicy } from './save.ts'
import { readSheet } from './sheet.ts'
import { templates } from './templates.ts'
import { readText } from './textRead.ts'
import { adopt, createVersion, removeVersion, restoreVersion, saveVersion, withdraw } from './versions.ts'

export const policyServices: Services<NamesOf<typeof policyProcedures>> = {
  'policies.list': (selection, { read, today }) => policiesPage(read, today, selection),
  'policies.values': (selection, { read, today }) => policyValues(read, today, selection),
  'policies.groups': (selection, { read, today }) => policyGroups(read, today, selection),
  'policies.get': ({ id, at }, { read, today }) => readPolicy(read, id, at ?? today),
  'policies.text': ({ versionId, at }, { read, today }) => readText(read, versionId, at ?? today),
  'policies.templates': () => ({ templates: templates() }),
  'policies.save': savePolicy,
  'policies.remove': binPolicies('remove'),
  'policies.restore': binPolicies('restore'),
  'policies.versions.create': createVersion,
  'policies.versions.save': saveVersion,
  'policies.versions.remove': removeVersion,
  'policies.versions.restore': restoreVersion,
  'policies.versions.withdraw': withdraw,
  'policies.clauses.save': saveClause,
  'policies.clauses.move': moveClause,
  'policies.clauses.split': splitClause,
  'policies.clauses.join': joinClauses,
  'policies.clauses.retire': retireClauses,
  'policies.import.preview': previewImport,
  'policies.compare': ({ from, to }, { read, today }) => compareVersions(read, from, to, today),
  'policies.adopt': adopt,
  'policies.milestones.save': saveMilestone,
  'policies.derive': derive,
  'policies.bindings.save': saveBindings,
  'policies.drift': readDrift,
  'policies.follow': follow,
  'policies.keep': keep,
  'policies.coverage': coverage,
  'policies.accept': accept,
  'policies.acceptances.revoke': revokeAcceptance,
  'policies.consultations.save': saveConsultation,
  'policies.consultations.close': closeConsultation,
  'policies.contributions.list': listContributions,
  'policies.contributions.save': saveContribution,
  'policies.contributions.remove': binContributions('remove'),
  'policies.contributions.restore': binContributions('restore'),
  'policies.contributions.read': readSheet,
  'policies.contributions.add': addContributions,
  'policies.export': exportPolicy,
}
