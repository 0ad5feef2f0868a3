import { z } from 'zod'
import { id, language, long, place, read, write, type Language } from './procedure.ts'
import type { ErrorCode, Values } from './errors.ts'
import type { BrokenSeal } from './seals.ts'

/** A named person who writes: a signature for the journal, not a protection. */
export type Writer = { id: string; name: string; initials: string }

export type WorkspaceState =
  /** Nothing was asked for and nothing is there yet: first run. */
  | { state: 'none' }
  | {
      state: 'refused'
      code: ErrorCode
      values: Values
      /** Newest good backup, when the file is damaged. */
      backup: Backup | null
      /** Whether this is another file than the one of this computer, to which `workspace.open` leads back. */
      other: boolean
    }
  | {
      state: 'open'
      /** File name without folder. */
      name: string
      agency: string
      language: Language
      writer: Writer | null
      /** Set when the last run ended without closing: the file was checked then. */
      recovered: boolean
      /** Set when damage was met while the file is open: no more backups are made of it, and the next opening checks it whole. */
      damaged: boolean
      /** Sealed acts that are not as they were sealed, as found at opening. */
      brokenSeals: BrokenSeal[]
      lastBackup: string | null
      /** Instant of the last copy written to another place, for the weekly reminder. */
      lastCopy: string | null
      /** Whether that reminder is due. */
      copyDue: boolean
    }

/** Counts by which a person recognises a file, and its last change. */
export type FileCounts = { organisations: number; members: number; batches: number; lastChange: string | null }
export type Backup = { name: string; at: string; reason: BackupReason; bytes: number; counts: FileCounts }
export type BackupReason = 'migration' | 'import' | 'merge' | 'undo' | 'closing' | 'restore' | 'asked'

export const settings = z.strictObject({
  agency: z.string().trim().max(200),
  /** Lines of the address, as on the letterhead. */
  address: z.string().trim().max(500),
  language,
})
export type Settings = z.infer<typeof settings> & {
  /** A PNG or JPEG as `data:` URL, at most 1 MB. */
  logo: string | null
  /** Name of the folder for exports, without its path. */
  exportFolder: string
}

/** Why a file is not opened. */
const openingRefusals: readonly ErrorCode[] = ['missing', 'empty', 'foreign', 'truncated', 'damaged', 'newer', 'locked', 'unsafe-place', 'read-only', 'disk-full', 'protected']

export const workspaceProcedures = {
  'workspace.create': write(
    () => z.strictObject({
      agency: z.string().trim().max(200).optional(),
      language: language.optional(),
      /** Name of the first cluster; or, in `reference`, the id of a described district to start from. */
      cluster: z.string().trim().min(1).max(200).optional(),
      reference: id.optional(),
      writer: z.strictObject({ name: z.string().trim().min(1).max(120), initials: z.string().trim().min(1).max(5) }).optional(),
      /** Fill it with the invented sample district. */
      sample: z.boolean().optional(),
    }),
    { needsWorkspace: false, errors: ['exists', 'cannot-write', 'unsafe-place', 'locked', 'disk-full'] },
  ).answers<{ path: string }>(),
  'workspace.state': read(() => z.strictObject({}), { needsWorkspace: false }).answers<WorkspaceState>(),
  /**
   * Tries again what was refused (a lock that is gone, a file that came back), or opens another file; `back` opens what was open before, else the one of this
   * computer. What is under a passphrase is refused (`protected`) until it is told: then what it holds is written beside it as a plain file, or the one is opened
   * that was written so before. A wrong one (`passphrase-wrong`) changes nothing.
   */
  'workspace.open': long(
    () => z.strictObject({ file: place('read').optional(), passphrase: z.string().min(1).max(200).optional(), back: z.boolean().optional() }),
    { needsWorkspace: false, errors: [...openingRefusals, 'passphrase-wrong', 'cannot-write'] },
  ).answers<WorkspaceState>(),
  'workspace.settings': read(() => z.strictObject({})).answers<Settings>(),
  'workspace.settings.save': write(() => settings.partial()).answers<{ batch: string }>(),
  /** Sets the logo from a PNG or JPEG, or takes it away when no file is given. */
  'workspace.logo.save': write(() => z.strictObject({ file: place('read').optional() }), { errors: ['logo-unreadable', 'logo-too-large'] }).answers<{ batch: string }>(),
  /** The folder that exports go into, for the shell's dialogs. */
  'workspace.exportFolder': read(() => z.strictObject({})).answers<{ path: string; name: string }>(),
  /** Remembers the folder for exports; without one, the standard folder again. Kept on this computer, not in the workspace. */
  'workspace.exportFolder.save': long(() => z.strictObject({ path: place('write').optional() }), { errors: ['cannot-write'] }).answers<{ name: string }>(),
  'workspace.writers': read(() => z.strictObject({})).answers<{ writers: Writer[]; current: string | null }>(),
  'workspace.writers.save': write(() => z.strictObject({ id: id.optional(), name: z.string().trim().min(1).max(120), initials: z.string().trim().min(1).max(5) })).answers<{ id: string; batch: string }>(),
  /** Who writes from now on, on this computer. */
  'workspace.writers.choose': long(() => z.strictObject({ id }), { errors: ['not-found'] }).answers<Writer>(),
  'workspace.backups': read(() => z.strictObject({}), { needsWorkspace: false }).answers<{ backups: Backup[] }>(),
  'workspace.backups.make': long(() => z.strictObject({}), { errors: ['disk-full', 'cannot-write', 'damaged'] }).answers<Backup>(),
  /** Puts a backup in the place of the workspace; what was there is kept beside, as a backup or as a damaged file. */
  'workspace.backups.restore': long(() => z.strictObject({ name: z.string().min(1).max(200) }), { needsWorkspace: false, errors: ['backup-missing', 'backup-damaged', ...openingRefusals, 'cannot-write'] }).answers<WorkspaceState>(),
  /** Writes a verified single file anywhere, also to a stick, attached files included; `files` says how many came along and how many are not there to come. */
  'workspace.copy.save': long(() => z.strictObject({ path: place('write').optional() }), { errors: ['exists', 'locked', 'damaged', 'cannot-write', 'disk-full'] }).answers<{ path: string; name: string; sha256: string; bytes: number; counts: FileCounts; files: { carried: number; missing: number } }>(),
  /** What a copy holds, before it replaces anything. */
  'workspace.copy.look': long(() => z.strictObject({ file: place('read') }), { needsWorkspace: false, errors: openingRefusals }).answers<{ counts: FileCounts; agency: string }>(),
  'workspace.copy.open': long(() => z.strictObject({ file: place('read') }), { needsWorkspace: false, errors: [...openingRefusals, 'cannot-write'] }).answers<WorkspaceState>(),
  /** Checks the whole file (`integrity_check`, foreign keys). */
  'workspace.check': long(() => z.strictObject({})).answers<{ problems: string[] }>(),
  /** A text for help: versions, schema, check and the last masked log lines. Nothing personal. */
  'workspace.report': read(() => z.strictObject({}), { needsWorkspace: false }).answers<{ text: string }>(),
}
