import { List, Paper, Stack, Text } from '@mantine/core'
import { sizeByYears, type Figure, type SizeClass, type SizeOverYears } from '../../../shared/sme.ts'
import type { FigureFields } from '../../../shared/organisations.ts'
import { useFormats, useWords, type Words } from '../../app/language.ts'
import { today } from '../../app/today.ts'

const className = (size: SizeClass, t: Words) => t(`organisations:size.${size}`)

function headline({ class: size, between, missing }: SizeOverYears, t: Words): string {
  if (size) return t('members:size.is', { size: className(size, t) })
  const names = missing.map((figure: Figure) => t(`members:size.figure.${figure}`)).join(', ')
  return between ? t('members:size.between', { smallest: className(between[0], t), largest: className(between[1], t), missing: names }) : t('members:size.unknown')
}

/** The size class that the figures give now, and why. */
export function SizeBox({ figures }: { figures: FigureFields[] }) {
  const t = useWords()
  const formats = useFormats()
  const thisYear = Number(today().slice(0, 4))
  const size = sizeByYears(figures.filter(({ year }) => year < thisYear))
  const amount = (figure: Figure, value: number) => (figure === 'employees' ? formats.number(value) : formats.euros(value))
  return (
    <Paper withBorder p="md" component="section" aria-label={t('members:size.title')}>
      <Stack gap={6}>
        <Text fw={600} role="status">{headline(size, t)}</Text>
        {size.decidedBy.length > 0 ? (
          <List size="sm" spacing={2}>
            {size.decidedBy.map(({ figure, value, limit }) => (
              <List.Item key={figure}>{t(figure === 'employees' ? 'members:size.reaches' : 'members:size.exceeds', { figure: t(`members:size.figure.${figure}`), value: amount(figure, value), limit: amount(figure, limit) })}</List.Item>
            ))}
          </List>
        ) : null}
        {size.year !== null ? <Text size="sm">{t('members:size.years', { count: size.years.length, years: size.years.join(', '), year: size.year })}</Text> : null}
        {size.departing ? <Text size="sm">{t('members:size.departing', { year: size.departing.year, size: className(size.departing.class, t) })}</Text> : null}
        <Text size="sm">{t('members:size.rule')}</Text>
      </Stack>
    </Paper>
  )
}
