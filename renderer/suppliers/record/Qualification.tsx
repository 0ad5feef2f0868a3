import { Accordion, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconMail, IconScale, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SupplierState } from '../../../shared/suppliers/lifecycle.ts'
import type { QualificationRecord, SheetRecord, SupplierRecord } from '../../../shared/suppliers/records.ts'
import { categoryInWords } from '../../../shared/suppliers/list.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { Mark } from '../../components/Mark.tsx'
import { StateMark } from '../StateMark.tsx'
import { SupplierPaper, type PaperAsked } from '../SupplierPaper.tsx'
import styles from '../suppliers.module.css'
import type { Moving } from '../TransitionDialog.tsx'
import { Decisions } from './Decisions.tsx'
import { EventLog } from './EventLog.tsx'
import { Spans } from './Spans.tsx'

type Props = { supplier: SupplierRecord; qualification: QualificationRecord; refetch: () => Promise<unknown>; onMove: (moving: Moving) => void }

/** One category of a supplier: where it stands, what may follow, and all that was done about it. */
export function Qualification({ supplier, qualification, refetch, onMove }: Props) {
  const t = useWords()
  const { language, day, number } = useFormats()
  const { id, category, tier, siteVisit, state, since, validUntil, daysLeft, decided, allowed, mayApplyFrom, events, sheets, decisions, spans } = qualification
  const [paper, setPaper] = useState<PaperAsked | null>(null)
  const name = categoryInWords(category, language)
  const moving: Moving = { supplierId: supplier.id, qualificationId: id, name: supplier.organisation.name, category: name, state }
  const remove = () => attempt(async () => {
    const { batch } = await api.call('suppliers.qualifications.remove', { id })
    await refetch()
    showDone(t('suppliers:screen.category.removed'), batch)
  })
  return (
    <article className={styles['part']} style={{ marginBottom: 'var(--mantine-spacing-md)' }} aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <div>
            <Title order={2} size="h4">{name}</Title>
            <Group gap="md">
              <StateMark state={state} />
              <Text size="sm">{t('suppliers:screen.since', { day: day(since) })}</Text>
              {validUntil ? <Text size="sm">{daysLeft === null || daysLeft < 0 ? t('suppliers:screen.validUntil', { day: day(validUntil) }) : t('suppliers:screen.validLeft', { day: day(validUntil), count: daysLeft, n: number(daysLeft) })}</Text> : null}
            </Group>
            <Group gap="xs" mt={4}>
              <Mark words={t(`suppliers:tier.${tier}`)} tone={tier === 'high' ? 'warning' : 'quiet'} />
              {siteVisit ? <Mark words={t('suppliers:screen.siteVisit')} /> : null}
            </Group>
          </div>
          <Group gap="xs">
            <Button variant="default" leftSection={<IconScale size={18} aria-hidden />} component={Link} to={`/suppliers/${supplier.id}/score/${id}`} aria-label={t('suppliers:screen.score.openNamed', { category: name })}>{t('suppliers:screen.score.open')}</Button>
            <Button rightSection={<IconArrowRight size={18} aria-hidden />} disabled={allowed.length === 0} aria-label={t('suppliers:screen.move.buttonNamed', { category: name })} onClick={() => onMove(moving)}>{t('suppliers:screen.move.button')}</Button>
          </Group>
        </Group>
        {mayApplyFrom ? <Text size="sm">{t('suppliers:screen.move.mayApplyFrom', { day: day(mayApplyFrom) })}</Text> : null}
        <Spans spans={spans} />
        <Accordion multiple variant="contained" order={3} keepMounted={false} defaultValue={decisions.length > 0 ? ['decisions'] : ['events']}>
          <Accordion.Item value="events">
            <Accordion.Control>{t('suppliers:screen.events.title', { count: events.length, n: number(events.length) })}</Accordion.Control>
            <Accordion.Panel><EventLog events={events} decisions={decisions} /></Accordion.Panel>
          </Accordion.Item>
          <Accordion.Item value="sheets">
            <Accordion.Control>{t('suppliers:screen.sheets.title', { count: sheets.length, n: number(sheets.length) })}</Accordion.Control>
            <Accordion.Panel>{sheets.length === 0 ? <Text size="sm">{t('suppliers:screen.sheets.none')}</Text> : <List spacing={6} listStyleType="none">{sheets.map(sheet => <SheetLine key={sheet.id} sheet={sheet} supplierId={supplier.id} qualificationId={id} />)}</List>}</Accordion.Panel>
          </Accordion.Item>
          <Accordion.Item value="decisions">
            <Accordion.Control>{t('suppliers:screen.decisions.title', { count: decisions.length, n: number(decisions.length) })}</Accordion.Control>
            <Accordion.Panel><Decisions decisions={decisions} decided={decided} onChanged={refetch} onCarryOut={(to, appealId) => onMove({ ...moving, to, appealId })} /></Accordion.Panel>
          </Accordion.Item>
        </Accordion>
        {paper ? <SupplierPaper asked={paper} onClose={() => setPaper(null)} /> : null}
        <Notices allowed={allowed} onAsk={(letter, title) => setPaper({ kind: 'letter', letter: { letter, qualificationId: id }, title })} />
        {decisions.length === 0 ? <Group><Button size="compact-sm" variant="subtle" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove() }}>{t('suppliers:screen.category.remove')}</Button></Group> : null}
      </Stack>
    </article>
  )
}

type NoticeLetter = 'suspensionNotice' | 'exclusionNotice'
const notices = [['suspended', 'suspensionNotice'], ['excluded', 'exclusionNotice']] as const

/** Before a suspension or an exclusion the supplier is told, and may answer. */
function Notices({ allowed, onAsk }: { allowed: readonly SupplierState[]; onAsk: (letter: NoticeLetter, title: string) => void }) {
  const t = useWords()
  const possible = notices.filter(([state]) => allowed.includes(state))
  if (possible.length === 0) return null
  return (
    <Group gap="xs">
      {possible.map(([state, letter]) => <Button key={state} size="compact-sm" variant="default" leftSection={<IconMail size={16} aria-hidden />} onClick={() => onAsk(letter, t(`suppliers:screen.letter.${letter}`))}>{t(`suppliers:screen.letter.${letter}`)}</Button>)}
    </Group>
  )
}

function SheetLine({ sheet, supplierId, qualificationId }: { sheet: SheetRecord; supplierId: string; qualificationId: string }) {
  const t = useWords()
  const { day, number } = useFormats()
  const { id, scoredOn, scoredBy, result, seal, schemeVersion } = sheet
  return (
    <List.Item>
      <Group justify="space-between" gap="xs">
        <div>
          <Text size="sm">{t('suppliers:screen.sheets.line', { day: day(scoredOn), total: number(result.total), band: result.band.code, outcome: t(`suppliers:outcome.${result.outcome}`) })}</Text>
          <Text size="xs" c="dimmed">{[scoredBy.join(', '), t('suppliers:screen.sheets.scheme', { version: schemeVersion }), seal ? t('suppliers:screen.sealedAs', { code: seal }) : null].filter(Boolean).join(' · ')}</Text>
        </div>
        <Button component={Link} size="compact-sm" variant="default" to={`/suppliers/${supplierId}/score/${qualificationId}?sheet=${id}`}>{t('suppliers:screen.sheets.show')}</Button>
      </Group>
    </List.Item>
  )
}
