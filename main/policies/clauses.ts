import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import type { RichNode } from '../../shared/paper.ts'
import { saidIn } from '../../shared/policies/content.ts'
import { clauseFields, emptyClause, type ClauseFields, type Parameter } from '../../shared/policies/model.ts'
import { sound } from '../../shared/policies/parameters.ts'
import { plainText, type RichText } from '../../shared/policies/text.ts'
import { inOrder, positionAt, siblingsOf, subtree, wouldCircle, type Placement } from '../../shared/policies/tree.ts'
import type { Service } from '../core/service.ts'
import { originalHash } from '../database/clauseHash.ts'
import { clauseColumns, clauseOf, fieldsOf } from '../database/clauseRows.ts'
import { prepared } from '../database/prepared.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { updateRecord, type Some } from '../organisations/records.ts'
import { addLineage, endIn } from './lineage.ts'
import { clauseRow, clauseRows, clausesOf, policyRow, versionValues, workingVersion, type ClauseRow, type VersionRow } from './rows.ts'
import { insertClause } from './start.ts'

/** What the history calls a clause: its heading, or its first words. */
const calledOf = ({ heading, text }: Pick<ClauseFields, 'heading' | 'text'>): string => heading ?? plainText(text).slice(0, 60)

const languageOf = (database: Database, version: VersionRow) => (policyRow(database, version.policyId).language === 'en' ? 'en' : 'it')

/** A version with a text of its own that may be changed. @throws Refused `policy-fixed`, `policy-profile`, `not-found` */
function ownText(database: Database, versionId: string): VersionRow {
  const version = workingVersion(database, versionId)
  if (version.parentVersionId !== null) throw new Refused('policy-profile', {})
  return version
}

/** @throws Refused `policy-parameter` where a parameter cannot be reckoned with, or two have one key */
function checkParameters({ parameters }: ClauseFields): void {
  const keys = parameters.map(({ key }) => key)
  const wrong = parameters.find((parameter, index) => !sound(parameter) || keys.indexOf(parameter.key) !== index)
  if (wrong) throw new Refused('policy-parameter', { parameter: wrong.label, value: wrong.value, min: wrong.min, max: wrong.max })
}

/** The position at a place; where no number is left between neighbours, the siblings are numbered anew. @throws Refused `not-found`, `policy-circle` */
function settle(write: Database, versionId: string, clauseId: string, placement: Placement): number {
  const rows = clauseRows(write, versionId)
  for (const id of [placement.parentId, placement.afterId]) if (id !== null && !rows.some(row => row.clauseId === id)) throw new Refused('not-found', { what: 'policyClause' })
  if (wouldCircle(rows, clauseId, placement.parentId)) throw new Refused('policy-circle', {})
  const position = positionAt(rows, clauseId, placement)
  if (position !== null) return position
  for (const [index, row] of siblingsOf(rows, placement.parentId).entries()) updateRecord(write, 'policyClause', row.id, { position: index + 1 })
  return positionAt(clauseRows(write, versionId), clauseId, placement) ?? rows.length + 1
}

/** Behind the last of the top. */
const atEnd = (rows: readonly ClauseRow[]): Placement => ({ parentId: null, afterId: siblingsOf(rows, null).at(-1)?.clauseId ?? null })

const defined = (values: Some<ClauseFields>): Partial<ClauseFields> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

async function changeClause({ versionId, values, translated, revision }: Parsed<'policies.clauses.save'>, clauseId: string, { commit, read }: Parameters<Service<'policies.clauses.save'>>[1]) {
  const version = ownText(read, versionId)
  const fields = { ...fieldsOf(clauseRow(read, versionId, clauseId)), ...defined(values) }
  checkParameters(fields)
  const { batch, answer } = await commit({ kind: 'policyClause.save', values: { ...versionValues(read, version), clause: calledOf(fields) } }, async ({ write }) => {
    ownText(write, versionId)
    const row = clauseRow(write, versionId, clauseId)
    checkRevision(write, row.id, revision, () => ({ ...row, ...fieldsOf(row) }))
    const saved = { ...fieldsOf(row), ...defined(values) }
    const confirmed = translated ? { translatedHash: originalHash(saved, languageOf(write, version)), translatedVersionId: versionId } : {}
    updateRecord(write, 'policyClause', row.id, { ...clauseColumns(saved), ...confirmed })
    return { id: row.id, revision: revisionOf(write, row.id) }
  })
  return { clauseId, ...answer, batch }
}

/** A new clause, or changes to one. */
export const saveClause: Service<'policies.clauses.save'> = async (input, context) => {
  if (input.clauseId !== undefined) return changeClause(input, input.clauseId, context)
  const { versionId, values, place } = input
  const version = ownText(context.read, versionId)
  const fields = { ...emptyClause, ...defined(values) }
  checkParameters(fields)
  const { batch, answer } = await context.commit({ kind: 'policyClause.save', values: { ...versionValues(context.read, version), clause: calledOf(fields) } }, async ({ write }) => {
    ownText(write, versionId)
    const clauseId = uuid()
    const placement = place ?? atEnd(clauseRows(write, versionId))
    const id = insertClause(write, { versionId, clauseId, parentId: placement.parentId, position: settle(write, versionId, clauseId, placement) }, fields, languageOf(write, version))
    return { clauseId, id, revision: revisionOf(write, id) }
  })
  return { ...answer, batch }
}

