import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The project's folder, with a separator at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A file of the project as text. Line ends are `\n`, whatever git made of them. */
export const textOf = (path: string): string => readFileSync(root + path, 'utf8').replaceAll('\r\n', '\n')

/** Files below a folder of the project, as `folder/sub/name`, sorted, without node_modules; none where the folder is missing. */
export function filesOf(folder: string): string[] {
  let entries
  try {
    entries = readdirSync(root + folder, { withFileTypes: true })
  } catch {
    return []
  }
  return entries.flatMap(entry => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesOf(path)
    return [path]
  }).toSorted()
}

/** Prints what a check found and sets the exit status. `fine` is the line for a check that found nothing. */
export function report(problems: readonly string[], fine: string): void {
  if (problems.length === 0) {
    console.log(fine)
    return
  }
  for (const problem of problems) console.log(problem)
  console.log(`${problems.length} to mend`)
  process.exitCode = 1
}
