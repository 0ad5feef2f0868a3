import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { readStart } from './check.ts'
import { codeOf, tried } from './faults.ts'

// A file that is, by all that the system and its own header say, the very one that this computer closed in order last time, need not be checked page by page
// before it opens: that is done beside, once it is open. What the header says: SQLite counts every change of the file in it (offset 24).

const notesShape = z.record(z.string(), z.object({ print: z.string(), person: z.string().nullable() }))
type Notes = z.infer<typeof notesShape>

const most = 20

/** What would differ if anything had written to the file or put another in its place: size, time, number on the disk, header. */
function printOf(file: string): string {
  const { size, mtimeNs, ino } = statSync(file, { bigint: true })
  return [size, mtimeNs, ino, readStart(file).toString('hex')].join(' ')
}

function readNotes(notes: string): Notes {
  try {
    return notesShape.parse(JSON.parse(readFileSync(notes, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || codeOf(error) !== '') return {}
    throw error
  }
}

/** Notes how a file was left when it was closed in order, and who wrote in it. Where that fails, the next opening checks it. */
export function noteLeft(notes: string, file: string, person: string | null): void {
  tried(() => {
    const { [file]: _older, ...others } = readNotes(notes)
    writeFileSync(notes, JSON.stringify(Object.fromEntries([...Object.entries(others).slice(1 - most), [file, { print: printOf(file), person }]])))
  })
}

/** Whether a file is as it was left. */
export function isAsLeft(notes: string, file: string): boolean {
  const noted = readNotes(notes)[file]
  return noted !== undefined && tried(() => statSync(file)) && noted.print === printOf(file)
}

/** Who opens a file, for the words of its lock: who was named, else who wrote in it the last time, and will most likely again; the file itself says so only once it is open. Null where nobody knows. */
export const personAt = (file: string, { person, notes }: { person?: string | null; notes?: string }): string | null => person ?? (notes === undefined ? null : readNotes(notes)[file]?.person ?? null)
