import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createTickets, fileTicket } from '../../main/tickets.ts'

const home = mkdtempSync(join(tmpdir(), 'desk-tickets-'))
afterAll(() => { rmSync(home, { recursive: true, force: true }) })

test('a ticket gives its path for its own access and origin only', () => {
  const tickets = createTickets()
  const read = tickets.issue('/data/a.xlsx', 'read', 'person')
  const write = tickets.issue('/data/b.pdf', 'write', 'person')
  expect(tickets.resolve(read, 'read')).toBe('/data/a.xlsx')
  expect(tickets.resolve(read, 'read', 'person')).toBe('/data/a.xlsx')
  expect(tickets.resolve(write, 'write')).toBe('/data/b.pdf')
  expect(tickets.resolve(read, 'write')).toBeNull()
  expect(tickets.resolve(write, 'read')).toBeNull()
  expect(tickets.resolve(read, 'read', 'core')).toBeNull()
})

test('a ticket says nothing of its path, and none is given twice', () => {
  const tickets = createTickets()
  const some = Array.from({ length: 100 }, () => tickets.issue('/data/a.xlsx', 'read', 'core'))
  expect(new Set(some).size).toBe(100)
  for (const ticket of some) expect(ticket).toMatch(/^place:[0-9a-f-]{36}$/)
})

test.each([['/data/a.xlsx'], ['place:'], ['place:/data/a.xlsx'], ['__proto__'], [''], [null], [undefined], [7], [{ path: '/data/a.xlsx' }]])('%j is no ticket', forged => {
  const tickets = createTickets()
  tickets.issue('/data/a.xlsx', 'read', 'person')
  expect(tickets.resolve(forged, 'read')).toBeNull()
})

test('tickets of one window mean nothing in another, and end with it', () => {
  const [one, other] = [createTickets(), createTickets()]
  const ticket = one.issue('/data/a.xlsx', 'read', 'person')
  expect(other.resolve(ticket, 'read')).toBeNull()
  one.drop()
  expect(one.resolve(ticket, 'read')).toBeNull()
})

test('a chosen file gets a ticket to read; a folder, a missing file, a relative path and what is no text get none', () => {
  const tickets = createTickets()
  const file = join(home, 'soci.xlsx')
  writeFileSync(file, 'x')
  const ticket = fileTicket(tickets, file)
  expect(tickets.resolve(ticket, 'read', 'person')).toBe(file)
  expect(tickets.resolve(ticket, 'write')).toBeNull()
  for (const none of [home, join(home, 'gone.xlsx'), join(file, 'inside'), 'soci.xlsx', '', '\0', null, 3]) expect(fileTicket(tickets, none), String(none)).toBeNull()
})
