import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import type { Language } from '../../shared/procedure.ts'
import { causesFor } from '../../shared/suppliers/lifecycle.ts'
import { api } from '../app/api.ts'
import { copyText } from '../app/clipboard.ts'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { sayRefused } from '../app/toast.tsx'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'

type Letter = Omit<Input<'suppliers.letter'>, 'language'>
/** A deliverable of the room that is asked for beside the lists. */
export type PaperAsked =
  | { kind: 'letter'; letter: Letter; title: string }
  | { kind: 'renewals'; days: number; title: string }
  | { kind: 'sheet'; sheetId: string; title: string }
  | { kind: 'register'; from?: string; title: string }
  | { kind: 'criteria'; title: string }

type Props = { asked: PaperAsked | null; onClose: () => void }

/** What the core is asked for, without what a notice still has to say. */
function inputOf(asked: PaperAsked): Pick<Input<'suppliers.export'>, 'kind'> & Partial<Input<'suppliers.export'>> {
  const { title: _title, ...rest } = asked
  return rest.kind === 'letter' ? { kind: 'letter', ...rest.letter } : rest
}

const formatsOf = (asked: PaperAsked | null) => (asked?.kind === 'register' || asked?.kind === 'criteria' ? ['pdf', 'xlsx'] as const : ['pdf'] as const)

/** What a notice tells of; null for all other papers. */
function noticeOf(asked: PaperAsked | null): 'suspended' | 'excluded' | null {
  if (asked?.kind !== 'letter') return null
  if (asked.letter.letter === 'suspensionNotice') return 'suspended'
  return asked.letter.letter === 'exclusionNotice' ? 'excluded' : null
}

/** A letter, a sheet, the register or the criteria, before it is written; a letter as text for a message, too. */
export function SupplierPaper({ asked, onClose }: Props) {
  const t = useWords()
  const [cause, setCause] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const notice = noticeOf(asked)
  const causes = notice === null ? [] : causesFor(notice)
  const chosen = causes.find(one => one === cause)
  const more = { ...(chosen ? { cause: chosen } : {}), ...(notice !== null && reason.trim() ? { reason: reason.trim() } : {}) }
  const title = asked?.title ?? ''
  return (
    <PaperDialog
      opened={asked !== null} onClose={onClose} title={title} procedure="suppliers.export" formats={formatsOf(asked)} fileName={title}
      input={({ format, ...options }) => ({ ...options, ...(asked ? inputOf(asked) : { kind: 'criteria' }), ...more, format: format === 'xlsx' ? 'xlsx' : 'pdf' })}
    >
      {notice === null ? null : (
        <Stack gap="sm">
          <Select label={t('suppliers:field.cause')} required data={causes.map(one => ({ value: one, label: `${one} ${t(`suppliers:cause.${one}`)}` }))} value={chosen ?? null} onChange={setCause} />
          <Textarea label={t('suppliers:screen.letter.facts')} description={t('suppliers:screen.letter.factsHint')} autosize minRows={2} maxRows={8} maxLength={5000} value={reason} onChange={event => setReason(event.currentTarget.value)} />
        </Stack>
      )}
      {asked?.kind === 'letter' ? <CopyText letter={{ ...asked.letter, ...more }} /> : null}
    </PaperDialog>
  )
}

/** The letter as text, to be pasted into a certified message. */
function CopyText({ letter }: { letter: Letter }) {
  const t = useWords()
  const copy = (language: Language) => attempt(async () => {
    const { subject, text, pec } = await api.call('suppliers.letter', { ...letter, language })
    if (!copyText(`${subject}\n\n${text}`)) sayRefused(t('notCopied'), t('notCopiedNext'))
    else showDone(pec ? t('suppliers:screen.letter.copiedTo', { pec }) : t('suppliers:screen.letter.copied'))
  })
  return (
    <div>
      <Text size="sm" fw={500}>{t('suppliers:screen.letter.text')}</Text>
      <Group gap="xs" mt={4}>
        <Button size="xs" variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={() => { void copy('it') }}>{t('suppliers:screen.letter.italian')}</Button>
        <Button size="xs" variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={() => { void copy('en') }}>{t('suppliers:screen.letter.english')}</Button>
      </Group>
    </div>
  )
}
