/** Files that are let go where nothing takes them are refused by the pointer: the browser beneath would open them in the place of the window. */
export function refuseStrayFiles(): void {
  for (const type of ['dragover', 'drop'] as const) {
    document.addEventListener(type, event => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    })
  }
}
