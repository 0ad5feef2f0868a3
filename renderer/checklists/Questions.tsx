import { Button, Group, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconNote } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { answers, rowsOf, type Answer, type Checklist, type ChecklistElement, type ChecklistRow } from '../../shared/checklists.ts'
import { useWords } from '../app/language.ts'
import { TextAreaField } from '../components/fields.tsx'
import { SeverityMark } from './SeverityMark.tsx'
import type { Given } from './useAnswers.ts'
import styles from './checklists.module.css'

type Props = { checklist: Checklist; element: ChecklistElement; given: Given; onElement: (code: string | undefined) => void }

/** The question that the keyboard goes to when its element comes: chosen in another one. */
let awaited: string | null = null

/** Puts the keyboard on a question's answer. */
function focusQuestion(code: string): void {
  const question = document.querySelector(`[data-question="${CSS.escape(code)}"]`)
  const input = question?.querySelector('input[type=radio]:checked') ?? question?.querySelector('input[type=radio]')
  if (!(input instanceof HTMLElement)) return
  input.focus({ preventScroll: true })
  question?.scrollIntoView({ block: 'nearest' })
}

/** The questions of an element, answered by keyboard: a digit answers and goes on. */
export function Questions({ checklist, element, given, onElement }: Props) {
  const t = useWords()
  useEffect(() => {
    if (awaited !== null && element.rows.some(row => row.code === awaited)) focusQuestion(awaited)
    awaited = null
  }, [element])
  const go = (code: string, step: 1 | -1) => {
    const rows = rowsOf(checklist)
    const to = rows[rows.findIndex(row => row.code === code) + step]
    if (!to) return
    if (element.rows.includes(to)) return focusQuestion(to.code)
    awaited = to.code
    onElement(checklist.elements.find(one => one.rows.includes(to))?.code)
  }
  const place = checklist.elements.indexOf(element)
  const [previous, next] = [checklist.elements[place - 1], checklist.elements[place + 1]]
  const turn = (to: ChecklistElement | undefined) => { awaited = to?.rows[0]?.code ?? null; onElement(to?.code) }
  return (
    <Stack component="section" aria-labelledby="element" gap="sm">
      <Title order={2} size="h4" id="element">{`${element.code} · ${element.name}`}</Title>
      <Text size="sm" c="dimmed">
        {t('checklists:keys.answer')} {answers.map((answer, index) => <span key={answer}><kbd className={styles['keys']}>{index + 1}</kbd> {`${t(`checklists:answer.${answer}`)} `}</span>)}
        <kbd className={styles['keys']}>0</kbd> {t('checklists:keys.clear')} <kbd className={styles['keys']}>N</kbd> {t('checklists:keys.note')}
      </Text>
      {element.rows.map(row => <Question key={row.code} row={row} given={given} onGo={go} />)}
      <Group justify="space-between">
        <Button variant="default" disabled={!previous} leftSection={<IconChevronLeft size={18} aria-hidden />} onClick={() => turn(previous)}>{t('checklists:record.previous')}</Button>
        {next ? <Button rightSection={<IconChevronRight size={18} aria-hidden />} onClick={() => turn(next)}>{t('checklists:record.next')}</Button> : <Button onClick={() => onElement(undefined)}>{t('checklists:record.toSummary')}</Button>}
      </Group>
    </Stack>
  )
}

type QuestionProps = { row: ChecklistRow; given: Given; onGo: (code: string, step: 1 | -1) => void }

function Question({ row, given, onGo }: QuestionProps) {
  const t = useWords()
  const { code, question, severity, evidence: proofs } = row
  const { answer, note, evidence } = given.of(code)
  const [opened, setOpened] = useState(false)
  const notes = useRef<HTMLDivElement>(null)
  const writing = useRef(false)
  useEffect(() => {
    if (!opened || !writing.current) return
    writing.current = false
    notes.current?.querySelector('textarea')?.focus()
  }, [opened])
  const write = () => { writing.current = true; setOpened(true); notes.current?.querySelector('textarea')?.focus() }
  const choose = (chosen: Answer | null) => { if (!given.readOnly) void given.choose(code, chosen) }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const chosen = answers[Number(event.key) - 1]
    if (chosen) { choose(chosen); onGo(code, 1) }
    else if (event.key === '0' || event.key === 'Delete') choose(null)
    else if (event.key.toLowerCase() === 'n') write()
    else if (event.key === 'PageDown') onGo(code, 1)
    else if (event.key === 'PageUp') onGo(code, -1)
    else return
    event.preventDefault()
  }
  const alarm = severity === 'critical' && answer === 'no'
  const shown = opened || note !== null || evidence !== null
  return (
    <div className={styles['question']} data-question={code} data-answered={answer ?? undefined} data-alarm={alarm || undefined}>
      <Radio.Group
        label={<Group component="span" gap="xs" wrap="nowrap" align="baseline"><Text span fw={600}>{code}</Text><Text span>{question}</Text></Group>} value={answer ?? ''} onChange={value => choose(answers.find(one => one === value) ?? null)}
        description={<Group component="span" gap="md" wrap="nowrap" align="baseline"><SeverityMark severity={severity} /><Text span size="sm">{proofs.map(proof => t(`checklists:evidence.${proof}`)).join('; ')}</Text></Group>}
      >
        <Group mt="xs" gap="lg" onKeyDown={onKeyDown}>
          {answers.map(one => <Radio key={one} value={one} label={t(`checklists:answer.${one}`)} disabled={given.readOnly} />)}
        </Group>
      </Radio.Group>
      {alarm ? <Text size="sm" mt="xs" className="desk-warning">{`⚠ ${t('checklists:alarm')}`}</Text> : null}
      {answer === 'notApplicable' && !note ? <Text size="sm" mt="xs" className="desk-warning">{`⚠ ${t('checklists:reasonMissing')}`}</Text> : null}
      {shown ? (
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs" ref={notes}>
          <TextAreaField label={t('checklists:field.note')} rows={1} max={2000} value={note} readOnly={given.readOnly} onSave={value => given.write(code, { note: value })} />
          <TextAreaField label={t('checklists:field.evidence')} rows={1} max={2000} value={evidence} readOnly={given.readOnly} onSave={value => given.write(code, { evidence: value })} />
        </SimpleGrid>
      ) : <Button size="compact-sm" variant="subtle" mt="xs" leftSection={<IconNote size={16} aria-hidden />} aria-label={`${t('checklists:addNote')}: ${code}`} onClick={write}>{t('checklists:addNote')}</Button>}
    </div>
  )
}
