/** How a foreign file must be read, told by its content; its name may lie. */
export type Shape = 'zip' | 'xls' | 'encrypted' | 'markup' | 'text' | 'unknown'

const starts = (bytes: Buffer, ...signature: number[]) => signature.every((byte, index) => bytes[index] === byte)

/** Signatures of what is often sent by mistake and would pass for text. */
const foreign = ['%PDF', '{\\rtf', 'MIME-Version:', 'From: ', 'Received: ', 'ID;P', 'TABLE\r\n0,1', 'TABLE\n0,1']

/** Tells a file by its first bytes. `markup` is HTML or XML (an .xls written by a web program, an Excel 2003 XML, a flat .ods). */
export function shapeOf(bytes: Buffer): Shape {
  if (starts(bytes, 0x50, 0x4b)) return 'zip'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return compoundShape(bytes)
  // Bare workbook streams of Excel 2 to 4.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && bytes[2] !== undefined && bytes[2] < 0x10 && bytes[3] === 0x00) return 'xls'
  const head = bytes.subarray(0, 1024).toString('latin1').replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '').trimStart()
  if (foreign.some((signature) => head.startsWith(signature))) return 'unknown'
  return /^<(\?xml|!doctype|!--|html|head|body|table|meta|style|div|workbook|office:)/i.test(head) ? 'markup' : 'text'
}

/** An OLE container by the names in its directory: an old workbook, an encrypted new one, or something else (Word, Outlook). */
function compoundShape(bytes: Buffer): Shape {
  const holds = (name: string) => bytes.includes(Buffer.from(`${name}\0`, 'utf16le'))
  if (holds('EncryptedPackage')) return 'encrypted'
  return holds('Workbook') || holds('Book') ? 'xls' : 'unknown'
}