export const moveClause: Service<'policies.clauses.move'> = async ({ versionId, clauseId, ...placement }, { commit, read }) => {
  const version = ownText(read, versionId)
  const { batch } = await commit({ kind: 'policyClause.move', values: { ...versionValues(read, version), clause: calledOf(clauseOf(clauseRow(read, versionId, clauseId))) } }, async ({ write }) => {
    ownText(write, versionId)
    updateRecord(write, 'policyClause', clauseRow(write, versionId, clauseId).id, { parentId: placement.parentId, position: settle(write, versionId, clauseId, placement) })
  })
  return { batch }
}

/** Takes a clause apart. The first part keeps identity, strength and parameters; the others come from it. */
export const splitClause: Service<'policies.clauses.split'> = async ({ versionId, clauseId, parts: [first, ...rest] }, { commit, read }) => {
  const version = ownText(read, versionId)
  const { batch, answer } = await commit({ kind: 'policyClause.split', values: { ...versionValues(read, version), clause: calledOf(fieldsOf(clauseRow(read, versionId, clauseId))) } }, async ({ write }) => {
    ownText(write, versionId)
    const row = clauseRow(write, versionId, clauseId)
    const whole = fieldsOf(row)
    updateRecord(write, 'policyClause', row.id, clauseColumns({ ...whole, ...first }))
    const made = [clauseId]
    for (const part of rest) {
      const own = uuid()
      const position = settle(write, versionId, own, { parentId: row.parentId, afterId: made.at(-1) ?? null })
      insertClause(write, { versionId, clauseId: own, parentId: row.parentId, position }, { ...whole, ...part, parameters: keysIn(whole, part.text, part.textEnglish) }, languageOf(write, version))
      addLineage(write, versionId, { kind: 'split', fromId: clauseId, toId: own })
      made.push(own)
    }
    return made
  })
  return { clauseIds: answer, batch }
}

/** The parameters that stand in a part's text. */
const keysIn = ({ parameters }: ClauseFields, ...texts: (RichText | null)[]) => parameters.filter(({ key }) => texts.some(text => plainText(text).includes(`{${key}}`)))

const strongest = (clauses: readonly ClauseFields[]) => (['must', 'should', 'may'] as const).find(strength => clauses.some(clause => clause.strength === strength)) ?? null
/** The narrowest of what firms may do with them. */
const narrowest = (clauses: readonly ClauseFields[]) => (['locked', 'parametric', 'strengthenable', 'free'] as const).find(one => clauses.some(({ tailorability }) => tailorability === one)) ?? 'free'

type Words = 'text' | 'textEnglish' | 'heading' | 'headingEnglish'

/** A clause whose parameters have names that none of these has, but for those that are the same: `{giorni}` of two clauses may stand for two values. */
function renamed(clause: ClauseFields, known: readonly Parameter[]): ClauseFields {
  const names = new Map<string, string>()
  for (const parameter of clause.parameters) {
    const there = known.find(({ key }) => key === parameter.key)
    if (!there || JSON.stringify(there) === JSON.stringify(parameter)) continue
    const taken = new Set([...known, ...clause.parameters].map(({ key }) => key).concat(...names.values()))
    let number = 2
    while (taken.has(`${parameter.key}${number}`)) number++
    names.set(parameter.key, `${parameter.key}${number}`)
  }
  if (names.size === 0) return clause
  const fill = (node: RichNode): RichNode => {
    if (node.type === 'text') return { ...node, text: node.text.replace(/\{(\w+)\}/g, (whole, key: string) => (names.has(key) ? `{${names.get(key)}}` : whole)) }
    return node.type === 'hardBreak' || node.content === undefined ? node : { ...node, content: node.content.map(fill) }
  }
  return {
    ...clause, text: clause.text.map(fill), textEnglish: clause.textEnglish?.map(fill) ?? null, parameters: clause.parameters.map(parameter => ({ ...parameter, key: names.get(parameter.key) ?? parameter.key })),
  }
}

/** A heading that stands in the text from now on. */
const headingLine = (heading: string | null): RichNode[] => (heading ? [{ type: 'paragraph', content: [{ type: 'text', text: heading, marks: [{ type: 'bold' }] }] }] : [])

/** The texts of clauses one after the other, each under its heading but the first. */
const textsOf = (clauses: readonly ClauseFields[], words: (clause: ClauseFields) => { heading: string | null; text: RichText }): RichNode[] =>
  clauses.flatMap((clause, index) => { const { heading, text } = words(clause); return [...(index === 0 ? [] : headingLine(heading)), ...text] })

