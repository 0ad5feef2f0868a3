import { Button, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useFormats, useWords } from '../app/language.ts'
import type { Neighbour, Neighbours } from './grid/useNeighbours.ts'

/** From a record to the one before and the one after it in the list it was opened from, without going back there. */
export function RecordSteps<Row>({ near, onGo }: { near: Neighbours<Row> | null; onGo: (to: Neighbour<Row>) => void }) {
  const t = useWords()
  const { number } = useFormats()
  if (!near) return null
  const { previous, next } = near
  return (
    <Group gap={4}>
      <Button variant="default" px="xs" disabled={!previous} onClick={() => { if (previous) onGo(previous) }} leftSection={<IconChevronLeft size={18} aria-hidden />}>{t('components:steps.previous')}</Button>
      <Text size="sm">{t('components:steps.placeOf', { place: number(near.place), total: number(near.total) })}</Text>
      <Button variant="default" px="xs" disabled={!next} onClick={() => { if (next) onGo(next) }} rightSection={<IconChevronRight size={18} aria-hidden />}>{t('components:steps.next')}</Button>
    </Group>
  )
}
