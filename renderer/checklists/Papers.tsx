import { Text } from '@mantine/core'
import { checklistTitle, type Checklist, type ExportKind } from '../../shared/checklists.ts'
import { useWords } from '../app/language.ts'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'

type Props = { opened: boolean; onClose: () => void; kind: ExportKind; checklist: Checklist; /** The self-assessment, for what is printed of one. */ id?: string; element?: string; name?: string }

/** A paper of this room: guidelines, an empty checklist, a filled one, a result. */
export function ChecklistPaper({ opened, onClose, kind, checklist, id, element, name }: Props) {
  const t = useWords()
  const of = [checklistTitle(checklist).replace(':', ' '), element, name].filter(Boolean).join(' ')
  return (
    <PaperDialog
      opened={opened} onClose={onClose} title={t(`checklists:export.${kind}.title`)} procedure="checklists.export" formats={['pdf', 'xlsx']} fileName={`${t(`checklists:export.${kind}.title`)} - ${of}`}
      input={({ format, ...options }) => ({
        ...options, kind, format: format === 'xlsx' ? 'xlsx' : 'pdf', ...(id === undefined ? { checklist: checklist.code, edition: checklist.edition } : { id }), ...(element === undefined ? {} : { element }),
      })}
    >
      <Text size="sm">{t(`checklists:export.${kind}.about`)}</Text>
      <Text size="sm">{t('checklists:disclaimer', { standard: checklist.standard })}</Text>
    </PaperDialog>
  )
}
