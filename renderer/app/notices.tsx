import { wordsNow } from './language.ts'
import { sayDone, sayError } from './toast.tsx'
import { undoBatch } from './undo.ts'

/** Says that something is done; with the batch it made, offers to undo it. */
export function showDone(message: string, batch?: string | null): void {
  sayDone(message, batch ? { label: wordsNow()('undo'), run: () => { void undoBatch(batch) } } : undefined)
}

/** Runs an action of the person; what it refuses is said in a notice. Answers undefined then. */
export async function attempt<A>(action: () => Promise<A>): Promise<A | undefined> {
  try {
    return await action()
  } catch (error) {
    sayError(error)
    return undefined
  }
}
