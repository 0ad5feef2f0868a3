import { z } from 'zod'
import type { Written } from './organisations.ts'
import { id, long, place, read, write } from './procedure.ts'

/** What may be attached: papers, pictures, mails, and workspaces, such as one that comes back from a laptop too late. Programs and what may hold some are not, since a click opens what is attached. */
export const attachmentKinds = [
  'pdf', 'p7m', 'p7s', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'tif', 'tiff', 'bmp', 'heic', 'txt', 'csv', 'xml', 'ics', 'vcf', 'eml', 'msg',
  'doc', 'docx', 'odt', 'rtf', 'xls', 'xlsx', 'ods', 'ppt', 'pptx', 'odp', 'zip', 'desk',
] as const
/** The same, as a field for files asks for them. */
export const acceptedFiles = attachmentKinds.map(kind => `.${kind}`).join(',')
/** Bytes. */
export const largestAttachment = 100 * 1024 * 1024

/** Characters of base64: a picture of 20 MB. */
export const largestPaste = 28_000_000

/** The end of a file's name by which its kind is told, in small letters; empty where it has none. */
export const extensionOf = (name: string): string => /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''
export const mayBeAttached = (name: string): boolean => attachmentKinds.some(kind => kind === extensionOf(name))

/**
 * The end of a file's name without its dot, in small letters. A signature's envelope and what lies in it are one end: `pdf.p7m`, since either alone would make another kind of the name.
 */
export function endOf(name: string): string {
  const last = extensionOf(name)
  const rest = name.slice(0, -last.length - 1)
  return (last === 'p7m' || last === 'p7s') && mayBeAttached(rest) ? `${endOf(rest)}.${last}` : last
}

/** The name of a file that another one follows: its own, with the end of the other's kind. */
export const nameFollowed = (name: string, by: string): string => (endOf(name) === endOf(by) ? name : name.slice(0, -endOf(name).length) + endOf(by))

/** What the window itself can show of an attached file. */
export function shownAs(name: string): 'pdf' | 'image' | null {
  const extension = extensionOf(name)
  if (extension === 'pdf') return 'pdf'
  return ['png', 'jpg', 'jpeg', 'gif', 'webp'].includes(extension) ? 'image' : null
}

/** Whether the file is there as it was attached: by its size, or by its bytes where they were read. */
export type AttachmentState = 'present' | 'missing' | 'altered'
export type AttachmentVersion = {
  id: string
  name: string
  /** Counted from 1. */
  version: number
  bytes: number
  addedOn: string
  state: AttachmentState
}
/** A file in its newest version. */
export type Attachment = AttachmentVersion & {
  organisationId: string
  /** The document that it belongs to; null = the organisation itself. */
  documentId: string | null
  /** The versions before, the latest first. */
  earlier: AttachmentVersion[]
}

/** What was attached; `batch` is null where these bytes were there already, and nothing was changed. */
type Attached = { id: string; name: string; version: number; bytes: number; batch: string | null }

const fileErrors = ['not-found', 'missing', 'attachment-too-large', 'attachment-empty', 'attachment-kind', 'disk-full', 'cannot-write'] as const

export const attachmentProcedures = {
  /**
   * Keeps a copy of a file (at most 100 MB) with an organisation, or with one of its documents. The same file at the same place is kept once, under the name
   * it has. Another one under the name of a file that is there is refused as `attachment-same-name` (`id` of that file), unless both shall stand there.
   */
  'documents.attachments.add': long(
    () => z.strictObject({ file: place('read'), organisationId: id, documentId: id.optional(), keepBoth: z.boolean().optional() }), { errors: [...fileErrors, 'attachment-same-name'] },
  ).answers<Attached>(),
  /** Makes a file the next version of an attached one, under its name with the end of the new file's kind (`endOf`). The earlier versions stay behind it, and what names them still does. Versions in
   * the bin keep their numbers. */
  'documents.attachments.replace': long(() => z.strictObject({ id, file: place('read') }), { errors: fileErrors }).answers<Attached>(),
  /** Makes an earlier version the next one: what stood there in the meantime stays behind it. */
  'documents.attachments.takeUp': write(() => z.strictObject({ id }), { errors: ['not-found', 'attachment-missing', 'attachment-altered'] }).answers<Attached>(),
  /**
   * Keeps a picture from the clipboard (PNG or JPEG, as base64, at most 20 MB) as a file of that name, to which the end of its kind is given; the answer as
   * of a file.
   */
  'documents.attachments.paste': long(
    () => z.strictObject({ image: z.base64().min(1).max(largestPaste), name: z.string().trim().min(1).max(150), organisationId: id, documentId: id.optional() }),
    { errors: ['not-found', 'attachment-kind', 'disk-full', 'cannot-write'] },
  ).answers<Attached>(),
  /** The files of an organisation with those of its documents, or of one document, the newest first. */
  'documents.attachments.list': read(() => z.strictObject({ organisationId: id.optional(), documentId: id.optional() })).answers<{ attachments: Attachment[] }>(),
  /** Gives a file another name, which its newest version bears, or puts it with its earlier versions to a document, or to the organisation itself (null). */
  'documents.attachments.save': write(
    () => z.strictObject({ id, fields: z.strictObject({ name: z.string().trim().min(1).max(200), documentId: id.nullable() }).partial() }), { errors: ['not-found', 'attachment-kind'] },
  ).answers<{ batch: string }>(),
  /** A copy of the file, looked at by its hash, to be opened or shown: what is changed in it is lost. */
  'documents.attachments.open': long(() => z.strictObject({ id }), { errors: ['not-found', 'attachment-missing', 'attachment-altered', 'disk-full', 'cannot-write'] })
    .answers<{ path: string; name: string; bytes: number }>(),
  /** A copy of the file that stays: at the given place, else in the remembered folder under its own name. */
  'documents.attachments.copy': long(() => z.strictObject({ id, path: place('write').optional() }), { errors: ['not-found', 'attachment-missing', 'attachment-altered', 'disk-full', 'cannot-write'] })
    .answers<Written>(),
  /** Puts attachments into the bin: the newest version takes the earlier ones along, and they come back together; an earlier one goes alone. The files stay. */
  'documents.attachments.remove': write(() => z.strictObject({ ids: z.array(id).min(1).max(1000) }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  /** Reads all attached files, earlier versions too, and names those that are not as they were attached. */
  'documents.attachments.check': long(() => z.strictObject({})).answers<{ checked: number; faulty: Omit<Attachment, 'earlier'>[] }>(),
}
