import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { copyText } from '../app/clipboard.ts'
import { useWords } from '../app/language.ts'

type Props = { label: string; /** What is copied, or how it is made. */ text: string | (() => Promise<string>); size?: 'xs' | 'sm'; variant?: 'default' | 'subtle' | 'filled' }

const icons = { copied: IconCheck, notCopied: IconAlertTriangle }

/** Copies a text, and says for a moment that it did, or that it could not. */
export function CopyButton({ label, text, size = 'sm', variant = 'default' }: Props) {
  const t = useWords()
  const [said, say] = useState<keyof typeof icons | null>(null)
  useEffect(() => {
    if (said === null) return undefined
    const timer = setTimeout(() => say(null), said === 'copied' ? 2000 : 8000)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => { say(copyText(typeof text === 'string' ? text : await text()) ? 'copied' : 'notCopied') }
  const Icon = said === null ? IconCopy : icons[said]
  return (
    <Button variant={variant} size={size} leftSection={<Icon size={16} aria-hidden />} onClick={() => { void copy() }}>
      {said === null ? label : t(said)}
    </Button>
  )
}
