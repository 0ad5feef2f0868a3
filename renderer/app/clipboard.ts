/** Puts a text on the clipboard, where a person has just pressed something; answers whether it is there. */
export function copyText(text: string): boolean {
  const before = document.activeElement
  const carrier = document.createElement('textarea')
  carrier.value = text
  carrier.style.position = 'fixed'
  carrier.style.opacity = '0'
  // within the dialog in front, out of which the keyboard may not go
  const place = before?.closest('[aria-modal="true"]') ?? document.body
  place.append(carrier)
  carrier.select()
  // oxlint-disable-next-line typescript/no-deprecated -- the newer API asks for a permission that the shell refuses
  const copied = document.execCommand('copy')
  carrier.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return copied
}
