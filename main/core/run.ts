import type { ProcedureName } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { backUpOpen } from '../database/backup.ts'
import { writeBatch } from '../database/batch.ts'
import { compact } from '../database/compact.ts'
import { tried } from '../database/faults.ts'
import { asRefusal } from './refusal.ts'
import { emptyPreviews, exportFolder, freePath, previewPlace } from './places.ts'
import type { Working } from './service.ts'
import { runService } from './services.ts'
import { localDay } from './today.ts'
import { languageOf, workspaceOf, type Session, type Workspace } from './session.ts'

const turn = () => new Promise<void>(resolve => { setImmediate(resolve) })
/** A long write yields this often, milliseconds. */
const slice = 50
/** A procedure reports progress only beyond this, and then this often, milliseconds. */
const silence = 300
const progressEvery = 100

/** One call that is being answered: it can be cancelled, and says how far it is. */
function makeCall(session: Session, id: string) {
  const controller = new AbortController()
  const started = performance.now()
  let yielded = started
  let reported = started + silence - progressEvery
  const stopIfCancelled = () => { if (controller.signal.aborted) throw new Refused('cancelled', {}) }
  const tell = (done: number, of: number | null, step: string) => {
    const now = performance.now()
    if (now - reported <= progressEvery) return
    reported = now
    session.emit({ event: 'progress', call: id, done, of, step })
  }
  const pause = async (): Promise<void> => {
    if (performance.now() - yielded < slice) return
    await turn()
    yielded = performance.now()
    stopIfCancelled()
  }
  return {
    controller,
    tell,
    pause,
    breathe: async (done: number, of: number | null, step: string): Promise<void> => {
      tell(done, of, step)
      await pause()
    },
  }
}
type RunningCall = ReturnType<typeof makeCall>

/** Does `work` while the other thing is done, which ends with it: stopped where `work` fails, and nothing of it goes on afterwards. */
async function beside<T>(other: ((stop: AbortSignal) => Promise<unknown>) | undefined, work: (done: Promise<unknown> | undefined) => Promise<T>): Promise<T> {
  const failed = new AbortController()
  const done = other?.(failed.signal)
  // told when `work` asks for it
  done?.catch(() => undefined)
  try {
    // what fails at once, where no backup can be made at all, is told before anything is written
    if (done) await Promise.race([done, turn()])
    return await work(done)
  } catch (error) {
    failed.abort()
    await Promise.allSettled([done])
    throw error
  }
}

function working(session: Session, workspace: Workspace, call: RunningCall, step: string): Working {
  const today = localDay(new Date())
  const { signal } = call.controller
  return {
    read: workspace.read, db: workspace.db, today, language: languageOf(session), writer: workspace.writer,
    signal, file: workspace.file,
    breathe: call.breathe,
    previewPlace: name => previewPlace(session.home, name),
    commit: (head, work, { backUp: reason } = {}) => workspace.queue.add(async () => {
      if (signal.aborted) throw new Refused('cancelled', {})
      const at = new Date().toISOString()
      const { batch, kept, tables, answer } = await beside(reason && (stop => backUpOpen(workspace, reason, AbortSignal.any([signal, stop]))), before => (
        writeBatch(workspace.write, { writer: workspace.writer, at, pause: call.pause, before }, typeof head === 'function' ? head() : head, own => work({
          write: workspace.write, db: workspace.writeDb, batch: own, at, today, breathe: (done, of) => call.breathe(done, of, step),
        }))))
      if (kept) {
        workspace.changed = true
        session.emit({ event: 'changed', tables, batch })
      }
      return { batch, kept, answer }
    }),
    keep: work => workspace.queue.add(async () => workspace.write.transaction(() => work(workspace.write))()),
    print: async (job, { path, preview, name }) => {
      const target = path ?? (preview ? previewPlace(session.home, name) : freePath(exportFolder(workspace.read), name))
      return session.press.print({ ...job, file: workspace.file, path: target }, { signal, onProgress: (done, of) => { call.tell(done, of, step) } })
    },
    // a preview that another program holds open stays until closing: the file is then written anew at the next opening
    compact: () => workspace.queue.add(async () => tried(() => { emptyPreviews(session.home) }) && compact(workspace.write)),
  }
}

/** Runs procedures on the session: each with its own context, cancellable by the call's id. */
export function makeRunner(session: Session) {
  const running = new Map<string, RunningCall>()
  const open = new Set<Promise<unknown>>()

  const start = (name: ProcedureName, input: unknown, id: string): Promise<unknown> => {
    const call = makeCall(session, id)
    running.set(id, call)
    const desk = { session, working: () => working(session, workspaceOf(session), call, name) }
    const work = runService(name, input, desk).catch((error: unknown) => {
      if (session.state.state === 'open' && asRefusal(error)?.code === 'damaged') session.state.workspace.markDamaged()
      throw error
    }).finally(() => {
      running.delete(id)
      open.delete(work)
    })
    open.add(work)
    return work
  }

  return {
    run: start,
    cancel: (id: string) => { running.get(id)?.controller.abort() },
    /** Waits for what is running: at closing. */
    settle: async () => { await Promise.allSettled(open) },
  }
}
