// Another process of this program: opens, writes or restores, says how far it is, and waits to be killed.
import { openWorkspace, createWorkspaceFile } from '../../../main/database/open.ts'
import { restoreBackup } from '../../../main/database/restore.ts'
import { Refused } from '../../../shared/errors.ts'
import { laterMigrations, migrations } from './schema.ts'

const [task = '', file = '', ...rest] = process.argv.slice(2)
const say = (text: string) => process.stdout.write(`${text}\n`)
const waitToBeKilled = () => { setInterval(() => undefined, 1000) }
const options = { migrations, version: '1.2.3', person: 'Bruno' }

const tasks: Record<string, () => Promise<void>> = {
  hold: async () => {
    await openWorkspace(file, options)
    // Nobody keeps what was answered; the lock lasts all the same
    for (let i = 0; i < 5; i++) {
      await new Promise<void>(resolve => { setTimeout(resolve, 10) })
      globalThis.gc?.()
    }
    say('open')
    waitToBeKilled()
  },
  write: async () => {
    const opened = await openWorkspace(file, { ...options, migrations: rest[1] === 'later' ? laterMigrations : migrations, version: '9.9.9' })
    opened.write.prepare('INSERT INTO organisation (id, name) VALUES (?, ?)').run('new', 'Nuova')
    for (let i = 0; i < Number(rest[0] ?? 0); i++) opened.write.prepare('INSERT INTO organisation (id, name) VALUES (?, ?)').run(`new${i}`, 'y'.repeat(300))
    say('written')
    waitToBeKilled()
  },
  migrate: async () => {
    const slow = { up: async () => { say('inside'); await new Promise<void>(resolve => { setTimeout(resolve, 60_000) }) } }
    await openWorkspace(file, { ...options, migrations: { ...laterMigrations, '003-slow': slow } })
  },
  create: async () => {
    await createWorkspaceFile(file, { ...options, fill: async write => {
      write.exec(`INSERT INTO organisation (id, name) VALUES ('a', 'A')`)
      say('inside')
      await new Promise<void>(resolve => { setTimeout(resolve, 60_000) })
    } })
  },
  restore: async () => {
    const [backup = '', stopAt = ''] = rest
    restoreBackup(file, backup, { known: Object.keys(migrations).length, person: 'Bruno', now: new Date(), step: done => {
      if (done === stopAt) process.kill(process.pid, 'SIGKILL')
    } })
    say('restored')
  },
  race: async () => {
    say('ready')
    await new Promise<void>(resolve => { process.stdin.once('data', () => resolve()) })
    await openWorkspace(file, options)
    say('result open')
    waitToBeKilled()
  },
}

try {
  await tasks[task]?.()
} catch (error) {
  say(error instanceof Refused ? `result ${error.code} ${JSON.stringify(error.values)}` : `failed ${String(error)}`)
}
