import { Chip, Group, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { stretches } from '../../../shared/lists.ts'
import { formatDay } from '../../../shared/format.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { typedDay } from '../days.ts'
import type { FilterDraft } from './conditions.ts'
import type { ColumnKind } from './types.ts'

type Props = { kind: ColumnKind; draft: FilterDraft; onChange: (part: Partial<FilterDraft>) => void }

/** From and to of a column of numbers or days, both inclusive, each may be left open; days also by stretches that move with today. */
export function RangeFields({ kind, draft, onChange }: Props) {
  const t = useWords()
  const { within, unread } = draft
  const Field = kind === 'day' ? DayBound : NumberBound
  const bound = (one: 'from' | 'to') => ({
    kind, label: t(`components:grid.filter.${one}`), value: draft[one],
    onChange: (value: string | number | null | undefined) => {
      const others = unread.filter(other => other !== one)
      onChange({ [one]: value ?? null, within: null, unread: value === undefined ? [...others, one] : others })
    },
  })
  return (
    <>
      <Group grow align="start" gap="sm">
        <Field key={`from ${within}`} first {...bound('from')} />
        <Field key={`to ${within}`} {...bound('to')} />
      </Group>
      {kind === 'day' ? (
        <Chip.Group value={within ?? ''} onChange={value => onChange({ within: stretches.find(one => one === value) ?? null, from: null, to: null, unread: [] })}>
          <Group gap={6} role="group" aria-label={t('components:grid.filter.stretch')}>
            {stretches.map(one => <Chip key={one} size="xs" value={one}>{t(`components:grid.filter.within.${one}`)}</Chip>)}
          </Group>
        </Chip.Group>
      ) : null}
    </>
  )
}

type BoundProps = { first?: boolean; kind: ColumnKind; label: string; value: string | number | null; /** Undefined for what cannot be read. */ onChange: (value: string | number | null | undefined) => void }

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
  return (
    <TextInput
      label={label} size="sm" value={text} placeholder={t('field.dayPlaceholder')} {...(first ? { 'data-autofocus': true } : {})}
      error={typedDay(text) === undefined ? t('field.notADay') : null}
      onChange={event => { setText(event.currentTarget.value); onChange(typedDay(event.currentTarget.value)) }}
    />
  )
}
