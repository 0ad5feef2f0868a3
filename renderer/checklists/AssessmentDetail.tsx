import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { checklistKey, checklistTitle, type Assessment, type Checklist } from '../../shared/checklists.ts'
import { shareWords } from '../../shared/checklists/result.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { Facts, Glance, GlancePart } from '../components/Facts.tsx'
import { useCatalogue } from './catalogue.ts'
import { Alarms } from './Summary.tsx'

/** A self-assessment at a glance, beside the list: its alarms, how far each element is, and who answered when. */
export function AssessmentDetail({ id }: { id: string }) {
  const t = useWords()
  const { data } = useRead('checklists.get', { id }, { keep: true })
  const { find } = useCatalogue()
  const checklist = data ? find(checklistKey({ code: data.checklist, edition: data.edition })) : undefined
  return data && checklist ? <Known record={data} checklist={checklist} /> : <Text size="sm">{t('loading')}</Text>
}

function Known({ record, checklist }: { record: Assessment; checklist: Checklist }) {
  const t = useWords()
  const { day, language } = useFormats()
  const navigate = useNavigate()
  const { id, result } = record
  return (
    <Glance title={record.organisation} to={{ to: '/checklists/$id', params: { id } }}>
      <Text size="sm" fw={600}>{checklistTitle(checklist)}</Text>
      <Text size="sm">{t('checklists:result.incomplete', { answered: result.answered, count: result.rows })}</Text>
      <Alarms checklist={checklist} alarms={result.alarms} onElement={element => { void navigate({ to: '/checklists/$id', params: { id }, search: { element } }) }} />
      <Facts facts={[
        [t('checklists:field.answeredOn'), day(record.answeredOn)], [t('checklists:field.person'), record.person], [t('checklists:field.source'), t(`checklists:source.${record.source}`)], [t('checklists:field.note'), record.note],
      ]} />
      <GlancePart title={t('checklists:record.elements')}>
        <ul className="desk-plain-list">
          {checklist.elements.map(({ code, name }) => {
            const one = result.elements.find(each => each.code === code)
            return <li key={code}><Text size="sm">{`${code} · ${name}: ${one ? shareWords(one, language) : ''}`}</Text></li>
          })}
        </ul>
      </GlancePart>
    </Glance>
  )
}
