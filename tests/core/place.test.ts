import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createWorkspaceFile, openWorkspace } from '../../main/database/open.ts'
import { checkPlace, dataFolder } from '../../main/database/place.ts'
import { collectFacts, mountOf, parseMountCommand, parseMountInfo, rootsFrom, windowsDiskFrom } from '../../main/database/placeFacts.ts'
import { judgePlace, type PlaceFacts } from '../../main/database/placeRules.ts'
import { newFolder, newWorkspace, options, refusalOf } from './files/kit.ts'

const windows: PlaceFacts = { platform: 'win32', home: 'C:\\Users\\anna', disk: { root: 'C:', kind: 'local', removable: false }, roots: [] }
const mac: PlaceFacts = { platform: 'darwin', home: '/Users/anna', disk: { root: '/', kind: 'apfs', removable: false }, roots: [] }
const linux: PlaceFacts = { platform: 'linux', home: '/home/anna', disk: { root: '/', kind: 'ext4', removable: false }, roots: [] }
const disk = (facts: PlaceFacts, root: string, kind: string, removable = false): PlaceFacts => ({ ...facts, disk: { root, kind, removable } })
const roots = (facts: PlaceFacts, folder: string, client: string): PlaceFacts => ({ ...facts, roots: [{ folder, client }] })

/** Where a file may lie: null when it may, else why not and what was met. */
const cases: [path: string, facts: PlaceFacts, refused: string | null][] = [
  // Windows
  ['C:\\Users\\anna\\AppData\\Local\\Cooperate Desk Data\\x.desk', windows, null],
  ['\\\\?\\C:\\Users\\anna\\AppData\\Local\\x.desk', windows, null],
  ['C:\\Users\\anna\\Documents\\x.desk', windows, null],
  ['D:\\Agenzia\\x.desk', disk(windows, 'D:', 'local'), null],
  ['D:\\Agenzia\\x.desk', { ...windows, disk: null }, null],
  ['C:\\Users\\anna\\OneDrive\\x.desk', windows, 'synchronised OneDrive'],
  ['C:\\Users\\anna\\OneDrive - Agenzia di Prato\\Documenti\\x.desk', windows, 'synchronised OneDrive'],
  ['c:/users/anna/onedrive/x.desk', windows, 'synchronised OneDrive'],
  ['C:\\Users\\bruno\\OneDrive\\x.desk', windows, 'synchronised OneDrive'],
  ['C:\\Users\\anna\\OneDriveless\\x.desk', windows, null],
  ['C:\\Users\\anna\\My OneDrive notes\\x.desk', windows, null],
  ['C:\\Users\\anna\\Projects\\OneDrive\\x.desk', windows, null],
  ['D:\\Cloud\\Lavoro\\x.desk', roots(disk(windows, 'D:', 'local'), 'd:\\cloud\\', 'OneDrive'), 'synchronised OneDrive'],
  ['D:\\Cloud2\\x.desk', roots(disk(windows, 'D:', 'local'), 'D:\\Cloud', 'OneDrive'), null],
  ['D:\\Dropbox (Agenzia)\\x.desk', disk(windows, 'D:', 'local'), 'synchronised Dropbox'],
  ['C:\\Users\\anna\\iCloudDrive\\x.desk', windows, 'synchronised iCloud'],
  ['C:\\Users\\anna\\Google Drive\\x.desk', windows, 'synchronised Google Drive'],
  ['C:\\Users\\anna\\Nextcloud2\\x.desk', windows, 'synchronised Nextcloud'],
  ['C:\\Users\\anna\\Box\\x.desk', windows, 'synchronised Box'],
  ['C:\\Users\\anna\\Box of samples\\x.desk', windows, null],
  ['C:\\Users\\anna\\Lavoro\\Box\\x.desk', windows, null],
  ['\\\\server\\dati\\x.desk', { ...windows, disk: null }, 'remote \\\\server\\dati'],
  ['//server/dati/x.desk', { ...windows, disk: null }, 'remote \\\\server\\dati'],
  ['\\\\?\\UNC\\server\\dati\\x.desk', { ...windows, disk: null }, 'remote \\\\server\\dati'],
  ['Z:\\x.desk', disk(windows, 'Z:', 'remote'), 'remote Z:'],
  ['E:\\x.desk', disk(windows, 'E:', 'local', true), 'removable E:'],
  // macOS
  ['/Users/anna/Library/Application Support/Cooperate Desk Data/x.desk', mac, null],
  ['/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/x.desk', mac, 'synchronised iCloud'],
  ['/Users/anna/Library/CloudStorage/OneDrive-Agenzia/x.desk', mac, 'synchronised OneDrive'],
  ['/Users/anna/Library/CloudStorage/GoogleDrive-a@b.it/x.desk', mac, 'synchronised GoogleDrive'],
  ['/Users/anna/dropbox/x.desk', mac, 'synchronised Dropbox'],
  ['/Volumes/STICK/x.desk', disk(mac, '/Volumes/STICK', 'msdos', true), 'removable /Volumes/STICK'],
  ['/Volumes/Disco esterno/x.desk', disk(mac, '/Volumes/Disco esterno', 'apfs'), null],
  ['/Volumes/dati/x.desk', disk(mac, '/Volumes/dati', 'smbfs'), 'remote /Volumes/dati'],
  ['/Volumes/GoogleDrive/x.desk', disk(mac, '/Volumes/GoogleDrive', 'dfsfuse_DFS'), 'synchronised Google Drive'],
  // Linux
  ['/home/anna/.local/share/cooperate-desk-data/x.desk', linux, null],
  ['/home/anna/Dropbox/x.desk', linux, 'synchronised Dropbox'],
  ['/home/anna/dropboxes/x.desk', linux, null],
  ['/srv/Dropbox-old/x.desk', linux, null],
  ['/srv/sync/x.desk', roots(linux, '/srv/sync', 'Syncthing'), 'synchronised Syncthing'],
  ['/srv/Sync/x.desk', roots(linux, '/srv/sync', 'Syncthing'), null],
  ['/mnt/dati/x.desk', disk(linux, '/mnt/dati', 'nfs4'), 'remote /mnt/dati'],
  ['/mnt/dati/x.desk', disk(linux, '/mnt/dati', 'cifs'), 'remote /mnt/dati'],
  ['/mnt/c/x.desk', disk(linux, '/mnt/c', '9p'), 'remote /mnt/c'],
  ['/mnt/ssh/x.desk', disk(linux, '/mnt/ssh', 'fuse.sshfs'), 'remote /mnt/ssh'],
  ['/mnt/ntfs/x.desk', disk(linux, '/mnt/ntfs', 'fuseblk'), null],
  ['/media/anna/STICK/x.desk', disk(linux, '/media/anna/STICK', 'vfat', true), 'removable /media/anna/STICK'],
  ['/home/anna/x.desk', disk(linux, '/', 'nfs'), null],
  ['/home/anna/x.desk', disk(linux, '/', 'overlay', true), null],
  ['/home/anna/x.desk', { ...linux, disk: null }, null],
]

