import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Text blocks for minutes as data: those that every workspace starts with, to be changed as the agency writes. */
export const texts: Migration = {
  async up(db: Kysely<unknown>) {
    // bodyId: whose minutes it is for, null = those of every body
    await sql`CREATE TABLE textBlock (
      id TEXT PRIMARY KEY, bodyId TEXT REFERENCES body(id), name TEXT NOT NULL, nameEnglish TEXT, text TEXT NOT NULL, textEnglish TEXT, deletedAt TEXT
    ) STRICT`.execute(db)
    await sql`CREATE INDEX textBlockByBody ON textBlock (bodyId)`.execute(db)
    for (const { id, name, text } of first) {
      await sql`INSERT INTO textBlock (id, name, nameEnglish, text, textEnglish) VALUES (${id}, ${name.it}, ${name.en}, ${text.it}, ${text.en})`.execute(db)
    }
  },
}

// ids rise as the blocks are wanted in the course of a meeting, and stand before those that are made later
const first = [
  {
    id: '00-text-1-opening', name: { it: 'Formula di apertura', en: 'Opening formula' }, text: {
      it: 'Alle ore {ora di apertura} {presidente} assume la presidenza e dichiara aperta la riunione. Svolge le funzioni di segretario {segretario}.',
      en: 'At {time of opening} {chair} takes the chair and declares the meeting open. {secretary} acts as secretary.',
    },
  },
  { id: '00-text-2-quorum', name: { it: 'Formula del numero legale', en: 'Quorum formula' }, text: { it: 'Alle ore {ora} {presidente} verifica le presenze. {numero legale}', en: 'At {time} {chair} checks the attendance. {quorum}' } },
  {
    id: '00-text-3-vote', name: { it: 'Esito della votazione', en: 'Result of the vote' }, text: {
      it: 'Si procede alla votazione: favorevoli {favorevoli}, contrari {contrari}, astenuti {astenuti}. Esito: {esito}.',
      en: 'A vote is taken: {in favour} in favour, {against} against, {abstentions} abstained. Result: {outcome}.',
    },
  },
  { id: '00-text-4-report', name: { it: 'Relazione', en: 'Report' }, text: { it: '{relatore} riferisce su «{punto}».', en: '{speaker} reports on "{point}".' } },
  {
    id: '00-text-5-closing', name: { it: 'Formula di chiusura', en: 'Closing formula' }, text: {
      it: 'Alle ore {ora}, non essendoci altro da trattare, {presidente} dichiara chiusa la riunione.',
      en: 'At {time}, there being no further business, {chair} declares the meeting closed.',
    },
  },
]
