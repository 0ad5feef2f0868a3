import type { VersionSummary } from '../../../shared/policies/views.ts'

/** The version before another, of those of a policy, which come the newest first. */
export const versionBefore = (versions: readonly VersionSummary[], { id }: VersionSummary): VersionSummary | undefined => versions[versions.findIndex(version => version.id === id) + 1]
