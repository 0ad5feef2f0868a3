import { readFileSync, statSync } from 'node:fs'
import * as xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { root } from '../../main/root.ts'
import { findMunicipality } from '../../main/organisations/municipalities.ts'
import { sampleDistrict } from '../../main/organisations/sampleDistrict.ts'
import { checkAteco } from '../../shared/ateco.ts'
import { clusterFields, figureFields, membershipFields, organisationFields, siteFields } from '../../shared/organisations.ts'
import { addDays, overlaps, runsAt, valid } from '../../shared/periods.ts'
import { sizeByYears } from '../../shared/sme.ts'
import { checkTaxCode } from '../../shared/taxCode.ts'
import { checkVat } from '../../shared/vat.ts'

const today = '2026-11-22'
const district = sampleDistrict(today)
const { organisations } = district
const firms = organisations.filter(({ fields }) => fields.kind === 'firm' && fields.country === 'IT')

describe('sample district', () => {
  it('is the same on the same day, and moves with the day', () => {
    expect(sampleDistrict(today)).toEqual(district)
    const later = sampleDistrict('2027-03-01')
    expect(later.organisations.map(({ fields }) => fields)).toEqual(organisations.map(({ fields }) => fields))
    expect(later.organisations[0]?.memberships[0]?.from).not.toBe(organisations[0]?.memberships[0]?.from)
  })

  it('has firms in three chains and everyone else whom an agency meets', () => {
    expect(firms.length).toBeGreaterThanOrEqual(66)
    for (const { key } of district.clusters) expect(firms.filter(({ memberships }) => memberships.some(({ cluster }) => cluster === key)).length).toBeGreaterThanOrEqual(20)
    expect(new Set(organisations.map(({ fields }) => fields.kind))).toEqual(new Set(['firm', 'association', 'union', 'publicBody', 'bank', 'school', 'ngo']))
    expect(new Set(organisations.flatMap(({ memberships }) => memberships.map(({ kind }) => kind)))).toEqual(new Set(['member', 'pilot', 'supporter', 'signatory']))
    for (const script of [/\p{Script=Han}/u, /\p{Script=Greek}/u, /Ł/]) expect(organisations.some(({ fields }) => script.test(fields.name))).toBe(true)
    expect(new Set(organisations.map(({ fields }) => fields.name)).size).toBe(organisations.length)
  })

  it('fits the contract', () => {
    for (const { fields } of district.clusters) expect(() => clusterFields.parse(fields)).not.toThrow()
    for (const organisation of organisations) {
      expect(organisationFields.parse(organisation.fields)).toEqual(organisation.fields)
      for (const site of organisation.sites) siteFields.parse(site)
      for (const year of organisation.figures) figureFields.parse(year)
      for (const { cluster, ...period } of organisation.memberships) membershipFields.parse({ ...period, clusterId: cluster })
      expect(organisation.sites.filter(({ kind }) => kind === 'registered')).toHaveLength(1)
      expect(new Set(organisation.figures.map(({ year }) => year)).size).toBe(organisation.figures.length)
    }
  })

  it('bears numbers that no firm has, right but for one that is to be verified', () => {
    const numbers = organisations.flatMap(({ fields }) => (fields.vatNumber ? [fields.vatNumber] : []))
    expect(new Set(numbers).size).toBe(numbers.length)
    const taxCodes = organisations.flatMap(({ fields }) => (fields.taxCode ? [fields.taxCode] : []))
    expect(new Set(taxCodes).size).toBe(taxCodes.length)
    const wrong = organisations.filter(({ fields }) => fields.vatNumber && checkVat(fields.vatNumber, fields.country).level === 'error')
    expect(wrong.map(({ fields }) => fields.name)).toEqual(['Tintoria Indacocupo S.r.l.'])
    const right = organisations.filter(({ fields }) => fields.vatNumber && checkVat(fields.vatNumber, fields.country).level === 'ok').map(({ fields }) => fields.vatNumber)
    expect(new Set(right)).toEqual(new Set(['50000010467', '55555551005', '65432100504', '77777770486']))
    for (const { fields } of organisations) {
      if (fields.taxCode) expect(checkTaxCode(fields.taxCode).level).toBe('ok')
      if (fields.atecoCode) expect(checkAteco(fields.atecoCode)).toEqual({ value: fields.atecoCode, level: 'ok', code: 'ok' })
    }
  })

  it('reaches nobody: every address ends in .example, no phone number can be a subscriber', () => {
    const contacts = organisations.flatMap((organisation) => organisation.contacts)
    const mails = [...contacts.map(({ email }) => email), ...organisations.flatMap(({ fields }) => [fields.email, fields.pec, fields.otherEmails])]
    for (const mail of mails) if (mail) expect(mail).toMatch(/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/)
    for (const { fields } of organisations) if (fields.website) expect(fields.website).toMatch(/^www\.[a-z0-9-]+\.example$/)
    for (const phone of [...contacts, ...organisations.map(({ fields }) => fields)].map(({ phone }) => phone)) if (phone) expect(phone).toMatch(/^0\d{3} 0\d{5}$/)
  })

  it('stands in real municipalities, with one hamlet that is none', () => {
    for (const { municipality, municipalityCode, province, postalCode } of firms.flatMap(({ sites }) => sites)) {
      const known = findMunicipality(municipality ?? '', province ?? '')
      expect(municipalityCode).toBe(known?.code ?? null)
      expect(postalCode).toMatch(/^5\d{4}$/)
      if (known === null) expect(municipality).toBe('Ponte a Egola')
    }
    expect(firms.some(({ sites }) => sites.some(({ municipalityCode }) => municipalityCode === null))).toBe(true)
  })

  it('has memberships over ten years: running, ended with a reason, come back, and to come', () => {
    const all = organisations.flatMap(({ memberships }) => memberships)
    for (const period of all) {
      expect(valid(period)).toBe(true)
      expect(period.withdrawalReason === null).toBe(period.to === null)
    }
    for (const { memberships } of organisations) {
      for (const [index, period] of memberships.entries()) for (const other of memberships.slice(index + 1)) expect(period.cluster === other.cluster && overlaps(period, other)).toBe(false)
    }
    expect(all.filter(({ to }) => to !== null && to < today).length).toBeGreaterThanOrEqual(4)
    expect(all.filter(({ from }) => from !== null && from > today)).toHaveLength(1)
    expect(all.filter((period) => runsAt(period, today)).length).toBeGreaterThanOrEqual(80)
    expect(all.some(({ from }) => from !== null && from < addDays(today, -3000))).toBe(true)
    expect(organisations.some(({ memberships }) => new Set(memberships.map(({ cluster }) => cluster)).size < memberships.length)).toBe(true)
  })

  it('has documents that ended, that end within 60 days, that run, and of unknown date, of types that a workspace begins with', () => {
    const all = organisations.flatMap(({ documents }) => documents)
    const within = (from: string, to: string) => all.filter(({ expiresOn }) => expiresOn !== null && expiresOn >= from && expiresOn <= to).length
    expect(within('2000-01-01', addDays(today, -1))).toBeGreaterThanOrEqual(4)
    expect(within(addDays(today, 1), addDays(today, 60))).toBeGreaterThanOrEqual(4)
    expect(within(addDays(today, 61), '2100-01-01')).toBeGreaterThanOrEqual(20)
    expect(all.some(({ expiresOn }) => expiresOn === null)).toBe(true)
    const catalogue = z.object({ types: z.array(z.object({ id: z.string() })) }).parse(JSON.parse(readFileSync(new URL('resources/documentTypes.json', root), 'utf8')))
    expect(catalogue.types.map(({ id }) => id)).toEqual(expect.arrayContaining([...new Set(all.map(({ type }) => type))]))
    for (const name of new Set(all.flatMap(({ files }) => files))) expect(statSync(new URL(`resources/sample/documents/${name}`, root)).size).toBeGreaterThan(100)
  })

  it('has people with the notice and without, who agree, took it back, or were never asked', () => {
    const people = organisations.flatMap(({ contacts }) => contacts.map(({ person }) => person))
    expect(people.filter(({ noticeOn }) => noticeOn === null).length).toBeGreaterThan(5)
    const lists = people.flatMap(({ consents }) => consents).filter(({ purpose }) => purpose === 'directory')
    expect(lists.filter(({ withdrawnOn }) => withdrawnOn === null).length).toBeGreaterThan(20)
    expect(lists.filter(({ withdrawnOn }) => withdrawnOn !== null).length).toBeGreaterThan(0)
    for (const { noticeOn, consents } of people) {
      expect(noticeOn === null || noticeOn <= today).toBe(true)
      for (const { givenOn, withdrawnOn } of consents) expect(givenOn <= today && (withdrawnOn === null || withdrawnOn >= givenOn)).toBe(true)
    }
  })

  it('has firms of each size, of no known size, and between two', () => {
    const sizes = firms.map(({ figures }) => sizeByYears(figures))
    expect(new Set(sizes.map((size) => size.class))).toEqual(new Set(['micro', 'small', 'medium', 'midCap', 'large', null]))
    expect(sizes.some(({ between }) => between !== null)).toBe(true)
    expect(sizes.some(({ departing }) => departing !== null)).toBe(true)
    const years = firms.flatMap(({ figures }) => figures)
    expect(years.some(({ employees }) => employees !== null && !Number.isInteger(employees))).toBe(true)
    for (const figure of ['employees', 'turnover', 'balanceSheet'] as const) expect(years.some((year) => year[figure] === null)).toBe(true)
    expect(Math.max(...years.map(({ year }) => year))).toBe(2025)
  })

  it('keeps people and private notes apart from names of firms', () => {
    expect(organisations.flatMap(({ contacts }) => contacts).length).toBeGreaterThan(40)
    expect(organisations.filter(({ fields }) => fields.privateNotes !== null).length).toBeGreaterThan(0)
  })
})

