import { Group, Radio, Select, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { policyScopes } from '../../shared/policies/model.ts'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { OrganisationField } from '../components/OrganisationField.tsx'
import { ForeignText } from './importing/ForeignText.tsx'
import { foreignText, usePolicyDraft, withoutTemplate } from './policyDraft.ts'

type Props = { opened: boolean; onClose: () => void }

/** A policy with a text of its own, begun from a template or a text from elsewhere; those that follow a cluster's are made on its page. */
export function NewPolicy({ opened, onClose }: Props) {
  return opened ? <NewForm onClose={onClose} /> : null
}

function NewForm({ onClose }: Pick<Props, 'onClose'>) {
  const t = useWords()
  const navigate = useNavigate()
  const [tried, setTried] = useState(false)
  const policy = usePolicyDraft()
  const save = async () => {
    setTried(true)
    const { ownerless, textless, name, values, start } = policy
    if (ownerless || textless || name.trim() === '') return false
    const { id, batch } = await api.call('policies.save', { values, start })
    showDone(t('policies:new.done', { name }), batch)
    void navigate({ to: '/policies/$id', params: { id } })
    return true
  }
  return (
    <FormDialog opened onClose={onClose} steady size="60rem" title={t('policies:new.title')} confirm={t('policies:new.create')} onSave={save} kept={policy.kept}>
      <Fields policy={policy} tried={tried} />
    </FormDialog>
  )
}

type FieldsProps = { policy: ReturnType<typeof usePolicyDraft>; tried: boolean }

function Fields({ policy, tried }: FieldsProps) {
  const t = useWords()
  const { draft, name, set } = policy
  return (
    <>
      <Radio.Group label={t('policies:field.scope')} value={draft.scope} onChange={value => set({ scope: policyScopes.find(one => one === value) ?? 'cluster', template: null })}>
        <Group mt={4}>{policyScopes.map((one, index) => <Radio key={one} value={one} label={t(`policies:scope.${one}`)} {...(index === 0 ? { 'data-autofocus': true } : {})} />)}</Group>
      </Radio.Group>
      <Owner policy={policy} tried={tried} />
      <Template policy={policy} />
      {policy.foreign ? <ForeignText text={policy.text} missing={tried && policy.textless} onNamed={read => { if (draft.name === null) set({ name: read }) }} /> : null}
      <TextInput label={t('policies:field.name')} required value={name} maxLength={300} onChange={event => set({ name: event.currentTarget.value })} error={tried && name.trim() === '' ? t('field.required') : null} />
    </>
  )
}

function Owner({ policy: { draft, clusters, owner, ownerless, set }, tried }: FieldsProps) {
  const t = useWords()
  const error = tried && ownerless ? t('field.required') : null
  if (draft.scope === 'firm') return <OrganisationField label={t('policies:new.firm')} required value={draft.firm} onChange={firm => set({ firm })} error={error} />
  return <Select label={t('policies:field.clusterId')} required data={clusters.map(one => ({ value: one.id, label: one.name }))} value={owner.clusterId} onChange={cluster => set({ cluster })} error={error} />
}

function Template({ policy: { templates, template, foreign, set } }: Pick<FieldsProps, 'policy'>) {
  const t = useWords()
  const { language } = useFormats()
  const about = template ? (language === 'en' ? template.descriptionEnglish : template.description) : t(foreign ? 'policies:new.foreignHint' : 'policies:new.emptyHint')
  const choices = templates.map(one => ({ value: one.id, label: language === 'en' ? one.nameEnglish : one.name }))
  return (
    <Select
      label={t('policies:new.template')} description={about} allowDeselect={false} value={template?.id ?? (foreign ? foreignText : withoutTemplate)}
      data={[...choices, { value: foreignText, label: t('policies:new.foreign') }, { value: withoutTemplate, label: t('policies:new.empty') }]}
      onChange={chosen => set({ template: chosen })}
    />
  )
}
