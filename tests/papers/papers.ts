import { crc32, deflateSync } from 'node:zlib'
import type { MemberRow } from '../../shared/members.ts'
import type { Block, Cell, Column, Paper, TableBlock } from '../../shared/paper.ts'
import { membersListPaper, type MembersList } from '../../main/members/papers.ts'

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  const check = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A small green picture as PNG. */
export function logo(width = 60, height = 24): string {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const line = Buffer.from([0, ...Array.from({ length: width }, () => [31, 120, 90]).flat()])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  const file = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
  return `data:image/png;base64,${file.toString('base64')}`
}

export const printing = {
  language: 'it', letterhead: { agency: 'Agenzia del distretto', lines: ['Via dell’Esempio 1', '59100 Prato (PO)'], logo: logo() },
  asOf: '2025-06-30', changedAt: '2025-06-29T08:30:00.000Z',
} as const

export const paper = (blocks: readonly Block[], over: Partial<Paper> = {}): Paper => ({
  ...printing, name: 'prova', title: 'Carta di prova', audience: 'internal', orientation: 'portrait', blocks, ...over,
})

export const table = (columns: readonly Column[], rows: readonly (readonly Cell[])[], over: Partial<TableBlock> = {}): TableBlock =>
  ({ block: 'table', sheet: 'Tabella', columns, rows, rowCount: rows.length, empty: 'Niente da mostrare.', ...over })

/** Firms of a district of many languages: Latin, Polish, Greek, Cyrillic, Chinese, and signs that fonts like to lack. */
export const names = [
  'Filatura Bisenzio S.r.l.', '温州针织有限公司', 'Ελληνική Κλωστοϋφαντουργία Α.Ε.', 'Przędzalnia Łódź Śródmieście Sp. z o.o.', 'Текстильная фабрика «Восход» ООО',
  'Tessitura Val di Setta di Rossi & Figli S.n.c.', 'Confezioni 新月 di Wang Li', 'Décor & Façon – Côté Ouest', 'Tinto-Città €½ m₂ → ✓ ☑ ≤', 'Čistírna Řeka s.r.o.',
]

/** An invented member; the number decides everything about it. */
export const member = (i: number): MemberRow => ({
  id: `m${i}`, organisationId: `o${i}`, name: `${names[i % names.length] ?? ''}${i >= names.length ? ` ${i}` : ''}`, vatNumber: String(1_234_567 + i * 7919).padStart(11, '0'), vatToVerify: false,
  taxCode: null, legalForm: 'SRL', kind: 'firm', municipality: ['Prato', 'Montemurlo', 'Vernio'][i % 3] ?? null, province: 'PO', postalCode: '59100', atecoCode: '13.20.00',
  chainPlace: 'processing', employees: i % 5 ? i * 3.5 : null, turnover: i % 3 ? i * 123_456.78 : null, figuresYear: 2024, size: 'small', membershipKind: 'member',
  joinedOn: `20${String(10 + i % 15)}-03-1${i % 9}`, leftOn: null, email: `ditta-${i}@example.it`, pec: null, phone: '+39 0574 000000', tags: [],
})

export function* members(count: number): Generator<MemberRow> {
  for (let i = 0; i < count; i++) yield member(i)
}

/** A list of so many invented members, with twelve columns. */
export const membersList = (count: number, over: Partial<MembersList> = {}): Paper => membersListPaper({
  ...printing, cluster: 'Distretto di prova', selection: {}, computed: false, rows: members(count), rowCount: count,
  columns: ['name', 'vatNumber', 'municipality', 'province', 'postalCode', 'atecoCode', 'chainPlace', 'employees', 'turnover', 'size', 'joinedOn', 'email'], ...over,
})
