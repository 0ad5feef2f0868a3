import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconClockExclamation, IconGavel } from '@tabler/icons-react'
import type { Proposal } from '../../shared/suppliers/records.ts'
import { useFormats, useWords, type Words } from '../app/language.ts'
import styles from './suppliers.module.css'
import { useCategories, useDocumentNames } from './words.ts'

const signs = { propose: IconGavel, grace: IconClockExclamation, warning: IconAlertTriangle }

/** What a proposal is about in words: a document, a condition; an appeal says enough by its kind. */
export function aboutWords({ kind, about }: Proposal, nameOf: (code: string) => string): string | null {
  if (about === null || kind === 'appealOutcome' || kind === 'appealOverdue' || kind === 'ratingsPoor') return null
  return kind.startsWith('document') ? nameOf(about) : about
}

/** The days of a proposal: what it is about, and until when there is grace. */
export function daysWords({ on, until, stage }: Proposal, t: Words, day: (text: string) => string): string | null {
  if (stage === 'grace' && until) return t('suppliers:screen.proposal.until', { day: day(until) })
  return on === null ? null : day(on)
}

type Props = { proposals: readonly Proposal[]; onMove?: (proposal: Proposal) => void }

/** What the clocks bring up about one supplier: what is to be decided has its button. */
export function Proposals({ proposals, onMove }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const nameOf = useDocumentNames()
  const { nameOf: categoryOf } = useCategories()
  if (proposals.length === 0) return null
  return (
    <ul className={`desk-plain-list ${styles['lines'] ?? ''}`} aria-label={t('suppliers:screen.proposal.title')}>
      {proposals.map(proposal => {
        const Sign = signs[proposal.stage]
        const { kind, stage, to, qualificationId, category, about } = proposal
        return (
          <li key={`${kind} ${qualificationId} ${about ?? ''}`}>
            <Group gap="xs" justify="space-between" wrap="wrap">
              <Group gap={6} wrap="nowrap" align="flex-start" flex="1 1 16rem">
                <Sign size={18} aria-hidden style={{ flex: 'none', marginTop: 2 }} className={stage === 'warning' ? '' : (styles['warning'] ?? '')} />
                <div>
                  <Text size="sm" fw={stage === 'propose' ? 600 : 400}>{`${t(`suppliers:stage.${stage}`)}: ${t(`suppliers:proposal.${kind}`)}`}</Text>
                  <Text size="xs" c="dimmed">{[categoryOf(category), aboutWords(proposal, nameOf), daysWords(proposal, t, day)].filter(Boolean).join(' · ')}</Text>
                </div>
              </Group>
              {to && onMove ? <Button size="compact-sm" variant="default" onClick={() => onMove(proposal)}>{t('suppliers:screen.proposal.to', { state: t(`supplierStates:${to}`) })}</Button> : null}
            </Group>
          </li>
        )
      })}
    </ul>
  )
}
