import { z } from 'zod'
import { id, language, place, read } from './procedure.ts'

/** What would be taken back and done again, in words (null where nothing), and the ids of the commands that cannot be run now. */
export type CommandState = { undo: string | null; redo: string | null; off: readonly string[] }

/** Procedures that the shell itself answers, for its window only: they never reach the core. */
export const shellProcedures = {
  /** Stops the call of that id; its own reply is then `cancelled`. */
  'shell.cancel': read(() => z.strictObject({ call: id }), { needsWorkspace: false }).answers<{ stopped: boolean }>(),
  /** Opens a file that the core wrote with the system's program for its kind. */
  'shell.open': read(() => z.strictObject({ path: place('read') }), { needsWorkspace: false, errors: ['missing', 'not-opened'] }).answers<Record<string, never>>(),
  /** Shows a file that the core wrote in the system's file manager. */
  'shell.show': read(() => z.strictObject({ path: place('read') }), { needsWorkspace: false, errors: ['missing', 'not-opened'] }).answers<Record<string, never>>(),
  /**
   * Asks the person where to put a file of that name; null path when cancelled. The Chromium shell has no such dialog: it
   * answers at once a free name in the folder for exports.
   */
  'shell.saveAs': read(() => z.strictObject({ name: z.string().min(1).max(200) }), { needsWorkspace: false }).answers<{ path: string | null; name: string }>(),
  /** Asks the person for a folder; null path when cancelled, and always in the Chromium shell. */
  'shell.chooseFolder': read(() => z.strictObject({}), { needsWorkspace: false }).answers<{ path: string | null; name: string }>(),
  /** The window changed its language: native menu and dialogs follow, now and at the next start. */
  'shell.language': read(() => z.strictObject({ language }), { needsWorkspace: false }).answers<Record<string, never>>(),
  /** What the commands of the window can do now: the native menu names the step that would be taken back or done again, and greys what the screen has not. */
  'shell.commands': read(() => z.strictObject({ undo: z.string().max(1000).nullable(), redo: z.string().max(1000).nullable(), off: z.array(z.string().max(60)).max(100) }), { needsWorkspace: false }).answers<Record<string, never>>(),
  /** What *About* shows: versions of the parts, whether this is the shipped shell, and the third-party notices. */
  'shell.about': read(() => z.strictObject({}), { needsWorkspace: false }).answers<{ version: string; shell: string; versions: Record<string, string>; notices: string }>(),
}
