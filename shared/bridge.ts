import type { Input, ProcedureName } from './contract.ts'

/**
 * What a shell puts on `window.desk`. Texts are JSON in both directions: objects are ten times slower over the bridge, and text
 * makes both shells mean the same. Bytes come by `fetch('/blob/' + ticket)` from the page's own origin.
 */
export type Desk = {
  readonly shell: 'electron' | 'chromium'
  /** One call: a `Call` as JSON, answered by a `Reply` as JSON. It never rejects. */
  call(text: string): Promise<string>
  /** The replies to what the first drawing asks, by procedure: see `firstProcedures`. */
  readonly first: Readonly<Record<string, Promise<string>>>
  /** Hears every `DeskEvent` as JSON until the returned function is called; the first to hear also gets those that came before it. */
  listen(hear: (text: string) => void): () => void
  /** A ticket `place:…` for a file that the person chose or dropped; null where the file has no place on disk. */
  place(file: File): Promise<string | null>
}

type AskedBarely = { [N in ProcedureName]: Record<string, never> extends Input<N> ? N : never }[ProcedureName]
/** What the first drawing asks, without any input. The bridge asks it as soon as there is a page, which then still has its scripts to read. */
export const firstProcedures = ['workspace.state', 'views.layouts'] as const satisfies readonly AskedBarely[]
export type FirstProcedure = (typeof firstProcedures)[number]

/** The caller chooses the id, so that it can cancel by `shell.cancel`. */
export type Call = { id: string; procedure: string; input: unknown }

export type DeskEvent =
  /** A batch was committed: screens that show these tables refetch. */
  | { event: 'changed'; tables: string[]; batch: string | null }
  | { event: 'progress'; call: string; done: number; of: number | null; step: string }
  /** The workspace was opened, closed, replaced or refused: ask `workspace.state` again. */
  | { event: 'workspace' }
  /** A command of the native menu (its id in the command registry). */
  | { event: 'command'; command: string }