describe('a place', () => {
  it.each(cases)('%s', (path, facts, refused) => {
    const verdict = judgePlace(path, facts)
    expect(verdict.safe ? null : `${verdict.why} ${verdict.place}`).toBe(refused)
  })
})

describe('what the system says', () => {
  const info = [
    '22 27 0:21 / /proc rw,relatime - proc proc rw',
    '27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard',
    '40 27 8:17 / /media/anna/USB\\040STICK rw,nosuid shared:5 master:2 - vfat /dev/sdb1 rw',
    '41 27 0:50 / /mnt/dati rw - autofs systemd-1 rw',
    '42 41 0:51 / /mnt/dati rw - nfs4 server:/dati rw',
  ].join('\n')

  it('Linux: the deepest mount, the last of two on one folder, blanks in names', () => {
    const mounts = parseMountInfo(info)
    const kind = (path: string) => mountOf(path, mounts, 'linux')?.kind
    expect(kind('/home/anna/x.desk')).toBe('ext4')
    expect(kind('/mnt/dati/soci/x.desk')).toBe('nfs4')
    expect(kind('/mnt/datis/x.desk')).toBe('ext4')
    expect(mountOf('/media/anna/USB STICK/x.desk', mounts, 'linux')).toEqual({ root: '/media/anna/USB STICK', kind: 'vfat', source: '/dev/sdb1' })
    expect(parseMountInfo('nonsense\n\n')).toEqual([])
  })

  it('macOS: the lines of mount', () => {
    expect(parseMountCommand('/dev/disk3s1s1 on / (apfs, sealed, local, read-only)\n//anna@server/dati on /Volumes/Dati comuni (smbfs, nodev, nosuid, mounted by anna)\nmap auto_home on /System/Volumes/Data/home (autofs)')).toEqual([
      { source: '/dev/disk3s1s1', root: '/', kind: 'apfs' }, { source: '//anna@server/dati', root: '/Volumes/Dati comuni', kind: 'smbfs' },
      { source: 'map auto_home', root: '/System/Volumes/Data/home', kind: 'autofs' },
    ])
  })

  it('Windows: the type of a drive, and a drive that is a stream', () => {
    const said = (answer: string) => windowsDiskFrom('E:', answer)
    expect(said('3|Dati\r\n')).toEqual({ root: 'E:', kind: 'local', removable: false })
    expect(said('2|STICK\r\n')).toEqual({ root: 'E:', kind: 'local', removable: true })
    expect(said('4|\r\n')).toEqual({ root: 'E:', kind: 'remote', removable: false })
    expect(said('3|Google Drive\r\n')).toEqual({ root: 'E:', kind: 'remote', removable: false })
  })
})

