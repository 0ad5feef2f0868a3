import type { PolicyRecord, VersionSummary } from '../../shared/policies/views.ts'
import type { PolicyPaper as PaperKind } from '../../shared/policies.ts'
import { useWords } from '../app/language.ts'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'

type Props = { opened: boolean; onClose: () => void; record: PolicyRecord; version: VersionSummary }

/** The text that a version is printed as: a firm's, the adopted one, or a draft that says so. */
function kindOf({ scope }: PolicyRecord, { seal }: VersionSummary): Extract<PaperKind, 'firm' | 'adopted' | 'draft'> {
  if (scope === 'firm') return 'firm'
  return seal === null ? 'draft' : 'adopted'
}

/** The text of the version that is read, as a paper. */
export function PolicyPaper({ opened, onClose, record, version }: Props) {
  const t = useWords()
  const kind = kindOf(record, version)
  return (
    <PaperDialog
      opened={opened} onClose={onClose} title={`${t(`policies:paper.${kind}`)}: ${record.name} ${version.label}`} procedure="policies.export" formats={['pdf']} fileName={`${record.name} ${version.label}`}
      input={({ language, acceptMissing }) => ({ versionId: version.id, kind, format: 'pdf', language, ...(acceptMissing ? { acceptMissing } : {}) })}
    />
  )
}
