import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = { icon?: ReactNode; title: string; children?: ReactNode; actions?: ReactNode }

/** Says what to do first where there is nothing yet, or nothing found. */
export function EmptyState({ icon, title, children, actions }: Props) {
  return (
    <Stack align="center" gap="sm" py="xl" px="md" ta="center">
      {icon}
      <Title order={2} size="h4" maw="40rem">{title}</Title>
      {children ? <Text c="dimmed" component="div" maw="40rem">{children}</Text> : null}
      {actions ? <Group justify="center" gap="sm" mt="xs">{actions}</Group> : null}
    </Stack>
  )
}
