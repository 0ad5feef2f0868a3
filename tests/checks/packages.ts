import { filesOf, textOf } from './project.ts'

/** What the lock file says of one installed package. */
export type Locked = {
  version?: string
  license?: string
  os?: string | string[]
  cpu?: string | string[]
  libc?: string | string[]
  dev?: boolean
  optional?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}
/** The lock file's packages by their place, such as `node_modules/a/node_modules/b`. */
export type Lock = Readonly<Record<string, Locked>>

/** Reads the lock file of the project. */
export function readLock(): Lock {
  const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Lock }
  return packages
}

/** Where Node finds a package from a place: beside it, or further up. */
export function resolve(lock: Lock, from: string, name: string): string | undefined {
  for (let place = from; ; place = place.slice(0, Math.max(place.lastIndexOf('/node_modules/'), 0))) {
    const candidate = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`
    if (lock[candidate]) return candidate
    if (place === '') return undefined
  }
}

/** Places of the named packages and of everything that they need, without what only serves other systems. */
export function closure(lock: Lock, names: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (from: string, name: string): void => {
    const place = resolve(lock, from, name)
    if (place === undefined || seen.has(place) || lock[place]?.os) return
    seen.add(place)
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = lock[place] ?? {}
    const peers = Object.keys(peerDependencies ?? {}).filter(peer => !peerDependenciesMeta?.[peer]?.optional)
    for (const next of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) visit(place, next)
  }
  for (const name of names) visit('', name)
  return [...seen].toSorted()
}

const packageOf = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')

/** Packages that sources import by name, from `import`, `export … from`, `import()` and `@import`; types alone do not count. */
export function importedBy(sources: readonly string[]): string[] {
  const specifiers = sources.flatMap(text => [
    ...text.matchAll(/^\s*(?:import|export)\s+(?!type\b)[^'"`]*?from\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g),
  ].map(match => match[1] ?? ''))
  return [...new Set(specifiers.filter(name => !/^(?:\.|node:|\/)/.test(name)).map(packageOf))].toSorted()
}

/** Packages whose code ships: the production dependencies, and what Vite puts into the page. */
export function shippedPackages(lock: Lock): string[] {
  const page = ['renderer', 'shared'].flatMap(filesOf).filter(path => /\.(?:tsx?|css)$/.test(path) && path !== 'renderer/vite.config.ts')
  return closure(lock, [...Object.keys(lock['']?.dependencies ?? {}), ...importedBy(page.map(textOf))])
}
