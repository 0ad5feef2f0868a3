import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../../shared/contract.ts'
import { headLine } from '../../../shared/policies/content.ts'
import type { Consultation } from '../../../shared/policies/views.ts'
import { api, useJob } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { FileStep } from '../../components/FileStep.tsx'
import { Mark } from '../../components/Mark.tsx'
import { WideTable } from '../../components/WideTable.tsx'

type Props = { consultation: Consultation; onClose: () => void }
type Sheet = Answer<'policies.contributions.read'>

/** Reads a filled contribution sheet back: the file, what it says, and only then the taking over. */
export function ReadSheet({ consultation, onClose }: Props) {
  const t = useWords()
  const job = useJob('policies.contributions.read')
  const [sheet, setSheet] = useState<Sheet | null>(null)
  return (
    <Dialog opened onClose={onClose} title={t('policies:back.title')} size="62rem">
      {sheet === null
        ? <FileStep about={t('policies:back.about')} accept=".xlsx,.xlsm,.xls,.ods,.csv" job={job} read={async file => { setSheet(await job.run({ file, consultationId: consultation.id })) }} />
        : <Taking sheet={sheet} consultationId={consultation.id} onBack={() => setSheet(null)} onClose={onClose} />}
    </Dialog>
  )
}

function Taking({ sheet, consultationId, onBack, onClose }: { sheet: Sheet; consultationId: string; onBack: () => void; onClose: () => void }) {
  const t = useWords()
  const { language } = useFormats()
  const [error, setError] = useState<unknown>(null)
  const [pending, setPending] = useState(false)
  const { organisationId, organisation, author, name } = sheet
  const said = sheet.rows.flatMap(row => (row.state === 'empty' ? [] : [{ ...row, state: row.state }]))
  const taken = said.filter(({ state }) => state !== 'there')
  const apply = async () => {
    setPending(true)
    setError(null)
    try {
      const { added, batch } = await api.call('policies.contributions.add', { consultationId, organisationId, author, rows: taken.map(({ clauseId, kind, text, proposal }) => ({ clauseId, kind, text, proposal })) })
      onClose()
      showDone(t('policies:back.done', { count: added }), batch)
    } catch (refused) {
      setError(refused)
    } finally {
      setPending(false)
    }
  }
  return (
    <Stack>
      <Text size="sm">{[name, organisation || author ? t('policies:back.from', { who: [organisation, author].filter(Boolean).join(', ') }) : t('policies:back.nobody')].join(' · ')}</Text>
      {taken.length === 0 ? <Text>{t('policies:back.nothing')}</Text> : null}
      {said.length > 0 ? (
        <WideTable label={t('policies:print.matrix.received')} minWidth={560} maxHeight="46vh">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('policies:back.row')}</Table.Th><Table.Th scope="col">{t('policies:consultation.column.clause')}</Table.Th><Table.Th scope="col">{t('policies:field.kind')}</Table.Th>
              <Table.Th scope="col">{t('policies:contribution.text')}</Table.Th><Table.Th scope="col">{t('policies:back.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {said.map(row => (
              <Table.Tr key={row.row} style={{ verticalAlign: 'top' }}>
                <Table.Td>{row.row}</Table.Td><Table.Td>{row.clause ? headLine(language, row.clause) : t('policies:contribution.whole')}</Table.Td><Table.Td>{t(`policies:contributionKind.${row.kind}`)}</Table.Td>
                <Table.Td style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{[row.text, row.proposal ? `${t('policies:field.proposal')}: ${row.proposal}` : null].filter(Boolean).join('\n')}</Table.Td>
                <Table.Td><Mark words={t(`policies:back.rowState.${row.state}`)} tone={row.state === 'new' ? 'good' : row.state === 'unknownClause' ? 'warning' : 'quiet'} /></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      ) : null}
      {error ? <ErrorState error={error} /> : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack} disabled={pending}>{t('policies:back.other')}</Button>
        <Button loading={pending} disabled={taken.length === 0} data-autofocus onClick={() => { void apply() }}>{t('policies:back.apply', { count: taken.length })}</Button>
      </Group>
    </Stack>
  )
}
