import { Checkbox, Radio, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import type { PolicyRecord, VersionSummary } from '../../shared/policies/views.ts'
import { policyPaperFormats, type PolicyPaper as PaperKind } from '../../shared/policies.ts'
import { useWords } from '../app/language.ts'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'

type Props = { opened: boolean; onClose: () => void; record: PolicyRecord; version: VersionSummary }

/** What there is to print of this version: its text first, then what was said of it and who follows it. */
function kindsOf({ scope, versions, consultations }: PolicyRecord, { id, seal }: VersionSummary): PaperKind[] {
  const text = scope === 'firm' ? 'firm' : seal === null ? 'draft' : 'adopted'
  return [
    text, ...(scope === 'firm' ? (['acceptanceForm'] as const) : []), ...(versions.length > 1 ? (['comparison'] as const) : []),
    ...(consultations.some(({ versionId }) => versionId === id) ? (['consultation', 'matrix', 'contributionSheet'] as const) : []), ...(scope === 'cluster' ? (['coverage', 'firms'] as const) : []),
  ]
}

/** The papers of the version that is read. */
export function PolicyPaper({ opened, onClose, record, version }: Props) {
  const t = useWords()
  const kinds = kindsOf(record, version)
  const [chosen, choose] = useState<PaperKind | null>(null)
  const [names, setNames] = useState(false)
  const others = record.versions.filter(({ id }) => id !== version.id)
  const [against, setAgainst] = useState<string | null>(null)
  const kind = kinds.find(one => one === chosen) ?? kinds[0] ?? 'draft'
  const compared = others.find(({ id }) => id === against) ?? others.find(({ id }) => id === version.basedOnId) ?? others[0]
  const more = kind === 'matrix' ? { names } : kind === 'comparison' && compared ? { against: compared.id } : {}
  return (
    <PaperDialog
      key={kind} opened={opened} onClose={onClose} title={`${record.name} ${version.label}`} procedure="policies.export" formats={policyPaperFormats[kind]} fileName={`${t(`policies:paper.${kind}`)} ${record.name} ${version.label}`}
      input={({ format, language, acceptMissing }) => ({ versionId: version.id, kind, format: format === 'csv' ? 'pdf' : format, language, ...more, ...(acceptMissing ? { acceptMissing } : {}) })}
    >
      {kinds.length > 1 ? (
        <Radio.Group label={t('policies:print.which')} value={kind} onChange={next => choose(kinds.find(one => one === next) ?? null)}>
          <Stack gap={6} mt={4}>{kinds.map(one => <Radio key={one} value={one} label={t(`policies:paper.${one}`)} />)}</Stack>
        </Radio.Group>
      ) : null}
      {kind === 'comparison' && others.length > 1 ? <Select label={t('policies:print.against')} allowDeselect={false} data={others.map(({ id, label }) => ({ value: id, label }))} value={compared?.id ?? null} onChange={setAgainst} /> : null}
      {kind === 'matrix' ? <Checkbox label={t('policies:print.names')} checked={names} onChange={event => setNames(event.currentTarget.checked)} /> : null}
    </PaperDialog>
  )
}
