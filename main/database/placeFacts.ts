import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, parse } from 'node:path'
import { isUnder, type PlaceFacts, type Platform } from './placeRules.ts'

export type Environment = Readonly<Record<string, string | undefined>>

type Disk = PlaceFacts['disk']
type Root = PlaceFacts['roots'][number]

/** What cannot be read is not known, and what is not known is allowed. */
function quietly<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch {
    return null
  }
}

/** Answers of the system's own programs, which are slow to start; each asked once, for at most this long (milliseconds). */
const timeLimit = 5000
const answers = new Map<string, string | null>()
function ask(program: string, args: string[]): string | null {
  const question = [program, ...args].join('\n')
  const known = answers.get(question)
  if (known !== undefined) return known
  const answer = quietly(() => execFileSync(program, args, { encoding: 'utf8', timeout: timeLimit, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] }))
  answers.set(question, answer)
  return answer
}

export type Mount = { root: string; kind: string; source: string }

/** The lines of `/proc/self/mountinfo`: mount point (5th field, blanks as `\040`), then after ` - ` the kind and the source. */
export function parseMountInfo(text: string): Mount[] {
  const plain = (field: string) => field.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
  return text.split('\n').flatMap(line => {
    const [before, after] = line.split(' - ')
    const root = before?.split(' ')[4]
    const [kind, source] = after?.split(' ') ?? []
    return root && kind && source ? [{ root: plain(root), kind, source: plain(source) }] : []
  })
}

/** The lines of macOS's `mount`: `//user@server/share on /Volumes/share (smbfs, nodev, …)`. */
export function parseMountCommand(text: string): Mount[] {
  return text.split('\n').flatMap(line => {
    const match = /^(.+?) on (\/.*) \(([^,)]+)/.exec(line)
    return match ? [{ source: match[1] ?? '', root: match[2] ?? '', kind: match[3] ?? '' }] : []
  })
}

/** The mount a path lies on: the deepest, and of several on one folder the last, which hides the others. */
export function mountOf(path: string, mounts: readonly Mount[], platform: Platform): Mount | null {
  let found: Mount | null = null
  for (const mount of mounts) {
    if (isUnder(path, mount.root, platform) && (found === null || mount.root.length >= found.root.length)) found = mount
  }
  return found
}

/** Whether Linux calls a block device removable: said by the disk, not by its partition. */
function removableDevice(source: string): boolean {
  if (!source.startsWith('/dev/')) return false
  const device = quietly(() => realpathSync(join('/sys/class/block', parse(realpathSync(source)).base)))
  if (device === null) return false
  return [device, dirname(device)].some(folder => quietly(() => readFileSync(join(folder, 'removable'), 'utf8').trim()) === '1')
}

function linuxDisk(path: string): Disk {
  const mount = mountOf(path, parseMountInfo(quietly(() => readFileSync('/proc/self/mountinfo', 'utf8')) ?? ''), 'linux')
  return mount && { root: mount.root, kind: mount.kind, removable: removableDevice(mount.source) }
}

function macDisk(path: string): Disk {
  const mount = mountOf(path, parseMountCommand(ask('/sbin/mount', []) ?? ''), 'darwin')
  if (!mount) return null
  const about = mount.root.startsWith('/Volumes/') ? ask('/usr/sbin/diskutil', ['info', mount.root]) : null
  return { root: mount.root, kind: mount.kind, removable: /^\s*Removable Media:\s*(Removable|Yes)/m.test(about ?? '') }
}

/** `DriveType|VolumeName` of Win32_LogicalDisk; types: 2 removable, 3 fixed, 4 network, 5 optical (learn.microsoft.com, Win32_LogicalDisk). */
export function windowsDiskFrom(drive: string, answer: string): NonNullable<Disk> {
  const [type, volume] = answer.trim().split('|')
  const streamed = /^(Google Drive|pCloud Drive)/i.test(volume ?? '')
  return { root: drive, kind: type === '4' || streamed ? 'remote' : 'local', removable: type === '2' || type === '5' }
}