describe('what synchronising programs say', () => {
  it('in the environment and in their settings, which may be broken', () => {
    const home = newFolder()
    const put = (path: string, text: string) => {
      mkdirSync(join(home, path, '..'), { recursive: true })
      writeFileSync(join(home, path), text)
    }
    put('.dropbox/info.json', '{"personal": {"path": "/home/anna/Scatola", "host": 1}, "business": {"path": "C:\\\\Scatola \\"A\\""}}')
    put('.config/Nextcloud/nextcloud.cfg', '[Accounts]\n0\\Folders\\1\\localPath=/home/anna/Nuvola/\n0\\url=https://example.org\n')
    put('.config/syncthing/config.xml', '<configuration><folder id="a" label="b" path="/home/anna/Insieme"></folder></configuration>')
    put('.config/ownCloud/owncloud.cfg', '\u0000\u0000')
    expect(rootsFrom({ OneDriveCommercial: 'D:\\Nuvola' }, home)).toEqual([
      { folder: 'D:\\Nuvola', client: 'OneDrive' }, { folder: '/home/anna/Scatola', client: 'Dropbox' }, { folder: 'C:\\Scatola "A"', client: 'Dropbox' },
      { folder: '/home/anna/Nuvola/', client: 'Nextcloud' }, { folder: '/home/anna/Insieme', client: 'Syncthing' },
    ])
    put('.dropbox/info.json', '{"personal": {"path": "\\x"')
    expect(rootsFrom({}, home)).not.toContainEqual(expect.objectContaining({ client: 'Dropbox' }))
    expect(rootsFrom({}, join(home, 'nobody'))).toEqual([])
  })

  it('by a mark in the folder itself', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, '.stfolder'))
    mkdirSync(join(folder, 'sotto'))
    const file = join(folder, 'sotto', 'x.desk')
    expect(collectFacts(file, {}).roots).toContainEqual({ folder, client: 'Syncthing' })
    const refusal = await refusalOf(() => checkPlace(file, {}))
    expect([refusal.code, refusal.values]).toEqual(['unsafe-place', { name: 'x.desk', why: 'synchronised', place: 'Syncthing' }])
  })
})

describe('a workspace', () => {
  it('is neither made nor opened in a synchronised folder, nor by a link into it', async () => {
    const folder = newFolder()
    const file = await newWorkspace(join(folder, 'dentro'))
    mkdirSync(join(folder, '.stfolder'))
    const elsewhere = newFolder()
    symlinkSync(join(folder, 'dentro'), join(elsewhere, 'collegata'))
    for (const way of [file, join(elsewhere, 'collegata', 'prova.desk')]) expect((await refusalOf(() => openWorkspace(way, options))).code).toBe('unsafe-place')
    const fresh = join(folder, 'nuova', 'x.desk')
    expect((await refusalOf(() => createWorkspaceFile(fresh, options))).code).toBe('unsafe-place')
    expect(existsSync(join(folder, 'nuova'))).toBe(false)
  })
})

describe('the data folder', () => {
  it('is local, and none that the installer knows', () => {
    expect(dataFolder({ LOCALAPPDATA: 'C:\\Users\\anna\\AppData\\Local' }, 'win32', 'C:\\Users\\anna')).toBe('C:\\Users\\anna\\AppData\\Local\\Cooperate Desk Data')
    expect(dataFolder({}, 'win32', 'C:\\Users\\anna')).toBe('C:\\Users\\anna\\AppData\\Local\\Cooperate Desk Data')
    expect(dataFolder({}, 'darwin', '/Users/anna')).toBe('/Users/anna/Library/Application Support/Cooperate Desk Data')
    expect(dataFolder({}, 'linux', '/home/anna')).toBe('/home/anna/.local/share/cooperate-desk-data')
    expect(dataFolder({ XDG_DATA_HOME: '/data/anna' }, 'linux', '/home/anna')).toBe('/data/anna/cooperate-desk-data')
    expect(dataFolder({ XDG_DATA_HOME: 'relative' }, 'linux', '/home/anna')).toBe('/home/anna/.local/share/cooperate-desk-data')
    expect(dataFolder({ DESK_HOME: '/srv/desk' }, 'linux', '/home/anna')).toBe('/srv/desk')
    expect(dataFolder({ DESK_HOME: 'D:\\Desk' }, 'win32', 'C:\\Users\\anna')).toBe('D:\\Desk')
    expect(dataFolder({}).startsWith(homedir())).toBe(true)
  })
})
