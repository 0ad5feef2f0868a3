/** What HTML calls signs that websites put into lists. */
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', agrave: 'à', egrave: 'è', eacute: 'é', igrave: 'ì', ograve: 'ò', ugrave: 'ù', rsquo: '’', euro: '€' }
const entity = new RegExp(`&(?:#(\\d{1,5})|#x([\\da-f]{1,4})|(${Object.keys(entities).join('|')}));`, 'gi')
/** A mark as websites write them, alone or with attributes: `<a.rossi@alfa.it>` is none. */
const markOf = (names: string): RegExp => new RegExp(`</?(?:${names})(?:\\s+[\\w-]+\\s*=[^<>]*)?\\s*/?>`, 'gi')
const [lineEnd, anyMark] = [markOf('br|p|div'), markOf('br|p|a|b|i|em|div|span|strong')]

/** A cell of a website's export without its marks: `Alfa &amp; C.`, `Via Roma 1<br>50053 Empoli`. */
export const withoutMarks = (text: string): string => {
  if (!/[<&]/.test(text) || (text.search(anyMark) < 0 && text.search(entity) < 0)) return text
  const bare = text.replace(lineEnd, '\n').replace(anyMark, '')
  return bare.replace(entity, (_, code: string | undefined, hex: string | undefined, name: string | undefined) => (name === undefined ? String.fromCodePoint(hex === undefined ? Number(code) : Number.parseInt(hex, 16)) : (entities[name.toLowerCase()] ?? ''))).trim()
}
