import { Checkbox, Group, Stack, TagsInput, Text, Title } from '@mantine/core'
import { typeInWords, type DocumentRow } from '../../../shared/documents.ts'
import { formatDay } from '../../../shared/format.ts'
import type { Evidence } from '../../../shared/suppliers/fields.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { Criterion as CriterionRule } from '../../../shared/suppliers/scheme.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { TextAreaField } from '../../components/fields.tsx'
import { NumberField } from '../../components/NumberField.tsx'
import styles from '../suppliers.module.css'
import { inLanguage, useDocumentNames } from '../words.ts'
import type { Scoring } from './useSheet.ts'

/** A document as it is named in a list of evidence. */
const labelOf = ({ typeName, number, endsOn }: DocumentRow, language: Language): string =>
  [[typeInWords(typeName, language), number].filter(Boolean).join(', '), endsOn ? formatDay(endsOn) : null].filter(Boolean).join(' → ')

type Props = { criterion: CriterionRule; scoring: Scoring; documents: readonly DocumentRow[] }

/** A criterion with its weight: its points, why, and on which evidence. */
export function Criterion({ criterion, scoring, documents }: Props) {
  const t = useWords()
  const { language, number, percent } = useFormats()
  const nameOf = useDocumentNames()
  const { code, weight, floor, certificateCap, certificates } = criterion
  const entry = scoring.entries.find(one => one.criterion === code)
  const result = scoring.result.criteria.find(one => one.criterion === code)
  if (!entry || !result) return null
  const name = inLanguage(language, criterion.name, criterion.nameEnglish)
  const labels = documents.map(document => ({ id: document.id, label: labelOf(document, language) }))
  const toEvidence = (label: string): Evidence => entry.evidence.find(one => one.label === label) ?? { documentId: labels.find(one => one.label === label)?.id ?? null, label }
  const floorWords = result.floor === null ? null : t(`suppliers:screen.score.floor.${result.floor}`, { floor: percent(floor ?? 0) })
  return (
    <section className={styles['part']} aria-label={name}>
      <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
        <div>
          <Title order={3} size="h5">{name}</Title>
          <Text size="xs" c="dimmed">{inLanguage(language, criterion.evidence, criterion.evidenceEnglish)}</Text>
        </div>
        <Text size="sm" style={{ flex: 'none' }}>{t('suppliers:screen.score.weight', { weight: number(weight) })}</Text>
      </Group>
      <Stack gap="xs" mt="xs">
        <Group align="flex-start" gap="md">
          <div style={{ width: 150 }}>
            <NumberField
              label={t('suppliers:screen.score.points')} decimals={1} max={100} unit="%" placeholder={t('suppliers:screen.score.noData')} readOnly={scoring.sealed} value={entry.points} onTyped={points => scoring.onTyped(code, points)}
              onSave={points => scoring.saveEntry(code, { points })}
            />
          </div>
          <div style={{ paddingTop: 28 }}>
            <Text size="sm">{result.points === null ? t('suppliers:screen.score.noDataLong') : t('suppliers:screen.score.brings', { points: number(result.weighted), weight: number(weight) })}</Text>
            {floorWords ? <Text size="xs" className={result.floor === 'met' ? '' : 'desk-warning'}>{result.floor === 'met' ? floorWords : `⚠ ${floorWords}`}</Text> : null}
            {result.capped ? <Text size="xs" className="desk-warning">{`⚠ ${t('suppliers:screen.score.capped', { cap: percent(certificateCap ?? 0) })}`}</Text> : null}
          </div>
        </Group>
        {certificateCap === null ? null : (
          <Checkbox
            label={t('suppliers:screen.score.fromCertificate', { cap: percent(certificateCap) })} description={certificates.map(nameOf).join(', ')} disabled={scoring.sealed} checked={entry.fromCertificate}
            onChange={event => { const fromCertificate = event.currentTarget.checked; void attempt(() => scoring.saveEntry(code, { fromCertificate })) }}
          />
        )}
        <TagsInput
          label={t('suppliers:field.evidence')} description={t('suppliers:screen.score.evidenceHint')} data={[...new Set(labels.map(({ label }) => label))]} value={entry.evidence.map(({ label }) => label)} maxTags={30} disabled={scoring.sealed} clearable={false}
          splitChars={['\n']} onChange={chosen => { void attempt(() => scoring.saveEntry(code, { evidence: chosen.map(toEvidence) })) }}
        />
        <TextAreaField label={t('suppliers:screen.score.reason')} rows={1} max={5000} readOnly={scoring.sealed} value={entry.reason} onSave={reason => scoring.saveEntry(code, { reason })} />
      </Stack>
    </section>
  )
}
