import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { root } from './root.ts'

/** What package.json says of the program: read at run time, for it stands at the root, built or not. */
export const product = z.object({ name: z.string(), productName: z.string(), version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('package.json', root), 'utf8')))

/** The licences of everything that ships, as one text. */
export function notices(): string {
  const folder = new URL('resources/notices/', root)
  const names = readdirSync(folder).filter(name => /\.(txt|md)$/.test(name)).sort()
  return names.map(name => readFileSync(new URL(name, folder), 'utf8').trim()).join('\n\n')
}
