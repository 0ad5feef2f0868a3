import type { Decision } from '../../shared/meetings/decisions.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import { useWords } from '../app/language.ts'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'

/** The excerpt of one decision: a true copy once the minutes are approved, a draft before. */
export function ExcerptPaper({ opened, onClose, decision }: { opened: boolean; onClose: () => void; decision: Pick<Decision, 'id' | 'meetingId' | 'startsAt'> }) {
  const t = useWords()
  return (
    <PaperDialog
      opened={opened} onClose={onClose} title={t('meetingPapers:screen.excerptTitle')} procedure="meetings.export" formats={['pdf']} fileName={`${t('meetingPapers:name.excerpt')}-${dayOf(decision.startsAt)}`}
      input={({ language, acceptMissing }) => ({ meetingId: decision.meetingId, kind: 'excerpt', decisionId: decision.id, format: 'pdf', language, ...(acceptMissing ? { acceptMissing } : {}) })}
    />
  )
}
