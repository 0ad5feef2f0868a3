import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { isGiven, type PeopleColumn, type PersonRow } from '../../shared/people.ts'
import { useWords } from '../app/language.ts'
import type { PeopleSearch } from '../app/search.ts'
import { selectionOf } from '../components/grid/address.ts'
import { PaperDialog, type PaperFormat } from '../components/paper/PaperDialog.tsx'
import { useListLook } from '../components/paper/useListLook.tsx'
import type { GridColumn, GridView } from '../components/grid/types.ts'

const audiences = ['partners', 'members'] as const

type Props = { opened: boolean; first?: PaperFormat; onClose: () => void; search: PeopleSearch; columns: readonly GridColumn<PersonRow>[]; view: GridView; onView: (part: Partial<GridView>) => void; /** What the view is called. */ name: string | undefined }

/** The contact list that others may have: those who agree, and were given the notice. */
export function DirectoryDialog({ opened, first, onClose, search, columns, view, onView, name }: Props) {
  const t = useWords()
  const [audience, setAudience] = useState<(typeof audiences)[number]>('partners')
  const filtered = Boolean(search.text) || Object.keys(search.filter ?? {}).length > 0
  const { group, ...selection } = selectionOf<PeopleColumn>(search)
  const look = useListLook({ columns, view, onView }, isGiven)
  return (
    <PaperDialog
      opened={opened} onMade={look.keep} onClose={() => { look.forget(); onClose() }} title={t('people:directory.title')} procedure="people.export" formats={['xlsx', 'pdf', 'csv']} {...(first ? { first } : {})} fileName={t('people:directory.file')}
      input={({ format, ...options }) => ({
        ...selection, ...options, format: format === 'docx' ? 'pdf' : format, audience, ...(group !== undefined && isGiven(group) ? { group } : {}), ...(look.columns.length > 0 ? { columns: look.columns.filter(isGiven) } : {}), ...look.lying, ...(name === undefined ? {} : { view: name }),
      })}
    >
      {format => (
        <>
          <Radio.Group label={t('people:directory.audience')} value={audience} onChange={next => setAudience(audiences.find(one => one === next) ?? 'partners')}>
            <Stack gap={6} mt={4}>{audiences.map(one => <Radio key={one} value={one} label={t(`people:directory.audiences.${one}`)} />)}</Stack>
          </Radio.Group>
          {look.fields(format)}
          <Text size="sm">{t('people:directory.about')}</Text>
          {filtered ? <Text size="sm">{t('people:directory.filtered')}</Text> : null}
        </>
      )}
    </PaperDialog>
  )
}
