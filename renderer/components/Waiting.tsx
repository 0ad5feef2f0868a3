import { Center, Loader, type CenterProps } from '@mantine/core'
import { useWords } from '../app/language.ts'
import styles from './Waiting.module.css'

type Props = Pick<CenterProps, 'h' | 'p' | 'inline'> & {
  /** What is waited for; the usual words where none are given. */
  words?: string
  size?: 'xs' | 'sm' | 'md'
}

/** Stands where something is still being read: nothing in the first second, in which most answers come, then a ring with a name. */
export function Waiting({ words, size = 'md', inline = false, p = inline ? 0 : 'xl', h }: Props) {
  const t = useWords()
  return (
    <Center component="span" className={styles['waiting']} inline={inline} p={p} h={h}>
      <Loader size={size} role="progressbar" aria-label={words ?? t('loading')} />
    </Center>
  )
}
