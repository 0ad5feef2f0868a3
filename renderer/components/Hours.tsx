import { TimeGrid } from '@mantine/dates'

const halfHours = Array.from({ length: 32 }, (_, index) => `${String(8 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`)

/** The half hours at which people meet, to be chosen from; others are typed. */
export function Hours({ value, onChoose }: { value: string | null; onChoose: (hour: string) => void }) {
  return <TimeGrid data={halfHours} value={value} simpleGridProps={{ cols: 4, spacing: 4, verticalSpacing: 4 }} getControlProps={hour => ({ 'aria-pressed': hour === value, 'data-mantine-stop-propagation': true, onClick: () => onChoose(hour) })} />
}
