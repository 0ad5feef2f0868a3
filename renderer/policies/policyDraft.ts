import { z } from 'zod'
import { policyScopes } from '../../shared/policies/model.ts'
import type { PolicyTemplate } from '../../shared/policies.ts'
import { useRead } from '../app/api.ts'
import { useFormats } from '../app/language.ts'
import { chosenShape } from '../components/chosen.ts'
import { useKept } from '../components/draft.tsx'
import { cutShape, cutText } from './importing/cutText.ts'

const noTemplates: PolicyTemplate[] = []
/** Stands among the templates for none. */
export const withoutTemplate = 'empty'
/** Stands among them for a text from elsewhere. */
export const foreignText = 'foreign'

/** Null is of the template the first that fits, of the name as the template is called. */
const shape = z.object({ scope: z.enum(policyScopes), template: z.string().nullable(), name: z.string().nullable(), cluster: z.string().nullable(), firm: chosenShape.nullable(), text: cutShape })

/** The only cluster needs no choosing. */
const clusterOf = (chosen: string | null, clusters: readonly { id: string }[]) => chosen ?? (clusters.length === 1 ? (clusters[0]?.id ?? null) : null)

/** The first that fits, unless another is chosen, or none. */
const chosenOf = (chosen: string | null, templates: readonly PolicyTemplate[]) => (chosen === withoutTemplate || chosen === foreignText ? undefined : templates.find(({ id }) => id === chosen) ?? templates[0])

/** A new policy while it is filled in: what was chosen, and what that comes to. */
export function usePolicyDraft() {
  const { language } = useFormats()
  const kept = useKept('policy/new', (): z.infer<typeof shape> => ({ scope: 'cluster', template: null, name: null, cluster: null, firm: null, text: null }), shape)
  const { now: draft, set } = kept
  const all = useRead('policies.templates', {}).data?.templates ?? noTemplates
  const clusters = useRead('clusters.list', {}).data?.clusters ?? []
  const templates = all.filter(one => one.scope === draft.scope)
  const foreign = draft.template === foreignText
  const text = cutText(draft.text, language, change => set(old => ({ text: change(old.text) })))
  const template = chosenOf(draft.template, templates)
  const name = draft.name ?? template?.name ?? ''
  const owner = draft.scope === 'cluster' ? { clusterId: clusterOf(draft.cluster, clusters), organisationId: null } : { clusterId: null, organisationId: draft.firm?.id ?? null }
  return {
    kept, draft, templates, template, foreign, text, name, clusters, owner, set, ownerless: owner.clusterId === null && owner.organisationId === null,
    /** What is written: the English name only of a template that kept its own. */
    values: { name, scope: draft.scope, ...owner, ...(template && draft.name === null ? { nameEnglish: template.nameEnglish } : {}), ...(foreign ? { language: text.language } : {}) },
    start: foreign ? { clauses: text.drafts } : template ? { template: template.id } : { empty: true as const },
    /** Nothing was read that it could begin with. */
    textless: foreign && text.drafts.length === 0,
  }
}
