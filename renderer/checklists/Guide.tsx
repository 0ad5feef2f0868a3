import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ChecklistElement } from '../../shared/checklists.ts'
import { useWords } from '../app/language.ts'

const Points = ({ items }: { items: readonly string[] }) => <ul>{items.map(item => <li key={item}><Text size="sm">{item}</Text></li>)}</ul>

/** The guideline of an element: what it asks, how a small firm does it, what shows it. */
export function Guide({ element, children }: { element: ChecklistElement; children?: ReactNode }) {
  const t = useWords()
  const { asks, how, evidence, law } = element.guideline
  return (
    <>
      <Title order={3} size="h6">{t('checklists:guide.asks')}</Title>
      <Text size="sm" mb="sm">{asks}</Text>
      <Title order={3} size="h6">{t('checklists:guide.how')}</Title>
      <Points items={how} />
      <Title order={3} size="h6">{t('checklists:guide.evidence')}</Title>
      <Points items={evidence} />
      {law === null ? null : <><Title order={3} size="h6">{t('checklists:guide.law')}</Title><Text size="sm" mb="sm">{law}</Text></>}
      {children}
    </>
  )
}
