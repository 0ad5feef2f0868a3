import { Group } from '@mantine/core'
import type { ActionRow } from '../../../shared/meetings/decisions.ts'
import { actionList } from '../../../shared/meetings/list.ts'
import { useFormats, useWords } from '../../app/language.ts'
import type { ActionsSearch } from '../../app/search.ts'
import { Facts, Glance } from '../../components/Facts.tsx'
import { Mark } from '../../components/Mark.tsx'
import { OriginLink } from '../OriginLink.tsx'
import { ActionNotes } from './ActionNotes.tsx'

/** An action at a glance, beside the list: who does it until when, how far it is, and where it was born. */
export function ActionDetail({ action, search }: { action: ActionRow; search: ActionsSearch }) {
  const t = useWords()
  const { day, number } = useFormats()
  const { state, overdue, due, doneOn, meetingId, startsAt } = action
  return (
    <Glance title={action.text} to={{ to: '/actions', search: { ...search, open: action.id } }}>
      <Group gap="xs">
        <Mark words={t(`meetings:actionState.${state}`)} tone={state === 'done' ? 'good' : 'quiet'} />
        {overdue ? <Mark words={t('meetings:screen.actions.overdue')} tone="warning" /> : null}
      </Group>
      <Facts facts={[
        [t('meetings:field.owner'), action.owner], [t('meetings:field.ownerOrganisationId'), action.ownerOrganisation], [t('meetings:field.due'), due && day(due)],
        [t('meetings:field.priority'), actionList.label('priority', t, id => id)?.(action.priority) ?? null], [t('meetings:screen.actions.column.progress'), number(action.progress)],
        [t('meetings:field.doneOn'), doneOn && day(doneOn)], [t('meetings:screen.body'), action.body],
      ]} />
      <ActionNotes notes={action.notes} />
      {meetingId && startsAt ? <OriginLink meetingId={meetingId} startsAt={startsAt} pointNumber={action.pointNumber} /> : null}
    </Glance>
  )
}
