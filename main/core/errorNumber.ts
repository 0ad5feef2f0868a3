import { threadId } from 'node:worker_threads'

let last = 0

/**
 * The number under which an error that nobody expected stands in the log, short enough to be read over the phone: the moment, and the thread that met it, since
 * shell and core count for themselves. Never the same twice in a run.
 */
export function errorNumber(): string {
  last = Math.max(last + 1, Date.now())
  return `${last.toString(36)}${threadId.toString(36)}`.toUpperCase()
}
