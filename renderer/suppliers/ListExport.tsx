import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import { useWords } from '../app/language.ts'
import { AsOf } from '../components/AsOf.tsx'
import { PaperDialog, type PaperFormat, type PaperOptions } from '../components/paper/PaperDialog.tsx'
import { useListLook } from '../components/paper/useListLook.tsx'
import { useSupplierColumns } from './list/columns.tsx'
import { chosen, type SuppliersView } from './list/view.ts'

const kinds = ['seen', 'published', 'internal'] as const
type Kind = (typeof kinds)[number]
const fileNames = { seen: 'papers:list.suppliers.title', published: 'suppliers:paper.publishedName', internal: 'suppliers:paper.internalName' } as const

type Props = { opened: boolean; first?: PaperFormat; onClose: () => void; shown: SuppliersView }

/** The list as a paper: as it is seen; for everybody, as it is published; or with scores and documents for the agency alone. */
export function ListExport({ opened, first, onClose, shown: { search, view, onView, name } }: Props) {
  const t = useWords()
  const look = useListLook({ columns: useSupplierColumns(), view, onView })
  const [kind, setKind] = useState<Kind>('seen')
  // the day that is looked at, unless another one, or today, is chosen here
  const [day, setDay] = useState<{ at: string | undefined } | null>(null)
  const { at: seenAt, ...selection } = chosen(search)
  const { at } = day ?? { at: seenAt }
  const input = ({ format: asked, ...options }: PaperOptions): Input<'views.export' | 'suppliers.export'> => {
    const format = asked === 'xlsx' ? 'xlsx' : 'pdf'
    if (kind === 'seen') return { ...options, format, grid: 'suppliers', selection: { ...selection, ...(at ? { at } : {}) } as Input<'views.export'>['selection'], columns: look.columns, ...look.lying, ...(name === undefined ? {} : { view: name }) }
    return { ...options, kind, format, ...(kind === 'internal' ? selection : {}), ...(at ? { at } : {}) }
  }
  return (
    <PaperDialog
      opened={opened} onMade={look.keep} onClose={() => { look.forget(); setDay(null); onClose() }} title={t('suppliers:screen.export.title')} procedure={kind === 'seen' ? 'views.export' : 'suppliers.export'} formats={['xlsx', 'pdf']} {...(first ? { first } : {})} fileName={t(fileNames[kind])} input={input}
    >
      {format => (
        <>
          <Radio.Group label={t('suppliers:screen.export.kind')} value={kind} onChange={value => setKind(kinds.find(one => one === value) ?? kind)}>
            <Stack gap={6} mt={4}>{kinds.map(one => <Radio key={one} value={one} label={t(`suppliers:screen.export.kinds.${one}`)} description={t(`suppliers:screen.export.about.${one}`)} />)}</Stack>
          </Radio.Group>
          {kind === 'seen' ? look.fields(format) : null}
          <AsOf value={at} onChange={next => setDay({ at: next })} />
          {kind !== 'published' && (selection.filter || selection.text) ? <Text size="sm">{t('suppliers:screen.export.filtered')}</Text> : null}
        </>
      )}
    </PaperDialog>
  )
}
