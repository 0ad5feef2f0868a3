import { Button, Fieldset, Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { BodyRecord, BodyRule } from '../../shared/groups.ts'
import { formulaText, readFormula, type Formula } from '../../shared/groups/formula.ts'
import { formulaWords } from '../../shared/groups/words.ts'
import { abstentionWays, numberings, signerWays, tieWays, votingBases, type RuleFields } from '../../shared/groups/rules.ts'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { CheckField } from '../components/CheckField.tsx'
import { DayDialog } from '../components/DayDialog.tsx'
import { Explained } from '../components/Explained.tsx'
import { ChoiceField, TextField } from '../components/fields.tsx'
import { NumberField } from '../components/NumberField.tsx'

type Tab = { body: BodyRecord; refetch: () => Promise<unknown> }
type Save = (fields: Partial<RuleFields>) => Promise<void>

/** The rules of a body: each version from its day on, the one in force first in sight. */
export function RulesTab({ body, refetch }: Tab) {
  const t = useWords()
  const { day } = useFormats()
  const [chosen, choose] = useState(body.rule.id)
  const [adding, add] = useDisclosure(false)
  const rule = body.rules.find(({ id }) => id === chosen) ?? body.rule
  const remove = () => attempt(async () => {
    const { batch } = await api.call('groups.rules.save', { bodyId: body.id, id: rule.id, fields: {}, remove: true })
    await refetch()
    choose(body.rule.id)
    showDone(t('groups:screen.ruleRemoved'), batch)
  })
  const named = ({ id, from }: BodyRule) => `${from === null ? t('groups:screen.fromBeginning') : t('groups:screen.fromDay', { day: day(from) })}${id === body.rule.id ? ` (${t('groups:screen.inForce')})` : ''}`
  return (
    <Stack maw={900}>
      <Text size="sm">{t('groups:screen.rulesHint')}</Text>
      <Group>
        {body.rules.length > 1 ? <SegmentedControl aria-label={t('groups:screen.versions')} value={rule.id} onChange={choose} data={body.rules.map(one => ({ value: one.id, label: named(one) }))} /> : <Text fw={500}>{named(rule)}</Text>}
        <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={add.open}>{t('groups:screen.newVersion')}</Button>
        {body.rules.length > 1 ? <Button variant="subtle" size="xs" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove() }}>{t('groups:screen.removeVersion')}</Button> : null}
      </Group>
      <RuleForm key={rule.id} rule={rule} refetch={refetch} />
      <DayDialog
        opened={adding} onClose={add.close} title={t('groups:screen.newVersion')} dayLabel={t('groups:screen.firstDay')} confirm={t('groups:screen.addVersion')}
        onSave={async from => { const { id, batch } = await api.call('groups.rules.save', { bodyId: body.id, fields: { from } }); await refetch(); choose(id); showDone(t('groups:screen.versionAdded'), batch) }}
      />
    </Stack>
  )
}

const usual = ['none', 'moreThan 1/2', 'atLeast 1/2', 'atLeast 1/3', 'atLeast 2/3', 'moreThan 2/3', 'atLeast 3/4', 'halfPlusOne', 'count 2', 'count 3', 'count 5']

function FormulaField({ label, value, onSave }: { label: string; value: Formula; onSave: (formula: Formula) => Promise<void> }) {
  const t = useWords()
  const own = formulaText(value)
  const choices = (usual.includes(own) ? usual : [own, ...usual]).map(text => ({ value: text, label: formulaWords(readFormula(text), t) }))
  return <ChoiceField label={label} choices={choices} value={own} onSave={text => onSave(readFormula(text ?? own))} />
}

