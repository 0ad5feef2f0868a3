import { writeFileSync } from 'node:fs'
import { readLock, resolve, type Lock, type Locked } from './packages.ts'
import { report, root, textOf } from './project.ts'

// `npm ci` refuses a lock file in which an optional dependency of some other system is missing, and `npm install` leaves those
// out that its registry does not have at that moment. So the lock file is completed from what the packages themselves say:
// node tests/checks/lock.ts --write   (after an npm install that made this check fail)

type Missing = { place: string; name: string; version: string }

/** Optional dependencies, stated with an exact version, that the lock file does not hold in that version. */
export function missingOptional(lock: Lock): Missing[] {
  return Object.entries(lock).flatMap(([place, { optionalDependencies }]) =>
    Object.entries(optionalDependencies ?? {}).flatMap(([name, version]) => {
      const found = resolve(lock, place, name)
      const same = found !== undefined && (!/^\d/.test(version) || lock[found]?.version === version)
      return same ? [] : [{ place, name, version }]
    }))
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'] as const
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'] as const

/** What a name such as `@a/b-linux-x64-musl` says of the system that it is for. */
export function systemOf(name: string): Pick<Locked, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/)
  const os = systems.find(system => words.includes(system))
  const cpu = processors.find(processor => words.includes(processor))
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) }
}

/** The lock file's packages with those that were missing, and the names of those whose system their name does not tell. */
export function complete(lock: Lock): { lock: Record<string, Locked>; unclear: string[] } {
  const whole: Record<string, Locked> = { ...lock }
  const unclear: string[] = []
  for (const { place, name, version } of missingOptional(lock)) {
    const system = systemOf(name)
    if (!system.os && !system.cpu) unclear.push(`${place}: ${name} ${version}`)
    const { dev, license } = lock[place] ?? {}
    const free = whole[`node_modules/${name}`] === undefined
    whole[free ? `node_modules/${name}` : `${place}/node_modules/${name}`] = {
      version, ...(dev && { dev }), ...(license !== undefined && { license }), optional: true, ...system,
    }
  }
  return { lock: Object.fromEntries(Object.entries(whole).toSorted(([a], [b]) => a.localeCompare(b, 'en'))), unclear }
}

if (import.meta.main) {
  const lock = readLock()
  if (process.argv.includes('--write')) {
    const whole = complete(lock)
    const file = JSON.parse(textOf('package-lock.json')) as Record<string, unknown>
    writeFileSync(`${root}package-lock.json`, `${JSON.stringify({ ...file, packages: whole.lock }, null, 2)}\n`)
    report(whole.unclear.map(name => `${name}: for which system?`), 'completed')
  } else {
    report(missingOptional(lock).map(({ place, name, version }) => `${place}: ${name} ${version} is missing: node tests/checks/lock.ts --write`), `${Object.keys(lock).length} packages`)
  }
}
