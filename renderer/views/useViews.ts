import { useCallback } from 'react'
import type { SavedView, ViewDefinition } from '../../shared/views.ts'
import { api, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'

export type Views = {
  views: SavedView[]
  /** The saved view that is chosen; undefined where the usual one is, or until it is known. */
  chosen: SavedView | undefined
  /** What the chosen view shows. */
  definition: ViewDefinition
  /** Saves a new view and answers its id; undefined where that was refused. */
  add: (name: string, personal: boolean, definition: ViewDefinition) => Promise<string | undefined>
  change: (view: SavedView, part: { name?: string; personal?: boolean; definition?: ViewDefinition }) => Promise<boolean>
  remove: (view: SavedView) => Promise<boolean>
}

/** The saved views of a list, and the one that is chosen; without one, `usual`. */
export function useViews(grid: string, chosenId: string | undefined, usual: ViewDefinition): Views {
  const t = useWords()
  const { data } = useRead('views.list', { grid }, { keep: true })
  const views = data?.views ?? []
  const chosen = views.find(view => view.id === chosenId)
  const add = useCallback((name: string, personal: boolean, definition: ViewDefinition) => attempt(async () => {
    const { id, batch } = await api.call('views.save', { grid, name, personal, definition })
    showDone(t('views:saved', { name }), batch)
    return id
  }), [grid, t])
  const change: Views['change'] = useCallback(async (view, part) => (await attempt(async () => {
    const { batch } = await api.call('views.save', { id: view.id, ...part })
    showDone(t('views:saved', { name: part.name ?? view.name }), batch)
    return true
  })) ?? false, [t])
  const remove: Views['remove'] = useCallback(async view => (await attempt(async () => {
    const { batch } = await api.call('views.remove', { id: view.id })
    showDone(t('views:removed', { name: view.name }), batch)
    return true
  })) ?? false, [t])
  return { views, chosen, definition: chosen?.definition ?? usual, add, change, remove }
}
