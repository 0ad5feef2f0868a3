import { Button } from '@mantine/core'
import { IconFileImport, IconPlus, IconUsers } from '@tabler/icons-react'
import { formatDay } from '../../../shared/format.ts'
import { useWords } from '../../app/language.ts'
import { EmptyState } from '../../components/EmptyState.tsx'

type Props = { at: string | undefined; onNew: () => void; onImport: () => void; onToday: () => void }

/** An empty register says what to do first; a day before the first member says so. */
export function EmptyMembers({ at, onNew, onImport, onToday }: Props) {
  const t = useWords()
  const icon = <IconUsers size={48} stroke={1.2} aria-hidden />
  if (at) {
    return (
      <EmptyState icon={icon} title={t('members:empty.atTitle', { day: formatDay(at) })} actions={<Button variant="default" onClick={onToday}>{t('members:empty.today')}</Button>}>
        {t('members:empty.atText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={icon} title={t('members:empty.title')}
      actions={(
        <>
          <Button leftSection={<IconFileImport size={18} aria-hidden />} onClick={onImport}>{t('members:empty.import')}</Button>
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={onNew}>{t('members:new.button')}</Button>
        </>
      )}
    >{t('members:empty.text')}</EmptyState>
  )
}
