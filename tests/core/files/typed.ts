import { noteOf, plainText, type NoteNode } from '../../../shared/meetings/notes.ts'

/** What was typed until a pause: long enough that half of it would be seen. */
export const typedText = (pause: number): NoteNode => noteOf(`${pause}. ${'Il presidente illustra la proposta e apre la discussione. '.repeat(1 + pause % 80)}Fine ${pause}.`)

/** The pause until which a text was typed; 0 before anything was. A text that is not whole fails. */
export function pauseOf(text: NoteNode | null): number {
  if (text === null) return 0
  const pause = Number.parseInt(plainText(text), 10)
  if (JSON.stringify(text) !== JSON.stringify(typedText(pause))) throw new Error(`half a text: ${plainText(text).slice(0, 80)}`)
  return pause
}
