import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { filled, placeholderKeys, placeholders, unknownPlaceholders, type TextBlock } from '../../shared/groups/texts.ts'
import type { Language } from '../../shared/procedure.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { useKept } from '../components/draft.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { exampleFacts } from './exampleFacts.ts'

const shape = z.object({ name: z.string(), nameEnglish: z.string(), text: z.string(), textEnglish: z.string(), own: z.boolean() })
type Props = { bodyId: string; /** Null for a new one. */ block: TextBlock | null; onClose: () => void }

/** A text block for minutes, in Italian and, where it is wanted, in English. */
export function TextBlockDialog({ bodyId, block, onClose }: Props) {
  const t = useWords()
  const kept = useKept(`textBlock/${block?.id ?? `new/${bodyId}`}`, () => ({
    name: block?.name ?? '', nameEnglish: block?.nameEnglish ?? '', text: block?.text ?? '', textEnglish: block?.textEnglish ?? '', own: block !== null && block.bodyId !== null,
  }), shape)
  const { now: { name, nameEnglish, text, textEnglish, own }, set } = kept
  const [tried, setTried] = useState(false)
  const missing = (value: string) => (tried && !value.trim() ? t('field.required') : null)
  const save = async () => {
    setTried(true)
    if (!name.trim() || !text.trim() || unknownPlaceholders(text + textEnglish).length > 0) return false
    const fields = { bodyId: own ? bodyId : null, name, nameEnglish: nameEnglish || null, text, textEnglish: textEnglish || null }
    const { batch } = await api.call('groups.texts.save', block ? { id: block.id, fields } : { fields })
    showDone(t('groups:screen.text.saved'), batch)
    return true
  }
  const remove = (id: string) => attempt(async () => {
    const { batch } = await api.call('groups.texts.remove', { id })
    kept.forget()
    onClose()
    showDone(t('groups:screen.text.removed'), batch)
  })
  return (
    <FormDialog
      opened onClose={onClose} size="xl" steady title={t(block ? 'groups:screen.text.edit' : 'groups:screen.text.add')} confirm={t('groups:screen.save')} onSave={save} kept={kept}
      aside={block ? <Button variant="subtle" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove(block.id) }}>{t('groups:screen.remove')}</Button> : null}
    >
      <Group grow align="start">
        <TextInput data-autofocus required label={t('groups:field.name')} maxLength={100} value={name} onChange={event => set({ name: event.currentTarget.value })} error={missing(name)} />
        <TextInput label={t('groups:field.nameEnglish')} maxLength={100} value={nameEnglish} onChange={event => set({ nameEnglish: event.currentTarget.value })} />
      </Group>
      <Words language="it" required label={t('groups:field.text')} places={t('groups:screen.text.places')} value={text} onChange={value => set({ text: value })} error={missing(text)} />
      <Words language="en" label={t('groups:field.textEnglish')} places={t('groups:screen.text.englishPlaces')} value={textEnglish} onChange={value => set({ textEnglish: value })} />
      <SegmentedControl
        aria-label={t('groups:screen.text.for')} value={own ? 'own' : 'every'} onChange={value => set({ own: value === 'own' })}
        data={[{ value: 'every', label: t('groups:screen.text.every') }, { value: 'own', label: t('groups:screen.text.own') }]}
      />
    </FormDialog>
  )
}

type WordsProps = { language: Language; label: string; /** What the list of facts is called. */ places: string; value: string; onChange: (value: string) => void; required?: boolean; error?: string | null }

/** The words of one language: facts put in where the cursor stands, what nobody knows said at once, and how it reads when it is filled. */
function Words({ language, label, places, value, onChange, required = false, error = null }: WordsProps) {
  const t = useWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const unknown = unknownPlaceholders(value)
  const put = (name: string) => {
    const words = area.current
    if (!words) return
    words.setRangeText(`{${name}}`, words.selectionStart, words.selectionEnd, 'end')
    onChange(words.value)
    words.focus()
  }
  return (
    <Stack gap={6}>
      <Textarea
        ref={area} label={label} required={required} autosize minRows={2} maxLength={2000} lang={language} value={value} onChange={event => onChange(event.currentTarget.value)}
        error={unknown.length > 0 ? t('groups:screen.text.unknown', { names: unknown.map(name => `{${name}}`).join(', ') }) : error}
      />
      <Group gap={4} role="group" aria-label={places}>
        {placeholderKeys.map(key => <Button key={key} size="compact-xs" variant="default" onClick={() => put(placeholders[key][language])}>{placeholders[key][language]}</Button>)}
      </Group>
      {value.trim() && unknown.length === 0 ? <Text size="sm" c="dimmed" lang={language}>{`${t('groups:screen.text.example')}: ${filled(value, exampleFacts(t, language))}`}</Text> : null}
    </Stack>
  )
}
