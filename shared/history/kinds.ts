/** What a batch did, as code for the words of `history.json`, with values for them. */
export const batchKinds = [
  'workspace.create', 'settings.save', 'writer.create', 'writer.save', 'organisation.create', 'organisation.save', 'organisation.remove', 'organisation.restore', 'organisation.merge', 'organisation.distinguish',
  'person.create', 'person.save', 'person.remove', 'person.restore', 'person.anonymise', 'person.merge', 'person.distinguish', 'contact.create', 'contact.save', 'contact.remove', 'consent.create', 'consent.save', 'consent.remove',
  'document.create', 'document.save', 'document.remove', 'document.restore', 'documentType.create', 'documentType.save', 'documentType.remove',
  'assessment.start', 'assessment.save', 'assessment.answer', 'assessment.remove', 'assessment.restore', 'questionnaire.write', 'questionnaire.apply',
  'attachment.add', 'attachment.version', 'attachment.save', 'attachment.remove',
  'supplier.create', 'supplier.save', 'supplier.remove', 'supplier.restore', 'supplier.import', 'naming.save', 'rating.save', 'supplierCategory.create', 'supplierCategory.save', 'supplierCategory.remove', 'scheme.save',
  'qualification.open', 'qualification.remove', 'qualification.move', 'condition.save', 'score.save', 'appeal.save', 'list.publish',
  'site.create', 'site.save', 'site.remove', 'figure.create', 'figure.save', 'figure.remove', 'membership.create', 'membership.save', 'membership.remove', 'cluster.create', 'cluster.save', 'cluster.remove', 'members.import', 'quality.mend',
  'body.create', 'body.save', 'body.remove', 'body.restore', 'bodyRule.save', 'seat.create', 'seat.save', 'seat.remove', 'textBlock.save', 'textBlock.remove', 'stakeholderAssessment.save', 'relation.save', 'series.save',
  'meeting.create', 'meeting.save', 'meeting.remove', 'meeting.restore', 'proposal.save', 'point.save', 'paper.add', 'paper.save', 'meeting.convene',
  'sending.save', 'meeting.open', 'meeting.desert', 'meeting.lead', 'attendance.save', 'guest.save', 'proxy.save', 'quorum.check', 'vote.close',
  'decision.save', 'action.save', 'meeting.close', 'meeting.abandon', 'minutes.save', 'minutes.move', 'observation.save', 'minutes.approve',
  'minutes.correct', 'signedCopy.add', 'signedCopy.remove', 'meeting.carryOut', 'meeting.carryBack', 'meeting.carryBreak',
  'cells.edit', 'cells.paste', 'cells.fill', 'cells.bulk', 'cells.clear', 'view.save', 'view.remove',
  'policy.create', 'policy.save', 'policy.remove', 'policy.restore', 'policy.adopt', 'policy.derive', 'policy.follow', 'policy.keep', 'policy.accept', 'policyAcceptance.revoke',
  'policyVersion.create', 'policyVersion.again', 'policyVersion.save', 'policyVersion.remove', 'policyVersion.restore', 'policyVersion.withdraw', 'policyClause.save', 'policyClause.move', 'policyClause.split',
  'policyClause.join', 'policyClause.retire', 'policyBinding.save', 'policyMilestone.save', 'policyConsultation.save', 'policyConsultation.close', 'policyConsultation.reopen',
  'policyContribution.save', 'policyContribution.add', 'policyContribution.remove', 'policyContribution.restore',
  'bin.restore', 'record.revert', 'undo', 'redo', 'sample',
] as const
export type BatchKind = (typeof batchKinds)[number]
