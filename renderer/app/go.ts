/** Goes to a room from where no router stands yet: the first run and the opening problems. */
export function goTo(path: '/members' | '/members/import' | '/meetings'): void {
  window.location.hash = path
}
