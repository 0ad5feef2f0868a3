/** Ctrl+Tab and Ctrl+Shift+Tab: the next or previous tab of the screen, around the end. The keyboard goes to it, as by the arrows. */
export function cycleTabs(step: 1 | -1): void {
  const list = document.querySelector('#content [role="tablist"]')
  const tabs = [...list?.querySelectorAll<HTMLElement>('[role="tab"]:not(:disabled)') ?? []]
  const at = tabs.findIndex(tab => tab.ariaSelected === 'true')
  const next = tabs[(at + step + tabs.length) % tabs.length]
  next?.click()
  next?.focus()
}
