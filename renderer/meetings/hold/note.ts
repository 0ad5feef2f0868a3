import { notes, type NoteNode } from '../../../shared/meetings/notes.ts'
import type { EditorNode } from '../../components/editor/content.ts'

/** The editor gives blocks; the record has a whole text, or none (null). Undefined where the record cannot hold it: too long. */
export function noteFrom(blocks: readonly EditorNode[]): NoteNode | null | undefined {
  return blocks.length === 0 ? null : notes.safeParse({ type: 'doc', content: blocks }).data
}
