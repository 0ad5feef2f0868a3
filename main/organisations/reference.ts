import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { ReferenceCluster } from '../../shared/organisations.ts'
import type { Language } from '../../shared/procedure.ts'
import { root } from '../root.ts'

const twoLanguages = z.strictObject({ it: z.string().min(1), en: z.string().min(1) })
const text = twoLanguages.nullable()
const count = z.int().positive().nullable()

const described = z.strictObject({
  id: z.string(),
  group: z.enum(['case', 'tuscanDistrict']),
  name: twoLanguages, sector: twoLanguages, place: text, country: twoLanguages,
  firms: count, firmsNote: text, employees: count,
  coordinator: text, coordinatorNote: text, description: text, ecoInnovation: text,
  website: z.string().nullable(),
  source: twoLanguages, dataAge: twoLanguages,
})
const clustersFile = z.strictObject({ clusters: z.array(described) })

let loaded: z.infer<typeof clustersFile> | undefined
/** Read at its first use. */
const file = () => (loaded ??= clustersFile.parse(JSON.parse(readFileSync(new URL('resources/clusters.json', root), 'utf8'))))

/** The fifteen described cases and the five Tuscan districts, read-only, in a language; the districts come last. */
export function referenceClusters(language: Language): ReferenceCluster[] {
  return file().clusters.map((cluster) => ({
    id: cluster.id,
    group: cluster.group,
    name: cluster.name[language],
    sector: cluster.sector[language],
    place: cluster.place?.[language] ?? null,
    country: cluster.country[language],
    firms: cluster.firms,
    firmsNote: cluster.firmsNote?.[language] ?? null,
    employees: cluster.employees,
    coordinator: cluster.coordinator?.[language] ?? null,
    coordinatorNote: cluster.coordinatorNote?.[language] ?? null,
    description: cluster.description?.[language] ?? null,
    ecoInnovation: cluster.ecoInnovation?.[language] ?? null,
    website: cluster.website,
    source: cluster.source[language],
    dataAge: cluster.dataAge[language],
  }))
}
