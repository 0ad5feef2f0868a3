import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../app/language.ts'
import styles from './Facts.module.css'

/** What is called how, and what it is; null is not shown. */
export type Fact = readonly [label: string, value: string | null]

/** Facts at a glance, to be read and not to be written. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.filter(([, value]) => value).map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
    </dl>
  )
}

type Props = { title: string; /** Where the whole record is. */ to: Pick<LinkProps, 'to' | 'params' | 'search'>; children: ReactNode }

/** A record at a glance, beside its list, with the way to the whole of it. */
export function Glance({ title, to, children }: Props) {
  const t = useWords()
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} size="h4">{title}</Title>
        <Anchor size="sm" renderRoot={props => <Link {...to} {...props} />}>{t('components:grid.detail.open')}</Anchor>
      </div>
      {children}
    </Stack>
  )
}

/** A part of it under a heading of its own. */
export function GlancePart({ title, children }: { title: string; children: ReactNode }) {
  return <section aria-label={title}><Text fw={600} size="sm">{title}</Text>{children}</section>
}
