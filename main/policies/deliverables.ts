import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { Paper } from '../../shared/paper.ts'
import { id, language } from '../../shared/procedure.ts'
import { deliverable } from '../press/deliverable.ts'
import { consultationRow } from './consultationRead.ts'
import { contributionSheet } from './sheet.ts'

const sheetInput = z.object({ language, consultationId: id })

const sheet = (database: Database, input: z.infer<typeof sheetInput>): Paper => contributionSheet(database, consultationRow(database, input.consultationId), input.language)

/** What this room hands to the press. */
export const policyDeliverables = { 'policies.contributionSheet': deliverable(sheetInput, sheet) }
