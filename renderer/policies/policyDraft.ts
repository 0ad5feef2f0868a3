import { useState } from 'react'
import type { PolicyTemplate } from '../../shared/policies.ts'
import { useRead } from '../app/api.ts'
import { useFormats } from '../app/language.ts'
import type { Chosen } from '../components/OrganisationField.tsx'
import { useCutText } from './importing/cutText.ts'

const noTemplates: PolicyTemplate[] = []
/** Stands among the templates for none. */
export const withoutTemplate = 'empty'
/** Stands among them for a text from elsewhere. */
export const foreignText = 'foreign'

export type PolicyDraft = { scope: 'cluster' | 'firm'; /** Null: the first that fits. */ template: string | null; /** Null: as the template is called. */ name: string | null; cluster: string | null; firm: Chosen | null }

/** The only cluster needs no choosing. */
const clusterOf = (chosen: string | null, clusters: readonly { id: string }[]) => chosen ?? (clusters.length === 1 ? (clusters[0]?.id ?? null) : null)

/** The first that fits, unless another is chosen, or none. */
const chosenOf = (chosen: string | null, templates: readonly PolicyTemplate[]) => (chosen === withoutTemplate || chosen === foreignText ? undefined : templates.find(({ id }) => id === chosen) ?? templates[0])

/** A new policy while it is filled in: what was chosen, and what that comes to. */
export function usePolicyDraft() {
  const [draft, setDraft] = useState<PolicyDraft>({ scope: 'cluster', template: null, name: null, cluster: null, firm: null })
  const all = useRead('policies.templates', {}).data?.templates ?? noTemplates
  const clusters = useRead('clusters.list', {}).data?.clusters ?? []
  const templates = all.filter(one => one.scope === draft.scope)
  const foreign = draft.template === foreignText
  const text = useCutText(useFormats().language)
  const template = chosenOf(draft.template, templates)
  const name = draft.name ?? template?.name ?? ''
  const owner = draft.scope === 'cluster' ? { clusterId: clusterOf(draft.cluster, clusters), organisationId: null } : { clusterId: null, organisationId: draft.firm?.id ?? null }
  return {
    draft, templates, template, foreign, text, name, clusters, owner, ownerless: owner.clusterId === null && owner.organisationId === null,
    set: (part: Partial<PolicyDraft>) => setDraft(old => ({ ...old, ...part })),
    /** What is written: the English name only of a template that kept its own. */
    values: { name, scope: draft.scope, ...owner, ...(template && draft.name === null ? { nameEnglish: template.nameEnglish } : {}), ...(foreign ? { language: text.language } : {}) },
    start: foreign ? { clauses: text.drafts } : template ? { template: template.id } : { empty: true as const },
    /** Nothing was read that it could begin with. */
    textless: foreign && text.drafts.length === 0,
  }
}
