import { useEffect, useRef, useState } from 'react'

/** One function for as long as the component stands that does what the newest `run` does: what it is given to is not drawn again for it. */
export function useStable<A extends unknown[], R>(run: (...given: A) => R): (...given: A) => R {
  const latest = useRef(run)
  useEffect(() => { latest.current = run })
  const [stable] = useState(() => (...given: A): R => latest.current(...given))
  return stable
}

/** True from the first time on. */
export function useOnce(now: boolean): boolean {
  const [once, setOnce] = useState(now)
  if (now && !once) setOnce(true)
  return once || now
}
