import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Scans of signed minutes, beside what is sealed and no part of it: the signature comes after the approval. */
export const signed: Migration = {
  async up(db: Kysely<unknown>) {
    // the file itself lies beside the workspace under its hash, as attachments do
    await sql`CREATE TABLE signedCopy (
      id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, addedOn TEXT NOT NULL, deletedAt TEXT
    ) STRICT`.execute(db)
    await sql`CREATE INDEX signedCopyByMeeting ON signedCopy (meetingId)`.execute(db)
  },
}
