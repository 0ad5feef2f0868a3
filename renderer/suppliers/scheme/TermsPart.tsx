import { NumberInput, SimpleGrid, Text } from '@mantine/core'
import type { Terms } from '../../../shared/suppliers/scheme.ts'
import { useWords } from '../../app/language.ts'
import type { PartProps } from './part.tsx'

const names = [
  'invitationDays', 'checkingDays', 'integrationDays', 'conditionMonths', 'renewalDays', 'graceDays', 'noticeDays', 'appealDays', 'appealAnswerDays', 'rejectedMonths', 'excludedMonths', 'suspensionMonths', 'confirmationMonths', 'raters',
] as const satisfies readonly (keyof Terms)[]

/** How long each step may take, how long one waits, and from how many raters on ratings are shown. */
export function TermsPart({ content: { terms }, onChange }: PartProps) {
  const t = useWords()
  const least = (name: keyof Terms) => (name === 'raters' ? 3 : 0)
  return (
    <>
      <Text size="sm" mb="sm">{t('suppliers:screen.scheme.termsAbout')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        {names.map(name => (
          <NumberInput
            key={name} label={t(`suppliers:screen.scheme.term.${name}`)} value={terms[name]} min={least(name)} max={name === 'raters' ? 100 : name.endsWith('Months') ? 240 : 3650} allowDecimal={false} clampBehavior="strict"
            suffix={name === 'raters' ? '' : t(name.endsWith('Months') ? 'suppliers:screen.scheme.months' : 'suppliers:screen.scheme.days')}
            onChange={typed => { if (typeof typed === 'number') onChange({ terms: { ...terms, [name]: Math.max(least(name), typed) } }) }}
          />
        ))}
      </SimpleGrid>
    </>
  )
}