function windowsDisk(path: string, environment: Environment): Disk {
  const drive = /^(?:\\\\\?\\)?([a-z]:)/i.exec(path)?.[1]?.toUpperCase()
  if (!drive) return null
  // Asking takes about a second, and the disk that Windows runs from is where nearly everybody's data lies
  if (drive === environment['SystemDrive']?.toUpperCase()) return { root: drive, kind: 'local', removable: false }
  const shell = join(environment['SystemRoot'] ?? 'C:\\Windows', 'System32\\WindowsPowerShell\\v1.0\\powershell.exe')
  const query = `Get-CimInstance Win32_LogicalDisk -Filter "DeviceID='${drive}'" | ForEach-Object { "$($_.DriveType)|$($_.VolumeName)" }`
  const answer = ask(shell, ['-NoProfile', '-NonInteractive', '-Command', query])
  return answer === null || answer.trim() === '' ? null : windowsDiskFrom(drive, answer)
}

/** Folders in a synchronising program's settings. */
const settings: readonly { client: string; places: (environment: Environment, home: string) => (string | undefined)[]; folders: (text: string) => string[] }[] = [
  {
    client: 'Dropbox',
    places: (env, home) => [env['APPDATA'], env['LOCALAPPDATA']].map(base => base && join(base, 'Dropbox', 'info.json')).concat(join(home, '.dropbox', 'info.json')),
    folders: text => [...text.matchAll(/"path":\s*("(?:[^"\\]|\\.)*")/g)].map(match => String(JSON.parse(match[1] ?? '""'))),
  },
  ...['Nextcloud', 'ownCloud'].map(client => ({
    client,
    places: (env: Environment, home: string) => [
      env['APPDATA'] && join(env['APPDATA'], client, `${client.toLowerCase()}.cfg`), join(home, '.config', client, `${client.toLowerCase()}.cfg`),
      join(home, 'Library', 'Preferences', client, `${client.toLowerCase()}.cfg`),
    ],
    folders: (text: string) => [...text.matchAll(/\\localPath=(.+)$/gm)].map(match => (match[1] ?? '').trim()),
  })),
  {
    client: 'Syncthing',
    places: (env, home) => [
      env['LOCALAPPDATA'] && join(env['LOCALAPPDATA'], 'Syncthing', 'config.xml'), join(home, '.local', 'state', 'syncthing', 'config.xml'),
      join(home, '.config', 'syncthing', 'config.xml'), join(home, 'Library', 'Application Support', 'Syncthing', 'config.xml'),
    ],
    folders: text => [...text.matchAll(/<folder [^>]*\bpath="([^"]+)"/g)].map(match => (match[1] ?? '').replace(/^~/, homedir())),
  },
]

/** Files by which a folder itself says that it is kept in step. */
const marks: readonly { name: RegExp; client: string }[] = [
  { name: /^\.dropbox(\.cache)?$/, client: 'Dropbox' },
  { name: /^\.stfolder$/, client: 'Syncthing' },
  { name: /^\.(nextcloud|owncloud)sync\.log$/, client: 'Nextcloud' },
  { name: /^\._?sync_[0-9a-f]{6,}\.db$/, client: 'Nextcloud' },
]

function markedAncestors(path: string): Root[] {
  const roots: Root[] = []
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const names = quietly(() => readdirSync(folder)) ?? []
    const mark = marks.find(known => names.some(name => known.name.test(name)))
    // The settings folder of a program in the home looks like its mark
    if (mark && folder !== homedir()) roots.push({ folder, client: mark.client })
    if (dirname(folder) === folder) return roots
  }
}

/** The folders that synchronising programs keep on this computer, as their settings and the environment tell. */
export function rootsFrom(environment: Environment, home: string): Root[] {
  const told = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].flatMap(name => (environment[name] ? [{ folder: environment[name], client: 'OneDrive' }] : []))
  const read = settings.flatMap(({ client, places, folders }) =>
    places(environment, home).filter(place => place !== undefined && place !== '' && existsSync(place)).flatMap(place =>
      (quietly(() => folders(readFileSync(String(place), 'utf8'))) ?? []).filter(Boolean).map(folder => ({ folder, client }))))
  return [...told, ...read]
}

/** What can be known cheaply of the place of a file (absolute real path). Never throws: what cannot be read is not known. */
export function collectFacts(file: string, environment: Environment): PlaceFacts {
  const platform: Platform = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux'
  const home = homedir()
  const disk = platform === 'win32' ? windowsDisk(file, environment) : platform === 'darwin' ? macDisk(file) : linuxDisk(file)
  return { platform, home, disk, roots: [...rootsFrom(environment, home), ...markedAncestors(file)] }
}
