import type { Core } from '../../main/core/core.ts'
import type { Call, DeskEvent } from '../../shared/bridge.ts'
import type { Reply } from '../../shared/errors.ts'

export type FakeCore = Core & {
  /** What the core was asked, in order. */
  readonly calls: Call[]
  readonly cancelled: string[]
  /** How many times it was closed. */
  closes: number
  /** The answers to come, by procedure; else the core answers its input. */
  readonly answers: Map<string, Reply | Promise<Reply>>
  emit(event: DeskEvent): void
}

/** A core that answers what the test says: for what shells do with calls and answers, not for what the core does. */
export function fakeCore(): FakeCore {
  const hearers = new Set<(event: DeskEvent) => void>()
  const core: FakeCore = {
    ready: Promise.resolve(),
    calls: [],
    cancelled: [],
    closes: 0,
    answers: new Map(),
    call: async call => {
      core.calls.push(call)
      return core.answers.get(call.procedure) ?? { ok: true, answer: { input: call.input } }
    },
    cancel: id => { core.cancelled.push(id) },
    listen: hear => {
      hearers.add(hear)
      return () => { hearers.delete(hear) }
    },
    close: async () => { core.closes++ },
    emit: event => { for (const hear of hearers) hear(event) },
  }
  return core
}
