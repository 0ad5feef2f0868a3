import { Alert, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ClauseFields } from '../../../shared/policies/model.ts'
import { richText } from '../../../shared/policies/text.ts'
import { useWords } from '../../app/language.ts'
import type { EditorNode } from '../../components/editor/content.ts'
import { RichEditor } from '../../components/editor/RichEditor.tsx'

export type Words = Pick<ClauseFields, 'heading' | 'headingEnglish' | 'text' | 'textEnglish'>
type Field = keyof Words

type Props = {
  /** As it was when the dialog opened: the editors keep what is typed. */
  before: Words
  now: Words
  onChange: (part: Partial<Words>) => void
  /** False while a text is longer than a clause may be. */
  onFits: (fits: boolean) => void
  labelOf: (field: Field) => string
  headless?: boolean
  /** The cursor begins here. */
  first?: boolean
  rows?: number
}

/** What a clause says, in both languages beside each other. */
export function ClauseWords({ before, now, onChange, onFits, labelOf, headless = false, first = false, rows = 6 }: Props) {
  const t = useWords()
  const [tooLong, setTooLong] = useState<ReadonlySet<Field>>(new Set())
  // what cannot be kept is said, and what was kept before stays
  const take = (field: 'text' | 'textEnglish') => (blocks: readonly EditorNode[]) => {
    const read = richText.safeParse(blocks)
    const left = new Set([...tooLong].filter(one => one !== field))
    if (!read.success) left.add(field)
    setTooLong(left)
    onFits(left.size === 0)
    if (read.success) onChange({ [field]: field === 'textEnglish' && read.data.length === 0 ? null : read.data })
  }
  const line = (field: 'heading' | 'headingEnglish') => (
    <TextInput label={labelOf(field)} maxLength={300} value={now[field] ?? ''} onChange={event => onChange({ [field]: event.currentTarget.value || null })} {...(first && field === 'heading' ? { 'data-autofocus': true } : {})} />
  )
  return (
    <>
      {headless ? null : <SimpleGrid cols={{ base: 1, sm: 2 }}>{line('heading')}{line('headingEnglish')}</SimpleGrid>}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <RichEditor label={labelOf('text')} value={before.text} onChange={take('text')} rows={rows} />
        <RichEditor label={labelOf('textEnglish')} value={before.textEnglish ?? []} onChange={take('textEnglish')} rows={rows} />
      </SimpleGrid>
      {tooLong.size > 0 ? <Alert role="alert" color="red" variant="outline">{t('policies:writing.tooLong')}</Alert> : null}
    </>
  )
}
