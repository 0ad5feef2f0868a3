const remembered = 'desk.place'

/** Goes back to where the reader was when the window was closed; once, before the router reads the address. */
export function returnToPlace(): void {
  const last = localStorage.getItem(remembered)
  if (last !== null && window.location.hash === '') window.history.replaceState(null, '', last)
}

/** Remembers where the reader is. */
export const rememberPlace = (): void => localStorage.setItem(remembered, window.location.hash)
