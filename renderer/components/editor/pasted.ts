// Word writes a list as paragraphs with the bullet or number as text before each, and its level in a style of its own.
const level = /mso-list:\s*l\d+\s+level(\d+)/i
const numbered = /^\s*(?:\d+|[a-z]|[ivxlc]+)[.)]/i

type Item = { paragraph: Element; level: number; tag: 'ol' | 'ul' }

function itemOf(element: Element): Item | null {
  const found = level.exec(element.getAttribute('style') ?? '')
  if (!found) return null
  const bullet = element.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]')
  const tag = numbered.test(bullet?.textContent ?? '') ? 'ol' : 'ul'
  bullet?.remove()
  return { paragraph: element, level: Number(found[1]), tag }
}

/** Puts an item where it belongs: into the list of its level, below the last item of the level above. */
function place({ paragraph, level: depth, tag }: Item, lists: Element[]): void {
  const { ownerDocument } = paragraph
  lists.length = Math.min(lists.length, depth)
  while (lists.length < depth) {
    const list = ownerDocument.createElement(tag)
    const above = lists.at(-1)
    if (above) (above.lastElementChild ?? above.appendChild(ownerDocument.createElement('li'))).append(list)
    else paragraph.before(list)
    lists.push(list)
  }
  const line = ownerDocument.createElement('li')
  line.append(...paragraph.childNodes)
  lists.at(-1)?.append(line)
  paragraph.remove()
}

function buildLists(document: Document): void {
  let lists: Element[] = []
  let last: Element | null = null
  for (const element of document.body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    const item = itemOf(element)
    // A paragraph between two items ends the list.
    if (item && lists.length > 0 && element.previousElementSibling !== last) lists = []
    if (item) { place(item, lists); last = lists[0] ?? null } else lists = []
  }
}

/** What was copied in Word or in a browser, as plain headings, paragraphs and lists. Nothing in it is asked for: the document is inert. */
export function cleanPasted(html: string): string {
  const document = new DOMParser().parseFromString(html, 'text/html')
  for (const element of document.querySelectorAll('style, script, meta, link, title, img, object, iframe')) element.remove()
  buildLists(document)
  for (const element of document.body.querySelectorAll('*')) {
    // A bold that says it is not (Google), and bold that is only a style, are read from the style.
    const weight = element instanceof HTMLElement ? element.style.fontWeight : ''
    for (const name of element.getAttributeNames()) if (name !== 'start') element.removeAttribute(name)
    if (weight !== '') element.setAttribute('style', `font-weight: ${weight}`)
  }
  return document.body.innerHTML.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/<\/?o:p>/gi, '')
}
