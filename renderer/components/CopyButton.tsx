import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { copyText } from '../app/clipboard.ts'
import { useWords } from '../app/language.ts'

type Props = { label: string; /** What is copied, or how it is made. */ text: string | (() => Promise<string>); size?: 'xs' | 'sm'; variant?: 'default' | 'subtle' | 'filled' }

/** Copies a text, and says for a moment that it did. */
export function CopyButton({ label, text, size = 'sm', variant = 'default' }: Props) {
  const t = useWords()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => { setCopied(copyText(typeof text === 'string' ? text : await text())) }
  return (
    <Button variant={variant} size={size} leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} onClick={() => { void copy() }}>
      {copied ? t('copied') : label}
    </Button>
  )
}
