import { formatCell, formatDay } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Block, Cell, Column, Letterhead, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { Addressee } from '../sealing.ts'
import { known } from '../../press/parts.ts'
import { place, type Printing } from '../papers/parts.ts'

/** What a letter says, before it becomes pages or a text to paste. */
export type Letter = {
  subject: string
  to: Addressee
  /** The day it bears. */
  day: string
  /** What it is about, above the salutation. */
  facts: { label: string; value: string }[]
  body: Part[]
  /** In whose name it is signed. */
  signedBy: string
}
/** A paragraph, or a table with a line above it. */
export type Part = string | { title: string; columns: readonly Column[]; rows: readonly (readonly Cell[])[] }

const addressOf = ({ address, postalCode, municipality, province, country }: Addressee) =>
  place(address, [postalCode, municipality, province === null ? null : `(${province})`].filter(Boolean).join(' '), country === 'IT' ? null : country)

function factsOf({ to, day, facts }: Letter, language: Language) {
  const t = words(language)
  return [...known([{ label: t('supplierPapers:letter.day'), value: formatDay(day) }, { label: t('supplierPapers:letter.to'), value: place(to.name, addressOf(to)) }, { label: t('supplierPapers:letter.pec'), value: to.pec }]), ...facts]
}

function partBlocks(part: Part): Block[] {
  if (typeof part === 'string') return [{ block: 'paragraph', text: part }]
  const { title, columns, rows } = part
  return [{ block: 'table', sheet: title, caption: title, columns, rows, rowCount: rows.length, empty: '' }]
}

/** A letter without its letterhead and title. */
export function letterBlocks(letter: Letter, language: Language): Block[] {
  const t = words(language)
  return [
    { block: 'facts', facts: factsOf(letter, language) }, { block: 'paragraph', text: '' }, { block: 'paragraph', text: t('supplierPapers:letter.salutation', { name: letter.to.name }) },
    ...letter.body.flatMap((part, index) => [...partBlocks(part), ...(typeof letter.body[index + 1] === 'object' ? [] : [{ block: 'paragraph', text: '' } as const])]), { block: 'paragraph', text: t('supplierPapers:letter.regards') },
    { block: 'signatures', places: [{ role: letter.signedBy }] },
  ]
}

/** A letter as a paper. */
export function letterPaper({ language, letterhead, changedAt, letter }: Printing & { letter: Letter }): Paper {
  return {
    name: words(language)('supplierPapers:letter.name'), title: letter.subject, language, audience: 'addressee', letterhead, asOf: null, changedAt, orientation: 'portrait', blocks: letterBlocks(letter, language),
  }
}

function partText(part: Part, language: Language): string {
  if (typeof part === 'string') return part
  const { title, columns, rows } = part
  const lines = rows.map(row => `- ${columns.flatMap((column, index) => {
    const cell = row[index] ?? null
    return cell === null || cell === '' ? [] : [index === 0 ? formatCell(cell, column.kind, language) : `${column.title.toLowerCase()}: ${formatCell(cell, column.kind, language)}`]
  }).join('; ')}`)
  return [title, ...lines].join('\n')
}

/** A letter as text to paste into a message; its subject goes into the field of that name. */
export function letterText(letter: Letter, { agency, lines }: Pick<Letterhead, 'agency' | 'lines'>, language: Language): string {
  const t = words(language)
  return [
    t('supplierPapers:letter.salutation', { name: letter.to.name }), ...letter.body.map(part => partText(part, language)), t('supplierPapers:letter.regards'),
    [...new Set([letter.signedBy, agency, ...lines])].join('\n'), letter.facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
  ].filter(text => text.trim() !== '').join('\n\n')
}
