import { useCallback, useState } from 'react'
import type { Input } from '../../../shared/contract.ts'
import type { SupplierState } from '../../../shared/suppliers/lifecycle.ts'
import type { QualificationRecord, SheetEntry, SheetFinding, SheetRecord, SupplierRecord } from '../../../shared/suppliers/records.ts'
import type { SchemeContent } from '../../../shared/suppliers/scheme.ts'
import { scoreResult, type ScoreResult } from '../../../shared/suppliers/scoring.ts'
import { applicationOn, openSheets } from '../../../shared/suppliers/steps.ts'
import { api, useRead } from '../../app/api.ts'

type Part = Omit<Input<'suppliers.score'>, 'qualificationId' | 'sheetId' | 'revision'>

export type Scoring = {
  /** Null before the first entry. */
  sheet: SheetRecord | null
  version: number
  content: SchemeContent
  entries: SheetEntry[]
  findings: SheetFinding[]
  /** As it would be with what is typed just now. */
  result: ScoreResult
  sealed: boolean
  save: (part: Part) => Promise<void>
  saveEntry: (criterion: string, part: Partial<SheetEntry>) => Promise<void>
  onTyped: (criterion: string, points: number | null | undefined) => void
}

const nothing = (criterion: string): SheetEntry => ({ criterion, points: null, fromCertificate: false, evidence: [], reason: null })

/** Where a sheet can still be begun. */
const open: readonly SupplierState[] = ['draft', 'invited', 'applied', 'checking', 'integration', 'scoring', 'renewal']

/** The sheet that is meant: the asked one, else the one of this application that no act rests on yet; after the act, the one that it rests on. */
function sheetOf({ sheets, events, state }: QualificationRecord, asked: string | undefined): SheetRecord | null {
  if (asked !== undefined) return sheets.find(({ id }) => id === asked) ?? null
  return openSheets(sheets, applicationOn(events))[0] ?? (open.includes(state) ? null : (sheets[0] ?? null))
}

/** A score sheet with its scheme, what is typed into it and what follows; null while its scheme is asked for. */
export function useSheet(record: SupplierRecord, qualification: QualificationRecord, asked: string | undefined, refetch: () => Promise<unknown>): Scoring | null {
  const schemes = useRead('suppliers.schemes.list', {})
  const [typed, setTyped] = useState<Record<string, number | null>>({})
  const sheet = sheetOf(qualification, asked)
  const scheme = schemes.data?.schemes.find(({ id }) => id === (sheet?.schemeId ?? schemes.data.inForce))
  const onTyped = useCallback((criterion: string, points: number | null | undefined) => setTyped(old => {
    const { [criterion]: _old, ...rest } = old
    return points === undefined ? rest : { ...rest, [criterion]: points }
  }), [])
  if (!scheme) return null
  const { content, version } = scheme
  const entries = content.criteria.map(({ code }) => sheet?.entries.find(({ criterion }) => criterion === code) ?? nothing(code))
  const findings = content.knockOuts.map(({ code }) => sheet?.findings.find(one => one.code === code) ?? { code, found: null, note: null })
  const save = async (part: Part) => {
    await api.call('suppliers.score', { qualificationId: qualification.id, ...(sheet ? { sheetId: sheet.id } : {}), ...part })
    await refetch()
  }
  return {
    sheet, version, content, entries, findings, sealed: sheet !== null && sheet.sealedAt !== null, save, onTyped,
    result: sheet !== null && sheet.sealedAt !== null ? sheet.result : scoreResult(content, entries.map(entry => ({ ...entry, points: typed[entry.criterion] === undefined ? entry.points : (typed[entry.criterion] ?? null) })), findings, record.hasStaff),
    saveEntry: async (criterion, part) => {
      // the rest of the entry may be another's by now
      await save({ entries: [{ ...part, criterion }] })
      if (part.points !== undefined) onTyped(criterion, undefined)
    },
  }
}