describe('sample list', () => {
  const workbook = xlsx.read(readFileSync(new URL('resources/sample/elenco-soci.xlsx', root)), { type: 'buffer', cellStyles: true })
  const rows = xlsx.utils.sheet_to_json<(string | number | null)[]>(workbook.Sheets['Soci']!, { header: 1, defval: null, blankrows: true, raw: true })
  const headerAt = rows.findIndex((row) => row.includes('Denominazione'))
  const header = rows[headerAt]!
  const column = (name: string) => header.indexOf(name)
  const members = rows.slice(headerAt + 1).filter((row) => typeof row[0] === 'number')
  const numbers = members.map((row) => checkVat(String(row[column('P.IVA')] ?? '').padStart(11, '0')))

  it('is a list as an agency keeps it: titles, a total, a legend, a hidden column', () => {
    expect(workbook.SheetNames).toEqual(['Soci', 'Legenda'])
    expect(headerAt).toBe(4)
    expect(members).toHaveLength(36)
    expect(rows.some((row) => row.includes('TOTALE'))).toBe(true)
    expect(workbook.Sheets['Soci']!['!cols']?.[1]?.hidden).toBe(true)
  })

  it('meets six members of the sample district, and has the faults that are to be found', () => {
    const district = new Set(organisations.map(({ fields }) => fields.vatNumber))
    expect(numbers.filter(({ value }) => district.has(value))).toHaveLength(6)
    // a wrong check digit, a number that is too short, a cell without number
    expect(numbers.filter(({ level }) => level === 'error')).toHaveLength(3)
    const right = numbers.filter(({ level }) => level !== 'error').map(({ value }) => value)
    expect(right.length - new Set(right).size).toBe(1)
    expect(members.filter((row) => !row[column('Denominazione')])).toHaveLength(1)
  })
})