/** One clause that says what several said: nothing of them is lost. What is not translated stands in the translation as it is. */
function joined([own, ...others]: readonly [ClauseFields, ...ClauseFields[]]): ClauseFields {
  const clauses: [ClauseFields, ...ClauseFields[]] = [own]
  for (const one of others) clauses.push(renamed(one, clauses.flatMap(({ parameters }) => parameters)))
  const has = (...fields: Words[]) => clauses.some(clause => fields.some(field => (clause[field] ?? []).length > 0))
  const said = (language: 'it' | 'en') => textsOf(clauses, clause => saidIn(language, { ...clause, parameters: [] }))
  const unique = <T>(values: readonly T[], key: (value: T) => string) => [...new Map(values.map(value => [key(value), value])).values()]
  const texts = (of: (clause: ClauseFields) => string | null) => [...new Set(clauses.flatMap(clause => of(clause) ?? []))].join('\n\n') || null
  return {
    ...own, text: has('text', 'heading') ? said('it') : [], textEnglish: has('textEnglish', 'headingEnglish') ? said('en') : null, strength: strongest(clauses),
    tailorability: narrowest(clauses), parameters: unique(clauses.flatMap(({ parameters }) => parameters), ({ key }) => key), rationale: texts(({ rationale }) => rationale),
    rationaleEnglish: texts(({ rationaleEnglish }) => rationaleEnglish), sources: unique(clauses.flatMap(({ sources }) => sources), source => JSON.stringify(source)),
  }
}

/** @throws Refused `policy-join-large` where they have more values, sources or reasons together than a clause can hold */
function refuseLarge(fields: ClauseFields): ClauseFields {
  if (!clauseFields.safeParse(fields).success) throw new Refused('policy-join-large', { parameters: fields.parameters.length, sources: fields.sources.length })
  return fields
}

/** Makes one clause of several. */
export const joinClauses: Service<'policies.clauses.join'> = async ({ versionId, clauseIds }, { commit, read }) => {
  const version = ownText(read, versionId)
  const chosen = inOrder(clausesOf(read, versionId)).filter(({ clauseId }) => clauseIds.includes(clauseId))
  const [first, ...rest] = chosen
  if (!first || chosen.length !== new Set(clauseIds).size || rest.length === 0) throw new Refused('not-found', { what: 'policyClause' })
  const { batch } = await commit({ kind: 'policyClause.join', values: { ...versionValues(read, version), clause: calledOf(first) } }, async ({ write, at }) => {
    ownText(write, versionId)
    const rows = chosen.map(({ clauseId }) => clauseRow(write, versionId, clauseId))
    const [kept, ...ending] = rows
    const [own, ...others] = rows.map(fieldsOf)
    if (!kept || !own) return
    updateRecord(write, 'policyClause', kept.id, clauseColumns(refuseLarge(joined([own, ...others]))))
    for (const row of ending) {
      for (const child of clauseRows(write, versionId).filter(({ parentId }) => parentId === row.clauseId)) if (child.clauseId !== kept.clauseId) {
        const last = siblingsOf(clauseRows(write, versionId), kept.clauseId).at(-1)?.clauseId ?? null
        updateRecord(write, 'policyClause', child.id, { parentId: kept.clauseId, position: settle(write, versionId, child.clauseId, { parentId: kept.clauseId, afterId: last }) })
      }
      endIn(write, versionId, { kind: 'joined', fromId: row.clauseId, toId: kept.clauseId }, at)
      updateRecord(write, 'policyClause', row.id, { deletedAt: at })
    }
  })
  return { batch }
}

/** Ends clauses with all that stands under them. */
export const retireClauses: Service<'policies.clauses.retire'> = async ({ versionId, clauseIds, reason, replacedBy }, { commit, read }) => {
  const version = ownText(read, versionId)
  const first = clauseRow(read, versionId, clauseIds[0] ?? '')
  const { batch } = await commit({ kind: 'policyClause.retire', values: { ...versionValues(read, version), clause: calledOf(fieldsOf(first)) } }, async ({ write, at }) => {
    ownText(write, versionId)
    if (replacedBy !== undefined) clauseRow(write, versionId, replacedBy)
    const rows = clauseRows(write, versionId)
    const ending = new Set(clauseIds.flatMap(clauseId => [...subtree(rows, clauseRow(write, versionId, clauseId).clauseId)]))
    if (replacedBy !== undefined && ending.has(replacedBy)) throw new Refused('policy-circle', {})
    for (const row of rows.filter(({ clauseId }) => ending.has(clauseId))) {
      if (replacedBy === undefined) addLineage(write, versionId, { kind: 'retired', fromId: row.clauseId, toId: null, reason })
      else endIn(write, versionId, { kind: 'replaced', fromId: row.clauseId, toId: replacedBy, reason }, at)
      updateRecord(write, 'policyClause', row.id, { deletedAt: at })
    }
  })
  return { batch }
}

/** How many live clauses a version has in any of its forms. */
export const hasText = (database: Database, versionId: string): boolean =>
  prepared(database, `SELECT 1 FROM policyClause WHERE versionId = @id AND deletedAt IS NULL UNION ALL SELECT 1 FROM policyBinding WHERE versionId = @id AND deletedAt IS NULL LIMIT 1`).get({ id: versionId }) !== undefined
