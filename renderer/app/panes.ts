const tabbable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])'
const lastIn = new WeakMap<Element, HTMLElement>()

const shown = (element: Element) => element.getClientRects().length > 0
const paneOf = (element: Element | null) => element?.closest('[data-pane]') ?? null

// Remembers where the keyboard was in each pane, to come back to the same place.
document.addEventListener('focusin', event => {
  const pane = event.target instanceof HTMLElement ? paneOf(event.target) : null
  if (pane && event.target instanceof HTMLElement) lastIn.set(pane, event.target)
})

function enter(pane: Element): void {
  const last = lastIn.get(pane)
  const target = last && pane.contains(last) && shown(last) ? last : [...pane.querySelectorAll<HTMLElement>(tabbable)].find(shown)
  if (target) target.focus()
  else if (pane instanceof HTMLElement) { pane.tabIndex = -1; pane.focus() }
}

/** F6 and Shift+F6: puts the keyboard into the next pane (`data-pane`) of the window, in the order of the page. */
export function cyclePanes(step: 1 | -1): void {
  const panes = [...document.querySelectorAll('[data-pane]')].filter(pane => shown(pane) && !pane.querySelector('[data-pane]'))
  if (!panes.length) return
  const here = document.activeElement ? panes.findIndex(pane => pane.contains(document.activeElement)) : -1
  const next = panes[(here + step + panes.length) % panes.length]
  if (next) enter(next)
}
