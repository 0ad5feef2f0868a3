import { Chip, Group, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { stretches, type Stretch } from '../../../shared/lists.ts'
import { formatDay } from '../../../shared/format.ts'
import { parseDay } from '../../../shared/typed.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { today } from '../../app/today.ts'
import type { FilterDraft } from './conditions.ts'
import type { ColumnKind } from './types.ts'

type Props = { kind: ColumnKind; from: string | number | null; to: string | number | null; within: Stretch | null; onChange: (part: Partial<FilterDraft>) => void }

/** From and to of a column of numbers or days, both inclusive, each may be left open; days also by stretches that move with today. */
export function RangeFields({ kind, from, to, within, onChange }: Props) {
  const t = useWords()
  const Field = kind === 'day' ? DayBound : NumberBound
  return (
    <>
      <Group grow align="start" gap="sm">
        <Field key={`from ${within}`} first kind={kind} label={t('components:grid.filter.from')} value={from} onChange={value => onChange({ from: value, within: null })} />
        <Field key={`to ${within}`} kind={kind} label={t('components:grid.filter.to')} value={to} onChange={value => onChange({ to: value, within: null })} />
      </Group>
      {kind === 'day' ? (
        <Chip.Group value={within ?? ''} onChange={value => onChange({ within: stretches.find(one => one === value) ?? null, from: null, to: null })}>
          <Group gap={6} role="group" aria-label={t('components:grid.filter.stretch')}>
            {stretches.map(one => <Chip key={one} size="xs" value={one}>{t(`components:grid.filter.within.${one}`)}</Chip>)}
          </Group>
        </Chip.Group>
      ) : null}
    </>
  )
}

type BoundProps = { first?: boolean; kind: ColumnKind; label: string; value: string | number | null; onChange: (value: string | number | null) => void }

function NumberBound({ first, kind, label, value, onChange }: BoundProps) {
  const { language } = useFormats()
  const italian = language === 'it'
  const grouping = kind === 'year' ? {} : { thousandSeparator: italian ? '.' : ',' }
  return (
    <NumberInput
      label={label} size="sm" value={value ?? ''} hideControls decimalSeparator={italian ? ',' : '.'} {...grouping} {...(first ? { 'data-autofocus': true } : {})}
      onChange={next => onChange(typeof next === 'number' ? next : null)}
    />
  )
}

function DayBound({ first, label, value, onChange }: BoundProps) {
  const t = useWords()
  const [text, setText] = useState(typeof value === 'string' ? formatDay(value) : '')
  const wrong = text.trim() !== '' && parseDay(text, today()) === null
  return (
    <TextInput
      label={label} size="sm" value={text} placeholder={t('field.dayPlaceholder')} {...(first ? { 'data-autofocus': true } : {})}
      error={wrong ? t('field.notADay') : null}
      onChange={event => { setText(event.currentTarget.value); onChange(parseDay(event.currentTarget.value, today())) }}
    />
  )
}
