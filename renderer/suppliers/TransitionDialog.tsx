import { Alert, Group, Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { formatDay } from '../../shared/format.ts'
import { causesFor, restsOnScore, supplierStates, transitions, type Cause, type SupplierState } from '../../shared/suppliers/lifecycle.ts'
import type { SupplierRecord } from '../../shared/suppliers/records.ts'
import { applicationOn, openConditions, openSheets, takesSheet } from '../../shared/suppliers/steps.ts'
import { useRead } from '../app/api.ts'
import type { ErrorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { Dialog } from '../components/Dialog.tsx'
import { typedDay } from '../components/days.ts'
import { DayInput } from '../components/DayInput.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { DecisionFields } from './DecisionFields.tsx'
import { useMove, type MoveDraft } from './moveDraft.ts'
import { StateMark } from './StateMark.tsx'

/** A qualification that is to be taken into another state. */
export type Moving = {
  supplierId: string
  qualificationId: string
  name: string
  /** Words of the category. */
  category: string
  state: SupplierState
  /** Proposed; else the person chooses. */
  to?: SupplierState
  cause?: Cause
  /** It carries out the outcome of this appeal. */
  appealId?: string
}

type Props = { moving: Moving | null; onClose: () => void; onMoved?: () => void }

/** The next step of a qualification: only what the life cycle allows, with what that step asks for. */
export function TransitionDialog({ moving, ...rest }: Props) {
  return moving ? <Asked moving={moving} {...rest} /> : null
}

type FormProps = Omit<Props, 'moving'> & { moving: Moving }

/** Stands once it is known what the life cycle allows. */
function Asked(props: FormProps) {
  const t = useWords()
  const { data: record, error } = useRead('suppliers.get', { id: props.moving.supplierId })
  const writers = useRead('workspace.writers', {})
  if (error) return <Dialog opened onClose={props.onClose} title={t('suppliers:screen.move.title', { name: props.moving.name })}><ErrorState error={error} /></Dialog>
  if (!record || !writers.data) return null
  const writer = writers.data.writers.find(({ id }) => id === writers.data?.current)?.name
  return <MoveForm {...props} record={record} writer={writer} />
}

function MoveForm({ moving, onClose, onMoved, record, writer }: FormProps & { record: SupplierRecord; writer: string | undefined }) {
  const t = useWords()
  const qualification = record.qualifications.find(({ id }) => id === moving.qualificationId)
  const from = qualification?.decided ?? moving.state
  const allowed = qualification?.allowed ?? transitions[from]
  const move = useMove(moving, { from, allowed, writer })
  const { draft: { to, on, document, cause }, act, kind, tried, set } = move
  const date = typedDay(on) ?? today()
  const save = async () => {
    const moved = await move.save()
    if (moved) onMoved?.()
    return moved
  }
  return (
    <FormDialog
      opened onClose={onClose} size="44rem" title={t('suppliers:screen.move.title', { name: moving.name })} confirm={t(kind === null ? 'suppliers:screen.move.confirm' : 'suppliers:screen.move.decide')}
      onSave={save} kept={move.kept} waiting={allowed.length === 0} saysMore={possibleSteps}
    >
      <Group gap="sm"><Text>{moving.category}</Text><StateMark state={from} /></Group>
      <Steps allowed={allowed} move={move} />
      {qualification?.mayApplyFrom && to === 'applied' && !moving.appealId ? <Text size="sm">{t('suppliers:screen.move.mayApplyFrom', { day: formatDay(qualification.mayApplyFrom) })}</Text> : null}
      <Days move={move} />
      <Why move={move} />
      {to !== null && kind !== null ? (
        <DecisionFields
          draft={act} onChange={move.setAct} kind={kind} tried={tried} sheet={sheetFor(qualification, from, to, date)} needsSheet={restsOnScore(from, to)} to={to} cause={causesFor(to).find(one => one === cause) ?? null} date={date}
          conditions={qualification ? openConditions(qualification, { from, to, date, appealId: moving.appealId }).map(({ text }) => text) : []}
        />
      ) : (
        <TextInput label={t('suppliers:field.document')} description={t('suppliers:screen.move.documentHint')} value={document} maxLength={300} onChange={event => set({ document: event.currentTarget.value })} />
      )}
      {kind === null ? null : <Alert variant="outline" color="gray" icon={<IconLock aria-hidden />}>{t('suppliers:screen.move.sealed')}</Alert>}
    </FormDialog>
  )
}

/** Only what the life cycle allows, each with what it means. */
function Steps({ allowed, move: { draft: { to }, tried, set } }: { allowed: readonly SupplierState[]; move: MoveDraft }) {
  const t = useWords()
  if (allowed.length === 0) return <Text>{t('suppliers:screen.move.nothing')}</Text>
  const focused = to ?? allowed[0]
  return (
    <Radio.Group label={t('suppliers:screen.move.to')} value={to ?? ''} error={tried && to === null ? t('suppliers:screen.move.toMissing') : null} onChange={value => set({ to: allowed.find(one => one === value) ?? null })}>
      <Stack gap={6} mt={4}>
        {allowed.map(one => <Radio key={one} value={one} label={t(`supplierStates:${one}`)} description={t(`suppliers:screen.move.about.${one}`)} {...(one === focused ? { 'data-autofocus': true } : {})} />)}
      </Stack>
    </Radio.Group>
  )
}

/** By when something is to happen after these steps; reckoned from the scheme where nobody says. */
const withDue: readonly SupplierState[] = ['invited', 'checking', 'integration']

function Days({ move: { draft: { to, on, due, until }, set } }: { move: MoveDraft }) {
  const t = useWords()
  return (
    <Group align="flex-start" grow>
      <DayInput label={t('suppliers:screen.move.on')} required value={on} onChange={value => set({ on: value })} error={typedDay(on) ? null : t('field.notADay')} />
      {to !== null && withDue.includes(to) ? <DayInput label={t('suppliers:field.dueOn')} description={t('suppliers:screen.move.dueHint')} value={due} onChange={value => set({ due: value })} /> : null}
      {to === 'qualified' || to === 'conditional' ? <DayInput label={t('suppliers:field.validUntil')} description={t('suppliers:screen.move.untilHint')} value={until} onChange={value => set({ until: value })} /> : null}
    </Group>
  )
}

function Why({ move: { draft: { to, reason, cause: chosen }, kind, tried, set } }: { move: MoveDraft }) {
  const t = useWords()
  const causes = to === null ? [] : causesFor(to)
  const cause = causes.find(one => one === chosen)
  return (
    <>
      {causes.length > 0 ? (
        <Select
          label={t('suppliers:field.cause')} required data={causes.map(one => ({ value: one, label: `${one} ${t(`suppliers:cause.${one}`)}` }))} value={cause ?? null} onChange={value => set({ cause: value })}
          error={tried && !cause ? t('suppliers:screen.move.causeMissing') : null}
        />
      ) : null}
      <Textarea
        label={t(kind === null ? 'suppliers:field.reason' : 'suppliers:field.reasons')} description={t(kind === null ? 'suppliers:screen.move.reasonHint' : 'suppliers:screen.move.reasonsHint')} required autosize minRows={2} maxRows={10} maxLength={5000}
        value={reason} onChange={event => set({ reason: event.currentTarget.value })} error={tried && reason.trim() === '' ? t('suppliers:screen.move.reasonMissing') : null}
      />
    </>
  )
}

/** The sheet that the act would rest on: the newest of this application until the day that no act rests on yet. */
function sheetFor(qualification: SupplierRecord['qualifications'][number] | undefined, from: SupplierState, to: SupplierState, on: string) {
  if (!qualification || !takesSheet(from, to)) return null
  return openSheets(qualification.sheets, applicationOn(qualification.events), on)[0] ?? null
}

/** Which steps are possible instead of one that was refused: as the core says, since the record may have gone on since it was shown. */
const possibleSteps = ({ code, values: { allowed } }: ErrorWords) => (code === 'transition-not-allowed' ? <Possible states={supplierStates.filter(state => Array.isArray(allowed) && allowed.includes(state))} /> : null)

function Possible({ states }: { states: readonly SupplierState[] }) {
  const t = useWords()
  return <Text size="sm">{t('suppliers:screen.move.possible', { states: states.map(one => t(`supplierStates:${one}`)).join(', ') })}</Text>
}
