import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { writeWhole } from '../../main/core/writeWhole.ts'
import { print, type Format } from '../../main/press/print.ts'
import type { Paper } from '../../shared/paper.ts'
import { membersList } from './papers.ts'

const root = mkdtempSync(join(tmpdir(), 'desk-papers-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
function folder(): string {
  const path = join(root, String(++folders))
  mkdirSync(path)
  return path
}
const refusal = (count: number, format: Format, path: string, temporary?: string) => print(membersList(count), format, path, { temporary }).then(
  () => { throw new Error('It was printed') }, (error: unknown) => error)

const formats: [string, Format, number][] = [['a PDF', 'pdf', 60], ['a workbook', 'xlsx', 60], ['a streamed workbook', 'xlsx', 8000], ['a .csv', 'csv', 60]]

describe.each(formats)('printing %s', (_, format, count) => {
  it('answers the hash and size of what lies on the disk, and leaves nothing else', async () => {
    const into = folder()
    const path = join(into, `Elenco soci - città.${format}`)
    const printed = await print(membersList(count), format, path)
    const bytes = readFileSync(path)
    expect(printed).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, rows: count })
    expect(printed.pages === null).toBe(format !== 'pdf')
    expect(readdirSync(into)).toHaveLength(1)
  })

  it('takes the place of an older file at once, or leaves it as it was', async () => {
    const into = folder()
    const path = join(into, `list.${format}`)
    writeFileSync(path, 'older')
    await print(membersList(count), format, path)
    expect(readFileSync(path).length).toBeGreaterThan(100)
    writeFileSync(path, 'older')
    const broken: Paper = { ...membersList(count), blocks: [...membersList(count).blocks, { block: 'richText', nodes: [{ type: 'listItem' }] }] }
    await expect(print(broken, format, path)).rejects.toMatchObject({ code: 'block-not-printable' })
    expect(readFileSync(path, 'utf8')).toBe('older')
    expect(readdirSync(into)).toEqual([`list.${format}`])
  })

  it.runIf(existsSync('/dev/full'))('says that the disk is full and leaves no half file', async () => {
    const into = folder()
    const temporary = join(into, 'half.part')
    symlinkSync('/dev/full', temporary)
    expect(await refusal(count, format, join(into, `list.${format}`), temporary)).toMatchObject({ code: 'disk-full', values: { name: `list.${format}` } })
    expect(readdirSync(into)).toEqual([])
  })

  // root may write anywhere
  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('says that a folder is protected', async () => {
    const into = folder()
    chmodSync(into, 0o500)
    expect(await refusal(count, format, join(into, `list.${format}`))).toMatchObject({ code: 'cannot-write' })
    expect(readdirSync(into)).toEqual([])
  })

  it('says that a place cannot be written', async () => {
    const into = folder()
    const name = `list.${format}`
    writeFileSync(join(into, 'file'), '')
    mkdirSync(join(into, name))
    for (const path of [join(into, 'gone', name), join(into, 'file', name), join(into, name)]) {
      expect(await refusal(count, format, path)).toMatchObject({ code: 'cannot-write', values: { name } })
    }
    // the last is a folder of that name: as with a target that another program holds, only taking the name over fails
    expect(readdirSync(into).sort()).toEqual(['file', name])
    expect(readdirSync(join(into, name))).toEqual([])
  })
})

const windows = process.platform === 'win32'
/** Everything that writes a file to a path that somebody chose. */
const writers: [string, (path: string) => Promise<{ sha256: string; bytes: number }>][] = [
  ['a paper', path => print(membersList(5), 'csv', path)],
  ['a small file', async path => writeWhole(path, 'BEGIN:VCALENDAR\r\n'.repeat(9))],
]
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A device that is always full, as `/dev/full` is: null where none can be made or opened here. */
function fullDevice(path: string): string | null {
  if (process.platform !== 'linux' || spawnSync('mknod', [path, 'c', '1', '7']).status !== 0) return null
  return spawnSync('sh', ['-c', ': > "$0"', path]).status === 0 ? path : null
}

describe.skipIf(windows).each(writers)('%s goes to its place', (_, write) => {
  it('through links, which stay, whether something is there or not', async () => {
    const into = folder()
    mkdirSync(join(into, 'shared'))
    writeFileSync(join(into, 'shared', 'old'), 'older')
    const links = [['link', 'shared/old'], ['again', 'link'], ['new', join(into, 'shared', 'new')]] as const
    for (const [name, to] of links) symlinkSync(to, join(into, name))
    for (const [name, to] of links) {
      const { sha256 } = await write(join(into, name))
      expect([readlinkSync(join(into, name)), hash(readFileSync(join(into, name)))]).toEqual([to, sha256])
    }
    expect([readdirSync(into).sort(), readdirSync(join(into, 'shared')).sort()]).toEqual([['again', 'link', 'new', 'shared'], ['new', 'old']])
  })

  it('and not where a link leads to a folder, to nothing that can be, or back', async () => {
    const into = folder()
    mkdirSync(join(into, 'shared'))
    const links = { folder: 'shared', gone: 'gone/file', round: 'round' }
    for (const [name, to] of Object.entries(links)) symlinkSync(to, join(into, name))
    for (const name of Object.keys(links)) await expect(write(join(into, name))).rejects.toMatchObject({ code: 'cannot-write', values: { name } })
    expect(readdirSync(into).sort()).toEqual(['folder', 'gone', 'round', 'shared'])
  })

  it('through a pipe, which stays; one that nobody reads is refused', async () => {
    const into = folder()
    const pipe = join(into, 'pipe')
    expect(spawnSync('sh', ['-c', 'mkfifo "$0"', pipe]).status).toBe(0)
    await expect(write(pipe)).rejects.toMatchObject({ code: 'cannot-write', values: { name: 'pipe' } })
    const reading = promisify(execFile)('sha256sum', [pipe])
    // as soon as its reader is there
    const written = await vi.waitUntil(() => write(pipe).catch(() => null), { timeout: 10_000 })
    expect([(await reading).stdout.slice(0, 64), lstatSync(pipe).isFIFO(), readdirSync(into)]).toEqual([written?.sha256, true, ['pipe']])
  })

  it('a device stays one, and a full one says so', async context => {
    const into = folder()
    const device = fullDevice(join(into, 'full'))
    if (device === null) return context.skip()
    await expect(write(device)).rejects.toMatchObject({ code: 'disk-full', values: { name: 'full' } })
    expect([lstatSync(device).isCharacterDevice(), readdirSync(into)]).toEqual([true, ['full']])
  })
})
