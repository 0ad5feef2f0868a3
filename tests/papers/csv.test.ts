import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { print } from '../../main/press/print.ts'
import type { Column, Paper } from '../../shared/paper.ts'
import { membersList, paper, table } from './papers.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
async function printed(of: Paper): Promise<string> {
  const path = join(folder, 'list.csv')
  await print(of, 'csv', path)
  return readFileSync(path, 'utf8')
}

const columns: Column[] = [{ title: 'Nome', kind: 'text', width: 9 }, { title: 'Addetti', kind: 'number', width: 9 }, { title: 'Fatturato', kind: 'euros', width: 9 }, { title: 'Dal', kind: 'date', width: 9 }]

describe('a .csv', () => {
  it('is what Italian Excel opens with a double click', async () => {
    const text = await printed(paper([table(columns, [['Perché; "sì"', 37.5, -1234.5, '2024-12-31'], ['due\nrighe', null, 1e6, null]])]))
    expect(text).toBe('\uFEFFNome;Addetti;Fatturato;Dal\r\n"Perché; ""sì""";37,5;-1234,50;31/12/2024\r\n"due\nrighe";;1000000,00;\r\n')
  })

  it('is separated by commas in English', async () => {
    expect(await printed(paper([table(columns, [['a, b', 37.5, 1, '2024-12-31']])], { language: 'en' }))).toBe('\uFEFFNome,Addetti,Fatturato,Dal\r\n"a, b",37.5,1.00,31/12/2024\r\n')
  })

  it('makes texts safe that begin like a formula, and leaves numbers alone', async () => {
    const text = await printed(paper([table(columns, [...'=+-@'].map(sign => [`${sign}CMD|x`, -3, null, null]))]))
    expect(text.split('\r\n').slice(1, 5)).toEqual([...'=+-@'].map(sign => `'${sign}CMD|x;-3;;`))
  })

  it('holds a list of any length', async () => {
    const lines = (await printed(membersList(5500))).trimEnd().split('\r\n')
    expect(lines).toHaveLength(5501)
    expect(new Set(lines.map(line => line.split(';').length))).toEqual(new Set([12]))
  })

  it('refuses a paper that is more than one table', async () => {
    for (const blocks of [[], [table(columns, []), table(columns, [])], [table(columns, []), { block: 'facts' as const, facts: [] }]]) {
      await expect(printed(paper(blocks))).rejects.toMatchObject({ code: 'block-not-printable' })
    }
  })
})
