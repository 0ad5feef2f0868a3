import {
  IconArrowAutofitWidth, IconArrowLeft, IconArrowRight, IconCheckbox, IconClipboard, IconCopy, IconEraser, IconExternalLink, IconEyeOff, IconFilter, IconLayoutSidebarLeftCollapse,
  IconList, IconPencil, IconSortAscending, IconSortDescending, IconStack2, IconStar, IconStarFilled, IconTrash, IconTextWrap,
} from '@tabler/icons-react'
import type { Words } from '../../app/language.ts'
import type { MenuItem } from '../ContextMenu.tsx'

type CellActs = {
  open: (() => void) | null
  favourite: { on: boolean; run: () => void } | null
  edit: (() => void) | null
  copy: (headings: boolean) => void
  paste: (() => void) | null
  fillDown: (() => void) | null
  clear: (() => void) | null
  /** Only the rows with this cell's value. */
  filterBy: { words: string; run: () => void } | null
  selectRows: () => void
  bulk: (() => void) | null
  /** Of the chosen rows, else of this one. */
  remove: { chosen: boolean; run: () => void } | null
}

const icon = { size: 16, 'aria-hidden': true } as const
const some = (item: MenuItem | null): MenuItem[] => (item === null ? [] : [item])
/** Blocks of lines with a line between those that hold any. */
const blocks = (...parts: MenuItem[][]): MenuItem[] => parts.filter(part => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['line' as const, ...part]))

/** What can be done with a cell and its row. */
export const cellItems = (t: Words, acts: CellActs): MenuItem[] => blocks(
  [
    ...some(acts.open && { label: t('components:grid.menu.open'), icon: <IconExternalLink {...icon} />, keys: acts.edit ? 'Ctrl+Enter' : 'Enter', run: acts.open }),
    ...some(acts.favourite && { label: t(acts.favourite.on ? 'favourite.remove' : 'favourite.add'), icon: acts.favourite.on ? <IconStarFilled {...icon} /> : <IconStar {...icon} />, run: acts.favourite.run }),
    ...some(acts.edit && { label: t('components:grid.menu.edit'), icon: <IconPencil {...icon} />, keys: 'F2', run: acts.edit }),
  ],
  [
    { label: t('components:grid.menu.copy'), icon: <IconCopy {...icon} />, keys: 'Ctrl+C', run: () => acts.copy(false) },
    { label: t('components:grid.menu.copyWithHeadings'), icon: <IconCopy {...icon} />, run: () => acts.copy(true) },
    ...some(acts.paste && { label: t('components:grid.menu.paste'), icon: <IconClipboard {...icon} />, keys: 'Ctrl+V', run: acts.paste }),
    ...some(acts.fillDown && { label: t('components:grid.menu.fillDown'), icon: <IconTextWrap {...icon} />, keys: 'Ctrl+D', run: acts.fillDown }),
    ...some(acts.clear && { label: t('components:grid.menu.clear'), icon: <IconEraser {...icon} />, keys: 'Del', run: acts.clear }),
  ],
  [
    ...some(acts.filterBy && { label: t('components:grid.menu.filterBy', { value: acts.filterBy.words }), icon: <IconFilter {...icon} />, run: acts.filterBy.run }),
    { label: t('components:grid.menu.selectRows'), icon: <IconCheckbox {...icon} />, keys: 'Shift+Space', run: acts.selectRows },
    ...some(acts.bulk && { label: t('components:grid.menu.bulk'), icon: <IconList {...icon} />, run: acts.bulk }),
  ],
  some(acts.remove && { label: t(acts.remove.chosen ? 'components:grid.menu.remove' : 'components:grid.menu.removeOne'), icon: <IconTrash {...icon} />, ...(acts.remove.chosen ? { keys: 'Del' } : {}), run: acts.remove.run, danger: true }),
)

type HeadActs = {
  sort: ((descending: boolean) => void) | null
  filter: (() => void) | null
  group: { on: boolean; run: () => void } | null
  fit: () => void
  fitAll: () => void
  left: (() => void) | null
  right: (() => void) | null
  freeze: { on: boolean; run: () => void }
  hide: (() => void) | null
}

/** What can be done with a column. */
export const headItems = (t: Words, acts: HeadActs): MenuItem[] => {
  const { sort } = acts
  return blocks(
    [
      ...(sort ? [
        { label: t('components:grid.menu.ascending'), icon: <IconSortAscending {...icon} />, keys: 'Enter', run: () => sort(false) },
        { label: t('components:grid.menu.descending'), icon: <IconSortDescending {...icon} />, run: () => sort(true) },
      ] : []),
      ...some(acts.filter && { label: t('components:grid.menu.filter'), icon: <IconFilter {...icon} />, keys: 'Alt+↓', run: acts.filter }),
      ...some(acts.group && { label: t(acts.group.on ? 'components:grid.menu.ungroup' : 'components:grid.menu.group'), icon: <IconStack2 {...icon} />, run: acts.group.run }),
    ],
    [
      { label: t('components:grid.menu.fit'), icon: <IconArrowAutofitWidth {...icon} />, run: acts.fit },
      { label: t('components:grid.menu.fitAll'), icon: <IconArrowAutofitWidth {...icon} />, run: acts.fitAll },
      ...some(acts.left && { label: t('components:grid.menu.left'), icon: <IconArrowLeft {...icon} />, keys: 'Ctrl+Shift+Left', run: acts.left }),
      ...some(acts.right && { label: t('components:grid.menu.right'), icon: <IconArrowRight {...icon} />, keys: 'Ctrl+Shift+Right', run: acts.right }),
      { label: t(acts.freeze.on ? 'components:grid.menu.unfreeze' : 'components:grid.menu.freeze'), icon: <IconLayoutSidebarLeftCollapse {...icon} />, run: acts.freeze.run },
      ...some(acts.hide && { label: t('components:grid.menu.hide'), icon: <IconEyeOff {...icon} />, run: acts.hide }),
    ],
  )
}
