import { createSpotlight } from '@mantine/spotlight'
import { createRef } from 'react'
import { flushSync } from 'react-dom'

export const [paletteStore, palette] = createSpotlight()
/** The field into which is typed. */
export const paletteSearch = createRef<HTMLInputElement>()

/** Opens the search and command field. What is typed from now on goes into it: the library gives it the keyboard only some time after it was drawn. */
export function openPalette(): void {
  flushSync(() => { palette.open() })
  paletteSearch.current?.focus()
}
