/** Runs works one after another, in the order they came; one that fails does not stop the next. */
export function makeQueue(): { add<T>(work: () => Promise<T>): Promise<T>; idle(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve()
  return {
    add: work => {
      const next = last.then(work)
      last = next.catch(() => undefined)
      return next
    },
    idle: async () => { await last },
  }
}
