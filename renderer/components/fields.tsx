import { Select, Text, Textarea, TextInput } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'
import { api } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { useAutosave, type FieldState, type Reading } from './autosave.ts'
import { DraftFound, useDraft } from './draft.tsx'
import { autosaveProps, FieldSign, type FieldProps } from './fieldProps.tsx'

type TextProps = FieldProps<string | null> & { max?: number; /** Kept as typed and shown as it will be stored, for instance in capitals. */ tidy?: (text: string) => string }

function useText({ value, onSave, required, max, tidy }: TextProps) {
  const t = useWords()
  const read = (typed: string): Reading<string | null> => {
    const text = (tidy ? tidy(typed) : typed).trim()
    if (!text && required) return { ok: false, problem: t('field.required') }
    if (max && text.length > max) return { ok: false, problem: t('field.tooLong', { count: max }) }
    return { ok: true, value: text || null }
  }
  return useAutosave<string | null>({ value, show: v => v ?? '', read, onSave })
}

/** A problem stands in the error's place, a warning beside the field without its colour alone. */
export function fieldNotes(problem: string | null, warning: string | null | undefined): { error?: ReactNode; inputContainer?: (input: ReactNode) => ReactNode } {
  if (problem) return { error: problem }
  if (!warning) return {}
  return { inputContainer: input => <>{input}<Text size="xs" mt={4} className="desk-warning">{`⚠ ${warning}`}</Text></> }
}

/** A line of text that saves when the person leaves it. Empty is null. */
export function TextField(props: TextProps) {
  const field = useText(props)
  return (
    <TextInput
      label={props.label} description={props.description} placeholder={props.placeholder} withAsterisk={props.required ?? false} readOnly={props.readOnly ?? false}
      rightSection={<FieldSign state={field.state} />} rightSectionWidth={field.state === 'saving' ? 110 : 32}
      {...fieldNotes(field.problem, props.warning)} {...autosaveProps(field)}
    />
  )
}

type AreaProps = TextProps & {
  rows?: number
  /** What it is stands above it already: the label is only read aloud. */
  bare?: boolean
  /** Its name among the drafts of whoever writes: what is typed and not yet saved is found again after a crash. */
  kept?: string
}

/** Several lines of text; Enter makes a line, Ctrl+S or leaving saves. */
export function TextAreaField({ kept, ...props }: AreaProps) {
  return kept === undefined ? <SavedArea {...props} /> : <KeptArea key={kept} {...props} kept={kept} />
}

function SavedArea(props: Omit<AreaProps, 'kept'>) {
  return <Area {...props} field={useText(props)} />
}

function KeptArea({ kept, ...props }: AreaProps & { kept: string }) {
  const t = useWords()
  const onSave = async (value: string | null, seen: string | null) => {
    await props.onSave(value, seen)
    await api.call('drafts.drop', { document: kept })
  }
  const field = useText({ ...props, onSave })
  const { found, looked, forget } = useDraft({
    document: kept, stored: props.value ?? '', base: field.base, typing: field.text === field.base ? null : field.text, read: value => (typeof value === 'string' ? value : undefined), restore: field.restore,
  })
  return (
    <>
      {found ? <DraftFound found="whole" hint={t(found === 'typed' ? 'draft.fieldChanged' : 'draft.fieldHint')} onDiscard={() => { field.reset(); forget() }} /> : null}
      <Area {...props} readOnly={(props.readOnly ?? false) || !looked} field={field} />
    </>
  )
}

function Area({ rows = 3, bare = false, field, ...props }: Omit<AreaProps, 'kept'> & { field: ReturnType<typeof useText> }) {
  return (
    <Textarea
      {...(bare ? { 'aria-label': props.label } : { label: props.label })} description={props.description} placeholder={props.placeholder} withAsterisk={props.required ?? false} readOnly={props.readOnly ?? false}
      autosize minRows={rows} maxRows={14} rightSection={<FieldSign state={field.state} />}
      {...fieldNotes(field.problem, props.warning)} {...autosaveProps(field, { multiline: true })}
    />
  )
}

type ChoiceProps<T extends string> = FieldProps<T | null> & { choices: readonly { value: T; label: string }[]; /** May be emptied again. */ clearable?: boolean }

/** One of few: saved as soon as it is chosen. */
export function ChoiceField<T extends string>({ label, description, value, onSave, choices, clearable = false, warning, readOnly, placeholder, required }: ChoiceProps<T>) {
  const t = useWords()
  const id = useId()
  const [state, setState] = useState<FieldState>('quiet')
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (chosen: string | null) => {
    const next = choices.find(c => c.value === chosen)?.value ?? null
    if (next === value) return
    setState('saving')
    setProblem(null)
    try {
      await onSave(next, value)
      setState('saved')
    } catch (error) {
      const words = errorWords(error)
      setProblem(`${words.title} ${words.next}`)
      setState('failed')
    }
  }
  const sign = state === 'failed' || state === 'saved' ? { leftSection: <FieldSign state={state} /> } : {}
  return (
    <Select
      id={id} label={label} description={description} placeholder={placeholder} withAsterisk={required ?? false} readOnly={readOnly ?? false}
      data={[...choices]} value={value} onChange={chosen => { void choose(chosen) }} searchable={choices.length > 8} clearable={clearable}
      clearButtonProps={{ 'aria-label': `${t('empty')}: ${label}` }} nothingFoundMessage={t('nothingFound')} {...sign} {...fieldNotes(problem, warning)}
    />
  )
}
