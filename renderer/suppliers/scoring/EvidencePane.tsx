import { Accordion, Group, Stack, Text, Title } from '@mantine/core'
import { typeInWords, type DocumentRow } from '../../../shared/documents.ts'
import type { SupplierRecord } from '../../../shared/suppliers/records.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { Attachments } from '../../documents/Attachments.tsx'
import { StateMark } from '../../documents/StateMark.tsx'
import { endWords } from '../../documents/stateWords.ts'
import { DocumentNeeds } from '../record/DocumentNeeds.tsx'

/** The evidence: every document of the firm with its files, and the ones that are asked for. */
export function EvidencePane({ record, documents }: { record: SupplierRecord; documents: readonly DocumentRow[] }) {
  const t = useWords()
  const { language } = useFormats()
  return (
    <Stack gap="md">
      <section>
        <Title order={2} size="h5" mb="xs">{t('suppliers:screen.score.documents')}</Title>
        {documents.length === 0 ? <Text size="sm">{t('suppliers:screen.score.noDocuments')}</Text> : null}
        <Accordion variant="contained" order={3} keepMounted={false}>
          {documents.map(document => (
            <Accordion.Item key={document.id} value={document.id}>
              <Accordion.Control>
                <Text size="sm" fw={500}>{[typeInWords(document.typeName, language), document.number].filter(Boolean).join(', ')}</Text>
                <Group gap="sm"><Text size="xs" component="span"><StateMark state={document.state} transition={document.transition} /></Text><Text size="xs" span>{endWords(document, t)}</Text></Group>
              </Accordion.Control>
              <Accordion.Panel>
                {[document.issuer, document.scope, document.sites].filter(Boolean).map(line => <Text key={line} size="sm">{line}</Text>)}
                <Attachments organisationId={document.organisationId} documentId={document.id} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      </section>
      <DocumentNeeds record={record} />
    </Stack>
  )
}
