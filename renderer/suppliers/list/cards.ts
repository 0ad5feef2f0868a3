const cardsIn = (column: Element): HTMLElement[] => [...column.querySelectorAll<HTMLElement>('[data-card]')]

/** The card that a key leads to from another: up and down in its column, left and right to the next column that has any; null where there is none. */
export function nextCard(board: HTMLElement, from: HTMLElement, key: string): HTMLElement | null {
  const columns = [...board.querySelectorAll('[data-column]')].map(cardsIn).filter(cards => cards.length > 0)
  const column = columns.findIndex(cards => cards.includes(from))
  const cards = columns[column] ?? []
  const place = cards.indexOf(from)
  const beside = (step: number) => { const other = columns[column + step]; return other?.[Math.min(place, other.length - 1)] ?? null }
  switch (key) {
    case 'ArrowDown': return cards[place + 1] ?? null
    case 'ArrowUp': return cards[place - 1] ?? null
    case 'ArrowRight': return beside(1)
    case 'ArrowLeft': return beside(-1)
    case 'Home': return cards[0] ?? null
    case 'End': return cards.at(-1) ?? null
    default: return null
  }
}
