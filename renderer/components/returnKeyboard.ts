/** For `useEffect(returnKeyboard, [])`: gives the keyboard back to where it was before, where what opened goes together with its component: the library does that only for one that stays and is closed. */
export function returnKeyboard(): () => void {
  const before = document.activeElement
  return () => {
    setTimeout(() => { if (document.activeElement === document.body && before instanceof HTMLElement) before.focus({ preventScroll: true }) })
  }
}
