import { ActionIcon, Alert, Box, Button, Fieldset, Group, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Cause, DecisionKind, SupplierState } from '../../shared/suppliers/lifecycle.ts'
import type { SheetRecord } from '../../shared/suppliers/records.ts'
import { sameHands } from '../../shared/suppliers/scoring.ts'
import { noticeProblem } from '../../shared/suppliers/steps.ts'
import { useFormats, useWords } from '../app/language.ts'
import { DayInput } from '../components/DayInput.tsx'
import { typedDay } from '../components/days.ts'
import { isBegun, type DecisionDraft } from './decisionDraft.ts'
import { useSchemeInForce } from './useSupplier.ts'

type Props = {
  draft: DecisionDraft
  onChange: (part: Partial<DecisionDraft>) => void
  kind: DecisionKind
  to: SupplierState
  tried: boolean
  /** The sheet that the act would rest on. */
  sheet: SheetRecord | null
  needsSheet: boolean
  cause: Cause | null
  /** The day of the act. */
  date: string
  /** Conditions that are not met yet, in words. */
  conditions: readonly string[]
}

/** What an act of a body says: who decides, on which sheet, under which conditions, after which notice. */
export function DecisionFields({ draft, onChange, kind, to, tried, sheet, needsSheet, cause, date, conditions }: Props) {
  const t = useWords()
  const both = sheet ? sameHands(sheet.scoredBy, draft.decidedBy) : []
  const scheme = useSchemeInForce()
  const warned = kind === 'suspension' || kind === 'exclusion'
  const unwarned = warned && scheme !== undefined && noticeProblem({ cause, noticeOn: typedDay(draft.notice) ?? null, date, noticeDays: scheme.content.terms.noticeDays }) !== null
  // what has to be written where the act is another than the rules provide
  const why = needsSheet && sheet?.result.outcome !== to ? t('suppliers:screen.move.overrideHint') : conditions.length > 0 ? t('suppliers:screen.move.overrideConditions', { what: conditions.join('; ') }) : unwarned ? t('suppliers:screen.move.overrideNotice') : null
  return (
    <Fieldset legend={t(`suppliers:decision.${kind}`)}>
      <Stack gap="sm">
        {sheet ? <Rests sheet={sheet} /> : needsSheet ? <Text size="sm" className="desk-warning">{`⚠ ${t('suppliers:screen.move.noSheet')}`}</Text> : null}
        <Group grow align="flex-start">
          <TextInput label={t('suppliers:field.body')} description={t('suppliers:screen.move.bodyHint')} value={draft.body} maxLength={200} onChange={event => onChange({ body: event.currentTarget.value })} />
          <TagsInput
            label={t('suppliers:field.decidedBy')} description={t('suppliers:screen.move.namesHint')} value={draft.decidedBy} onChange={decidedBy => onChange({ decidedBy })} maxTags={20} clearable={false}
          />
        </Group>
        {to === 'conditional' ? <Conditions lines={draft.conditions} tried={tried} onChange={conditions => onChange({ conditions })} /> : null}
        {warned ? <Notice draft={draft} onChange={onChange} noticeDays={scheme?.content.terms.noticeDays} /> : null}
        {both.length > 0 ? (
          <TextInput
            label={t('suppliers:field.sameHandsReason')} description={t('suppliers:screen.move.sameHandsHint', { names: both.join(', ') })} value={draft.sameHandsReason} maxLength={1000} onChange={event => onChange({ sameHandsReason: event.currentTarget.value })}
          />
        ) : null}
        {why !== null ? (
          <TextInput label={t('suppliers:field.overrideReason')} description={why} value={draft.overrideReason} maxLength={1000} onChange={event => onChange({ overrideReason: event.currentTarget.value })} />
        ) : null}
      </Stack>
    </Fieldset>
  )
}

function Rests({ sheet: { scoredOn, scoredBy, result } }: { sheet: SheetRecord }) {
  const t = useWords()
  const { day, number } = useFormats()
  return (
    <Alert variant="outline" color="gray">
      <Text size="sm">{t('suppliers:screen.move.sheet', { day: day(scoredOn), names: scoredBy.join(', '), total: number(result.total), band: result.band.code, outcome: t(`suppliers:outcome.${result.outcome}`) })}</Text>
    </Alert>
  )
}

function Notice({ draft, onChange, noticeDays }: Pick<Props, 'draft' | 'onChange'> & { noticeDays: number | undefined }) {
  const t = useWords()
  return (
    <>
      <DayInput
        label={t('suppliers:screen.move.notice')} {...(noticeDays === undefined ? {} : { description: t('suppliers:screen.move.noticeHint', { count: noticeDays }) })} value={draft.notice} onChange={notice => onChange({ notice })}
      />
      <Textarea label={t('suppliers:field.reply')} description={t('suppliers:screen.move.replyHint')} autosize minRows={2} maxRows={8} maxLength={5000} value={draft.reply} onChange={event => onChange({ reply: event.currentTarget.value })} />
    </>
  )
}

function Conditions({ lines, tried, onChange }: { lines: DecisionDraft['conditions']; tried: boolean; onChange: (lines: DecisionDraft['conditions']) => void }) {
  const t = useWords()
  const change = (index: number, part: Partial<(typeof lines)[number]>) => onChange(lines.map((line, at) => (at === index ? { ...line, ...part } : line)))
  return (
    <Stack gap="xs" role="group" aria-label={t('suppliers:screen.conditions')}>
      <Text size="sm" fw={500}>{t('suppliers:screen.conditions')}</Text>
      {lines.map((line, index) => (
        // a line has nothing of its own to be known by
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={index} align="flex-start" wrap="nowrap" gap="xs">
          <TextInput
            flex={1} label={t('suppliers:screen.move.condition', { n: index + 1 })} value={line.text} maxLength={1000} onChange={event => change(index, { text: event.currentTarget.value })}
            error={tried && isBegun(line) && line.text.trim() === '' ? t('field.required') : null}
          />
          <Box w={170}>
            <DayInput
              label={t('suppliers:screen.move.conditionDue', { n: index + 1 })} value={line.due} onChange={due => change(index, { due })}
              error={tried && isBegun(line) && line.due.trim() === '' ? t('field.required') : null}
            />
          </Box>
          <ActionIcon mt={26} variant="subtle" color="gray" size="lg" aria-label={t('suppliers:screen.move.dropCondition', { n: index + 1 })} disabled={lines.length === 1} onClick={() => onChange(lines.filter((_, at) => at !== index))}><IconTrash size={18} aria-hidden /></ActionIcon>
        </Group>
      ))}
      <Group><Button size="compact-sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onChange([...lines, { text: '', due: '' }])}>{t('suppliers:screen.move.addCondition')}</Button></Group>
    </Stack>
  )
}
