import { readFileSync } from 'node:fs'
import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { schemeContent } from '../../../shared/suppliers/scheme.ts'
import { categoryFields } from '../../../shared/suppliers/fields.ts'
import { root } from '../../root.ts'

const file = z.strictObject({
  categories: z.array(categoryFields.extend({ id: z.string() })),
  scheme: z.strictObject({ id: z.string(), name: z.string(), content: schemeContent }),
})

/** Puts the categories and the first version of the scheme into a workspace, with ids that never change: proposals, to be changed by the agency. */
export async function insertSupplierScheme(db: Kysely<unknown>): Promise<void> {
  const { categories, scheme } = file.parse(JSON.parse(readFileSync(new URL('resources/supplierScheme.json', root), 'utf8')))
  for (const { id, code, name, nameEnglish, group, ateco, position } of categories) {
    await sql`INSERT INTO supplierCategory (id, code, name, nameEnglish, "group", ateco, position)
      VALUES (${id}, ${code}, ${name}, ${nameEnglish}, ${group}, ${JSON.stringify(ateco)}, ${position})`.execute(db)
  }
  await sql`INSERT INTO supplierScheme (id, version, name, content) VALUES (${scheme.id}, 1, ${scheme.name}, ${JSON.stringify(scheme.content)})`.execute(db)
}
