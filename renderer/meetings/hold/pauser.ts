/** A pause in typing as long as this keeps it in the draft row, and typing without a pause keeps it as often: a crash costs less than two seconds. Milliseconds. */
export const keeping = { pause: 800, most: 1800 }

/** Runs an action a moment after it was last asked for, and at the latest so long after it was first. */
export function pauser(run: () => void, { pause, most }: { pause: number; most: number }) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | null = null
  const stop = () => { clearTimeout(timer); since = null }
  return {
    ask: () => {
      since ??= Date.now()
      clearTimeout(timer)
      timer = setTimeout(() => { since = null; run() }, Math.max(0, Math.min(pause, since + most - Date.now())))
    },
    stop,
  }
}
