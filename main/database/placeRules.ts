import { posix, win32 } from 'node:path'

export type Platform = 'win32' | 'darwin' | 'linux'

/** What is known of a computer's disks and synchronising programs when a place is judged. */
export type PlaceFacts = {
  platform: Platform
  home: string
  /** Folder of the disk on which the place lies, its file system as the system calls it, and whether the system calls it removable. */
  disk: { root: string; kind: string; removable: boolean } | null
  /** Folders that a synchronising program keeps, by its own word (settings, environment, marks in a folder). */
  roots: readonly { folder: string; client: string }[]
}
/** `place` names what was met: a program, a drive, a server's share. */
type PlaceVerdict = { safe: true } | { safe: false; why: 'remote' | 'removable' | 'synchronised'; place: string }

const safe: PlaceVerdict = { safe: true }

/** File systems that another computer or a synchronising program answers for. */
const remoteKinds = new Set([
  'nfs', 'nfs4', 'cifs', 'smb', 'smb2', 'smb3', 'smbfs', 'ncpfs', 'afs', 'afpfs', 'coda', 'ceph', '9p', 'davfs', 'webdav', 'ftp', 'glusterfs', 'lustre', 'ocfs2', 'gfs2',
  'fuse.sshfs', 'fuse.rclone', 'fuse.davfs', 'fuse.davfs2', 'fuse.s3fs', 'fuse.glusterfs', 'fuse.ceph', 'fuse.gvfsd-fuse', 'fuse.curlftpfs', 'fuse.smbnetfs',
  'fuse.google-drive-ocamlfuse', 'fuse.gdfuse', 'fuse.onedriver', 'fuse.kio-fuse', 'fuse.mfs', 'remote',
])

/**
 * Names that synchronising programs give their folder, as a whole name, directly under a person's folder or the root of a disk:
 * elsewhere the same word is somebody's own folder, and the program's settings tell better.
 */
const folderNames: readonly { pattern: RegExp; client: string }[] = [
  { pattern: /^OneDrive( - .+)?$/i, client: 'OneDrive' },
  { pattern: /^Dropbox( \(.+\))?$/i, client: 'Dropbox' },
  { pattern: /^(Google ?Drive|GoogleDrive-.+)$/i, client: 'Google Drive' },
  { pattern: /^iCloud ?Drive$/i, client: 'iCloud' },
  { pattern: /^Nextcloud\d*$/i, client: 'Nextcloud' },
  { pattern: /^ownCloud\d*$/i, client: 'ownCloud' },
  { pattern: /^Box( Sync)?$/, client: 'Box' },
  { pattern: /^(MEGA|MEGAsync)$/, client: 'MEGA' },
  { pattern: /^pCloud ?(Drive|Sync)$/i, client: 'pCloud' },
  { pattern: /^(SynologyDrive|Seafile|kDrive|Tresorit|SugarSync|Proton Drive)$/i, client: 'synchronised folder' },
]

const pathsOf = (platform: Platform) => (platform === 'win32' ? win32 : posix)

/** Windows and macOS do not tell capitals apart. */
function comparable(path: string, platform: Platform): string {
  const normal = pathsOf(platform).normalize(platform === 'win32' ? path.replaceAll('/', '\\') : path).replace(/(?<=.)[\\/]+$/, '')
  return platform === 'linux' ? normal : normal.toLowerCase().normalize('NFC')
}

/** Whether a path is a folder or lies in it, by whole names. */
export function isUnder(path: string, folder: string, platform: Platform): boolean {
  const separator = pathsOf(platform).sep
  const inner = comparable(path, platform)
  const outer = comparable(folder, platform)
  return inner === outer || inner.startsWith(outer.endsWith(separator) ? outer : outer + separator)
}

/** `\\server\share` of a path on a server; null for a path on a drive (also in its long form `\\?\C:\…`). */
function shareOf(path: string): string | null {
  const plain = path.replaceAll('/', '\\').replace(/^\\\\\?\\UNC\\/i, '\\\\')
  const match = /^\\\\([^\\?.][^\\]*)\\([^\\]+)/.exec(plain)
  return match ? `\\\\${match[1]}\\${match[2]}` : null
}

const somebodysHome = { win32: /^(\\\\\?\\)?[a-z]:\\Users\\[^\\]+\\/i, darwin: /^\/Users\/[^/]+\//, linux: /^\/home\/[^/]+\// }
const diskRoot = { win32: /^(\\\\\?\\)?[a-z]:\\/i, darwin: /^\/Volumes\//, linux: /^\// }

/** The names of a path's folders below each root that a synchronising program would choose: a home, a disk. */
function namesBelowRoots(path: string, facts: PlaceFacts): string[][] {
  const plain = facts.platform === 'win32' ? path.replaceAll('/', '\\') : path
  const roots = [somebodysHome, diskRoot].map(pattern => pattern[facts.platform].exec(plain)?.[0] ?? '')
  roots.push(...[facts.home, facts.disk?.root ?? ''].filter(folder => isUnder(plain, folder, facts.platform)))
  return roots.filter(Boolean).map(root => plain.slice(root.length).split(pathsOf(facts.platform).sep).filter(Boolean))
}

function appleCloud([first, second, third]: string[]): string | null {
  if (first !== 'Library' || third === undefined) return null
  if (second === 'Mobile Documents') return 'iCloud'
  return second === 'CloudStorage' ? third.replace(/-.*/, '') : null
}

function synchronisedBy(path: string, facts: PlaceFacts): string | null {
  const told = facts.roots.find(root => isUnder(path, root.folder, facts.platform))
  if (told) return told.client
  for (const names of namesBelowRoots(path, facts)) {
    const apple = facts.platform === 'darwin' ? appleCloud(names) : null
    const found = apple ?? folderNames.find(known => names[0] !== undefined && known.pattern.test(names[0]))?.client
    if (found) return found
  }
  return null
}

/** Judges a place (an absolute path) by facts alone. What cannot be told is safe. */
export function judgePlace(path: string, facts: PlaceFacts): PlaceVerdict {
  const share = facts.platform === 'win32' ? shareOf(path) : null
  if (share !== null) return { safe: false, why: 'remote', place: share }
  const client = synchronisedBy(path, facts)
  if (client !== null) return { safe: false, why: 'synchronised', place: client }
  // A computer that starts from the network or from a stick has no other disk to offer
  if (facts.disk === null || facts.disk.root === '/') return safe
  if (remoteKinds.has(facts.disk.kind.toLowerCase())) return { safe: false, why: 'remote', place: facts.disk.root }
  return facts.disk.removable ? { safe: false, why: 'removable', place: facts.disk.root } : safe
}
