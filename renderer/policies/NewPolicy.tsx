import { Alert, Button, Group, Modal, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { policyScopes } from '../../shared/policies/model.ts'
import type { PolicyTemplate } from '../../shared/policies.ts'
import { useRead, useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useFormats, useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { OrganisationField, type Chosen } from '../components/OrganisationField.tsx'

type Props = { opened: boolean; onClose: () => void }

/** A policy with a text of its own, begun from a template; those that follow a cluster's are made on its page. */
export function NewPolicy({ opened, onClose }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={t('policies:new.title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <NewForm onClose={onClose} /> : null}
    </Modal>
  )
}

const noTemplates: PolicyTemplate[] = []
const empty = 'empty'

function NewForm({ onClose }: Pick<Props, 'onClose'>) {
  const t = useWords()
  const { language } = useFormats()
  const navigate = useNavigate()
  const { data } = useRead('policies.templates', {})
  const clusters = useRead('clusters.list', {}).data?.clusters ?? []
  const { write, pending, error } = useWrite('policies.save')
  const [scope, setScope] = useState<'cluster' | 'firm'>('cluster')
  const [chosen, setTemplate] = useState<string | null>(null)
  const [named, setName] = useState<string | null>(null)
  const [cluster, setCluster] = useState<string | null>(null)
  const [firm, setFirm] = useState<Chosen | null>(null)
  const [tried, setTried] = useState(false)
  const templates = (data?.templates ?? noTemplates).filter(one => one.scope === scope)
  const template = chosen === empty ? undefined : templates.find(({ id }) => id === chosen) ?? templates[0]
  const name = named ?? template?.name ?? ''
  const clusterId = scope === 'cluster' ? cluster ?? (clusters.length === 1 ? clusters[0]?.id ?? null : null) : null
  const organisationId = scope === 'firm' ? firm?.id ?? null : null
  const ownerless = clusterId === null && organisationId === null
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (ownerless || name.trim() === '') return
    const values = { name, scope, clusterId, organisationId, ...(template && named === null ? { nameEnglish: template.nameEnglish } : {}) }
    const made = await write({ values, start: template ? { template: template.id } : { empty: true } }).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('policies:new.done', { name }), made.batch)
    void navigate({ to: '/policies/$id', params: { id: made.id } })
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <Radio.Group label={t('policies:field.scope')} value={scope} onChange={value => { setScope(policyScopes.find(one => one === value) ?? 'cluster'); setTemplate(null) }}>
          <Group mt={4}>{policyScopes.map((one, index) => <Radio key={one} value={one} label={t(`policies:scope.${one}`)} {...(index === 0 ? { 'data-autofocus': true } : {})} />)}</Group>
        </Radio.Group>
        {scope === 'cluster'
          ? <Select label={t('policies:field.clusterId')} required data={clusters.map(one => ({ value: one.id, label: one.name }))} value={clusterId} onChange={setCluster} error={tried && ownerless ? t('field.required') : null} />
          : <OrganisationField label={t('policies:new.firm')} required value={firm} onChange={setFirm} error={tried && ownerless ? t('field.required') : null} />}
        <Select
          label={t('policies:new.template')} description={template ? (language === 'en' ? template.descriptionEnglish : template.description) : t('policies:new.emptyHint')} allowDeselect={false}
          data={[...templates.map(one => ({ value: one.id, label: language === 'en' ? one.nameEnglish : one.name })), { value: empty, label: t('policies:new.empty') }]} value={template?.id ?? empty} onChange={setTemplate}
        />
        <TextInput label={t('policies:field.name')} required value={name} maxLength={300} onChange={event => setName(event.currentTarget.value)} error={tried && name.trim() === '' ? t('field.required') : null} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('policies:new.create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
