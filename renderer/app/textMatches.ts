/** A place where a text was found: a stretch of the page, or a field whose value holds it. */
export type TextMatch = Range | HTMLInputElement | HTMLTextAreaElement

/** Without capitals and accents, and as long as it was, so that places stay the same. */
const flat = (text: string) => text.replace(/[^ -~]/g, letter => letter.normalize('NFD').charAt(0)).replace(/\p{Lu}/gu, letter => letter.toLowerCase())

const isField = (node: Node): node is HTMLInputElement | HTMLTextAreaElement =>
  node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && ['text', 'search', 'email', 'tel', 'url', 'number'].includes(node.type))

/** What is there for readers of the screen alone is a point in size. */
const seenByEye = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1

function inText(node: Text, wanted: string): Range[] {
  const text = flat(node.data)
  const found: Range[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const range = new Range()
    range.setStart(node, at)
    range.setEnd(node, at + wanted.length)
    found.push(range)
  }
  return found
}

/** Where a text stands in what is shown of an element, from its beginning to its end; words that change their type halfway are not found. */
export function textMatches(root: Element, text: string): TextMatch[] {
  const wanted = flat(text)
  if (wanted === '') return []
  const found: TextMatch[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (isField(node) && flat(node.value).includes(wanted) && seenByEye(node)) found.push(node)
    else if (node instanceof Text && node.parentElement && !isField(node.parentElement)) {
      const here = inText(node, wanted)
      if (here.length > 0 && seenByEye(node.parentElement)) found.push(...here)
    }
  }
  return found
}

const marks = ['desk-found', 'desk-found-here'] as const
const attribute = 'data-found'

/** Takes every mark off. */
export function unmarkMatches(): void {
  for (const name of marks) CSS.highlights.delete(name)
  for (const field of document.querySelectorAll(`[${attribute}]`)) field.removeAttribute(attribute)
}

/** Marks what was found, one of it as the place where one is. */
export function markMatches(found: readonly TextMatch[], here: TextMatch | undefined): void {
  unmarkMatches()
  CSS.highlights.set(marks[0], new Highlight(...found.filter((one): one is Range => one instanceof Range && one !== here)))
  if (here instanceof Range) CSS.highlights.set(marks[1], new Highlight(here))
  for (const one of found) if (!(one instanceof Range)) one.setAttribute(attribute, one === here ? 'here' : '')
}
