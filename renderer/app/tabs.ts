const shown = (list: Element | null | undefined) => (list && list.getClientRects().length > 0 ? list : null)

/** What Ctrl+Tab goes through: the views of the list where the keyboard is; else the tabs of the screen, or the views of its list. */
function tabsHere(): HTMLElement[] {
  const views = (of: Element | null) => shown(of?.querySelector('[data-views]'))
  const content = document.querySelector('#content')
  const list = views(document.activeElement?.closest('[data-list]') ?? null) ?? content?.querySelector('[role="tablist"]') ?? views(content)
  return [...list?.querySelectorAll<HTMLElement>('[role="tab"]:not(:disabled), [aria-pressed]') ?? []]
}

/** Ctrl+Tab and Ctrl+Shift+Tab: the next or previous tab of the screen, or view of the list, around the end. The keyboard goes to it, as by the arrows. */
export function cycleTabs(step: 1 | -1): void {
  const tabs = tabsHere()
  const at = tabs.findIndex(tab => tab.ariaSelected === 'true' || tab.ariaPressed === 'true')
  const next = tabs[(at + step + tabs.length) % tabs.length]
  next?.click()
  next?.focus()
}
