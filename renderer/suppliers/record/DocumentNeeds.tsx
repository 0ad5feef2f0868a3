import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMail, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DocumentNeed, SupplierRecord } from '../../../shared/suppliers/records.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { NewDocument } from '../../documents/NewDocument.tsx'
import { NeedMark } from '../NeedMark.tsx'
import { SupplierPaper, type PaperAsked } from '../SupplierPaper.tsx'
import styles from '../suppliers.module.css'
import { inLanguage } from '../words.ts'

const open: readonly DocumentNeed['state'][] = ['missing', 'expired', 'rejected', 'replaced']

/** The documents that are asked of a supplier, and how each stands: what stops an admission says so. */
export function DocumentNeeds({ record }: { record: SupplierRecord }) {
  const t = useWords()
  const { number } = useFormats()
  const [creating, create] = useDisclosure(false)
  const [paper, setPaper] = useState<PaperAsked | null>(null)
  const missing = record.documents.filter(({ state }) => open.includes(state)).length
  return (
    <div className={styles['part']}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h5" id="needs">{t('suppliers:screen.needs.title')}</Title>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={create.open}>{t('suppliers:screen.needs.add')}</Button>
      </Group>
      <Text size="sm" c="dimmed">{record.documents.length === 0 ? t('suppliers:screen.needs.none') : missing === 0 ? t('suppliers:screen.needs.complete') : t('suppliers:screen.needs.missing', { count: missing, n: number(missing) })}</Text>
      <ul className={`desk-plain-list ${styles['lines'] ?? ''}`}>{record.documents.map(need => <Need key={need.document} need={need} />)}</ul>
      {record.documents.length > 0 ? (
        <Button size="compact-sm" variant="default" my="xs" leftSection={<IconMail size={16} aria-hidden />} onClick={() => setPaper({ kind: 'letter', letter: { letter: 'documents', supplierId: record.id }, title: t('suppliers:screen.letter.documents') })}>{t('suppliers:screen.letter.ask')}</Button>
      ) : null}
      <SupplierPaper asked={paper} onClose={() => setPaper(null)} />
      <Anchor display="block" size="sm" renderRoot={props => <Link to="/members/$id" params={{ id: record.organisationId }} search={{ tab: 'documents' }} {...props} />}>{t('suppliers:screen.needs.all')}</Anchor>
      <NewDocument opened={creating} onClose={create.close} organisation={{ id: record.organisationId, name: record.organisation.name }} onCreated={() => undefined} />
    </div>
  )
}

function Need({ need: { name, nameEnglish, state, documentId, endsOn, knockOut, alarm } }: { need: DocumentNeed }) {
  const t = useWords()
  const { language, day } = useFormats()
  const words = inLanguage(language, name, nameEnglish)
  return (
    <li>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          {documentId ? <Anchor size="sm" renderRoot={props => <Link to="/documents/$id" params={{ id: documentId }} {...props} />}>{words}</Anchor> : <Text size="sm">{words}</Text>}
          <Text size="xs" c="dimmed">{[knockOut ? t('suppliers:screen.needs.knockOut') : null, endsOn ? t('suppliers:screen.until', { day: day(endsOn) }) : null].filter(Boolean).join(' · ')}</Text>
          {alarm && alarm !== 'warning' ? <Text size="xs" className="desk-warning">{`⚠ ${t(`suppliers:stage.${alarm}`)}`}</Text> : null}
        </div>
        <Text size="sm" component="div" style={{ flex: 'none' }}><NeedMark state={state} /></Text>
      </Group>
    </li>
  )
}
