import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
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
