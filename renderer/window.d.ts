import type { Desk } from '../shared/bridge.ts'

declare global {
  interface Window {
    /** Put there by the shell: the only way out of the page. */
    readonly desk: Desk
  }
}
