import { createContext, useContext } from 'react'

/** Where a grid's pop-ups are drawn: inside its page, so that they belong to its landmark, and outside its rows, which clip. */
export const LayerContext = createContext<HTMLElement | null>(null)

export const useLayer = (): { target: HTMLElement } | undefined => { const target = useContext(LayerContext); return target ? { target } : undefined }
