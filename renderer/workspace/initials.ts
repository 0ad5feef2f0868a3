/** Initials as they are proposed for a name: `Maria Grazia De Rossi` → `MGDR`, at most five letters. */
export const proposedInitials = (name: string): string =>
  name.trim().split(/[\s'’-]+/).map(word => word.charAt(0).toLocaleUpperCase('it')).join('').slice(0, 5)
