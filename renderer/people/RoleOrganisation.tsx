import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { OrganisationField } from '../components/OrganisationField.tsx'

/** Gives a role its organisation. */
export function RoleOrganisation({ personId, id, refetch }: { personId: string; id: string; refetch: () => Promise<unknown> }) {
  const t = useWords()
  return (
    <OrganisationField
      label={t('people:column.organisation')} description={t('people:new.organisationHint')} value={null}
      onChange={chosen => {
        if (chosen) void attempt(async () => { await api.call('people.contacts.save', { personId, id, organisationId: chosen.id, fields: {} }); await refetch() })
      }}
    />
  )
}
