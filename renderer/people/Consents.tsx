import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconTrash, IconX } from '@tabler/icons-react'
import { consentAt, consentPurposes, type ConsentPurpose, type PersonRecord } from '../../shared/people.ts'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { DayDialog } from '../components/DayDialog.tsx'
import { Mark } from '../components/Mark.tsx'
import styles from './people.module.css'

type Props = { person: PersonRecord; refetch: () => Promise<unknown> }

/** What the person agrees to, with when and how it was given and withdrawn. */
export function Consents({ person, refetch }: Props) {
  return <Stack gap="md">{consentPurposes.map(purpose => <Purpose key={purpose} purpose={purpose} person={person} refetch={refetch} />)}</Stack>
}

const looks = { given: 'good', withdrawn: 'warning', none: 'quiet' } as const

function Purpose({ purpose, person, refetch }: Props & { purpose: ConsentPurpose }) {
  const t = useWords()
  const { day } = useFormats()
  const [asking, ask] = useDisclosure(false)
  const own = person.consents.filter(consent => consent.purpose === purpose)
  const state = consentAt(own, purpose, today())
  const running = own.find(({ withdrawnOn }) => withdrawnOn === null)
  const words = t(`people:purpose.${purpose}`)
  const save = async (on: string, how: string | null) => {
    const { batch } = await (running
      ? api.call('people.consents.save', { personId: person.id, id: running.id, fields: { withdrawnOn: on, withdrawnHow: how } })
      : api.call('people.consents.save', { personId: person.id, fields: { purpose, givenOn: on, how } }))
    await refetch()
    showDone(t(running ? 'people:consents.withdrawnSaved' : 'people:consents.saved'), batch)
  }
  const remove = (id: string) => attempt(async () => {
    const { batch } = await api.call('people.consents.save', { personId: person.id, id, fields: {}, remove: true })
    await refetch()
    showDone(t('people:consents.removed'), batch)
  })
  return (
    <section className={styles['purpose']} aria-label={words}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Group gap="sm"><Text fw={500}>{words}</Text><Mark words={t(`people:consent.${state}`)} tone={looks[state]} /></Group>
        <Button size="compact-sm" variant="default" leftSection={running ? <IconX size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />} onClick={ask.open} aria-label={`${t(running ? 'people:consents.withdraw' : 'people:consents.give')}: ${words}`}>
          {t(running ? 'people:consents.withdraw' : 'people:consents.give')}
        </Button>
      </Group>
      {own.length === 0 ? <Text size="sm" c="dimmed">{t('people:consents.none')}</Text> : (
        <ul className="desk-plain-list">
          {own.map(({ id, givenOn, how, withdrawnOn, withdrawnHow }) => (
            <li key={id}>
              <Group gap="xs">
                <Text size="sm">
                  {[t('people:consents.given', { day: day(givenOn) }) + (how ? ` (${how})` : ''), ...(withdrawnOn ? [t('people:consents.withdrawn', { day: day(withdrawnOn) }) + (withdrawnHow ? ` (${withdrawnHow})` : '')] : [])].join(' · ')}
                </Text>
                <Button size="compact-xs" variant="subtle" leftSection={<IconTrash size={14} aria-hidden />} aria-label={`${t('people:consents.remove')}: ${words}, ${day(givenOn)}`} onClick={() => { void remove(id) }}>{t('people:consents.remove')}</Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
      <DayDialog
        opened={asking} onClose={ask.close} title={t(running ? 'people:consents.withdrawTitle' : 'people:consents.giveTitle', { purpose: words })} dayLabel={t(running ? 'people:field.withdrawnOn' : 'people:field.givenOn')}
        how={{ label: t(running ? 'people:field.withdrawnHow' : 'people:field.how'), max: 300 }} confirm={t('people:consents.save')} onSave={save}
      />
    </section>
  )
}
