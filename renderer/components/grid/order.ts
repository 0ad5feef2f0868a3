/** A list of columns with one of them put before or after another. */
export function movedTo(order: readonly string[], name: string, target: string, after: boolean): string[] {
  const rest = order.filter(one => one !== name)
  const at = rest.indexOf(target)
  return at < 0 || !order.includes(name) ? [...order] : [...rest.slice(0, after ? at + 1 : at), name, ...rest.slice(after ? at + 1 : at)]
}

/** A list of columns with one of them moved by so many places, as far as there are any. */
export function movedBy(order: readonly string[], name: string, by: number): string[] {
  const at = order.indexOf(name)
  const target = order[Math.max(0, Math.min(order.length - 1, at + by))]
  return at < 0 || target === undefined || target === name ? [...order] : movedTo(order, name, target, by > 0)
}