function RuleForm({ rule, refetch }: { rule: BodyRule; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const save: Save = async fields => { await api.call('groups.rules.save', { bodyId: rule.bodyId, id: rule.id, fields }); await refetch() }
  return (
    <Stack>
      <CheckField label={t('groups:screen.formal')} value={rule.formal} onSave={formal => save({ formal })} />
      {rule.formal ? <Formal rule={rule} save={save} /> : <Text size="sm" c="dimmed">{t('groups:screen.informalHint')}</Text>}
      <Voting rule={rule} save={save} />
      <Minutes rule={rule} save={save} />
    </Stack>
  )
}

function Formal({ rule, save }: { rule: BodyRule; save: Save }) {
  const t = useWords()
  return (
    <Fieldset legend={t('groups:screen.convening')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberField label={t('groups:field.noticeDays')} required decimals={0} max={365} value={rule.noticeDays} onSave={value => save({ noticeDays: value ?? 0 })} />
        <NumberField label={t('groups:field.secondCallMinutes')} description={t('groups:screen.secondCallHint')} decimals={0} max={100_000} value={rule.secondCallMinutes} onSave={secondCallMinutes => save({ secondCallMinutes })} />
        <Explained of="quorum" label={t('groups:field.quorumFirst')}>
          <FormulaField label={t('groups:field.quorumFirst')} value={rule.quorumFirst} onSave={quorumFirst => save({ quorumFirst })} />
        </Explained>
        <FormulaField label={t('groups:field.quorumSecond')} value={rule.quorumSecond} onSave={quorumSecond => save({ quorumSecond })} />
        <NumberField label={t('groups:field.maxProxies')} description={t('groups:screen.proxiesHint')} required decimals={0} max={100} value={rule.maxProxies} onSave={value => save({ maxProxies: value ?? 0 })} />
        <CheckField label={t('groups:field.proxiesInQuorum')} value={rule.proxiesInQuorum} onSave={proxiesInQuorum => save({ proxiesInQuorum })} />
      </SimpleGrid>
    </Fieldset>
  )
}

function Voting({ rule, save }: { rule: BodyRule; save: Save }) {
  const t = useWords()
  return (
    <Fieldset legend={t('groups:screen.voting')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <FormulaField label={t('groups:field.threshold')} value={rule.threshold} onSave={threshold => save({ threshold })} />
        <Explained of="votingBase" label={t('groups:field.votingBase')}>
          <ChoiceField label={t('groups:field.votingBase')} choices={votingBases.map(value => ({ value, label: t(`groups:votingBase.${value}`) }))} value={rule.votingBase} onSave={value => save({ votingBase: value ?? rule.votingBase })} />
        </Explained>
        <ChoiceField label={t('groups:field.abstentions')} choices={abstentionWays.map(value => ({ value, label: t(`groups:abstentions.${value}`) }))} value={rule.abstentions} onSave={value => save({ abstentions: value ?? rule.abstentions })} />
        <ChoiceField label={t('groups:field.tie')} choices={tieWays.map(value => ({ value, label: t(`groups:tie.${value}`) }))} value={rule.tie} onSave={value => save({ tie: value ?? rule.tie })} />
      </SimpleGrid>
    </Fieldset>
  )
}

function Minutes({ rule, save }: { rule: BodyRule; save: Save }) {
  const t = useWords()
  return (
    <Fieldset legend={t('groups:screen.minutes')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <CheckField label={t('groups:field.approvalRequired')} value={rule.approvalRequired} onSave={approvalRequired => save({ approvalRequired })} />
        <NumberField label={t('groups:field.observationDays')} required decimals={0} max={365} value={rule.observationDays} onSave={value => save({ observationDays: value ?? 0 })} />
        <ChoiceField label={t('groups:field.signers')} choices={signerWays.map(value => ({ value, label: t(`groups:signers.${value}`) }))} value={rule.signers} onSave={value => save({ signers: value ?? rule.signers })} />
        <ChoiceField label={t('groups:field.numbering')} choices={numberings.map(value => ({ value, label: t(`groups:numbering.${value}`) }))} value={rule.numbering} onSave={value => save({ numbering: value ?? rule.numbering })} />
        <TextField label={t('groups:field.source')} max={300} value={rule.source} onSave={source => save({ source })} />
      </SimpleGrid>
    </Fieldset>
  )
}
