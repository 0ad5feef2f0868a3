import { ActionIcon, Group, Select, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { effectTables, targetsOf, type Decision, type Effect, type EffectKind } from '../../../shared/meetings/decisions.ts'
import { api, useRead } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'

/** Kinds that are chosen by hand: the approval and the correction of minutes tell themselves. */
const kinds = ['admitSupplier', 'adoptPolicy', 'withdrawPolicy', 'appoint', 'other'] as const satisfies readonly EffectKind[]

type Props = { onClose: () => void; decision: Decision; refetch: () => Promise<unknown> }

/** What a decision is to bring about in other rooms. */
export function EffectsDialog({ onClose, decision, refetch }: Props) {
  const t = useWords()
  const [effects, setEffects] = useState<readonly Effect[]>(decision.effects)
  const [kind, setKind] = useState<EffectKind>('admitSupplier')
  const save = async () => {
    const { batch } = await api.call('meetings.decisions.save', { meetingId: decision.meetingId, id: decision.id, fields: { effects: [...effects] } })
    await refetch()
    showDone(t('meetings:screen.effects.saved'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('meetings:screen.effects.title')} confirm={t('meetings:screen.effects.save')} onSave={save}>
      <Text size="sm">{t('meetings:screen.effects.text')}</Text>
      {effects.map(effect => {
        const words = [t(`meetings:effect.${effect.kind}`), effect.note].filter(Boolean).join(': ')
        return (
          <Group key={`${effect.kind} ${effect.targetId ?? effect.note ?? ''}`} justify="space-between" wrap="nowrap">
            <Text size="sm">{words}</Text>
            <ActionIcon variant="subtle" color="gray" aria-label={t('meetings:screen.effects.remove', { effect: words })} onClick={() => setEffects(effects.filter(other => other !== effect))}><IconX size={16} aria-hidden /></ActionIcon>
          </Group>
        )
      })}
      <Select label={t('meetings:screen.effects.kind')} allowDeselect={false} value={kind} data={kinds.map(value => ({ value, label: t(`meetings:effect.${value}`) }))} onChange={value => setKind(kinds.find(one => one === value) ?? kind)} />
      <TargetField key={`${kind} ${effects.length}`} kind={kind} onChoose={effect => setEffects([...effects.filter(({ targetId, kind: of }) => of !== effect.kind || targetId !== effect.targetId), effect])} />
    </FormDialog>
  )
}

/** Finds the record that an effect leads to; its name stands in the minutes as it is now. */
function TargetField({ kind, onChoose }: { kind: EffectKind; onChoose: (effect: Effect) => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const { data } = useRead('search.everything', { text, limit: 100 }, { enabled: text.length !== 1, keep: true })
  const hits = (data?.hits ?? []).flatMap(({ table, id, title, detail }) => {
    const targetTable = effectTables.find(one => one === table)
    return targetTable && targetsOf[kind].includes(targetTable) ? [{ targetTable, targetId: id, title, detail }] : []
  })
  const choose = (id: string | null) => {
    const hit = hits.find(({ targetId }) => targetId === id)
    if (hit) onChoose({ kind, targetTable: hit.targetTable, targetId: hit.targetId, note: hit.title.slice(0, 500) })
  }
  return (
    <Select
      label={t('meetings:screen.effects.target')} description={t('meetings:screen.effects.targetHint')} searchable searchValue={text} onSearchChange={setText} value={null} onChange={choose} filter={({ options }) => options}
      nothingFoundMessage={t('meetings:screen.effects.nothing')} data={hits.map(({ targetTable, targetId, title, detail }) => ({ value: targetId, label: [title, targetTable === 'supplier' ? t('room.suppliers') : null, detail].filter(Boolean).join(', ') }))}
    />
  )
}
