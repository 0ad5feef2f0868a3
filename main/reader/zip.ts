import { inflateRawSync } from 'node:zlib'
import { Refused } from '../../shared/errors.ts'

type Entry = { name: string; encrypted: boolean; method: number; packed: number; size: number; offset: number }
/** A part of a workbook, unpacked. */
export type Part = { name: string; bytes: Buffer }

const damaged = () => new Refused('unreadable-file', { reason: 'damaged' })
const tooLarge = (max: number) => new Refused('file-too-large', { limit: 'unpacked', max })

/** Pictures, charts, macros and the like: a list is read without them. */
const pictures = /\.(png|jpe?g|gif|emf|wmf|tiff?|svg|vml|ttf|odttf)$|vbaProject\.bin$/i
const folders = /(^|\/)(media|drawings|charts|embeddings|printerSettings|pivotCache|pivotTables|ctrlProps|activeX|externalLinks|customXml|Pictures|Thumbnails|Object \d+)\//i
const ballast = (name: string) => name.endsWith('/') || pictures.test(name) || folders.test(name)

/**
 * Unpacks the parts of a zipped workbook that a list needs. What the directory at its end declares is summed before anything is
 * unpacked, and each part is unpacked no further than what is left of `limit` bytes, since a zip bomb lies.
 * Refuses as `unreadable-file` (damaged, cut off), `file-too-large`, `file-encrypted`.
 */
export function unpack(bytes: Buffer, limit: number): Part[] {
  const entries = directory(bytes).filter((entry) => !ballast(entry.name))
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > limit) throw tooLarge(limit)
  if (entries.some((entry) => entry.encrypted)) throw new Refused('file-encrypted')
  let left = limit
  return entries.map((entry) => {
    const part = inflate(bytes, entry, left)
    if (part === null) throw tooLarge(limit)
    left -= part.length
    return { name: entry.name, bytes: part }
  })
}

/** A part unpacked, or null where it is longer than `left`. */
function inflate(bytes: Buffer, entry: Entry, left: number): Buffer | null {
  const header = entry.offset
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== 0x04034b50) throw damaged()
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  if (start + entry.packed > bytes.length) throw damaged()
  const packed = bytes.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed.length > left ? null : packed
  if (entry.method !== 8) throw damaged()
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return null
    throw damaged()
  }
}

const few = 10_000

/** The central directory (APPNOTE 4.3.12), with the 64-bit sizes that some writers give to small files as well. */
function directory(bytes: Buffer): Entry[] {
  let { at, count } = directoryPlace(bytes)
  if (count > few) throw tooLarge(few)
  const entries: Entry[] = []
  for (; count > 0; count--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged()
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const [size, packed, offset] = wide([bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)], extra)
    entries.push({ name, encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1, method: bytes.readUInt16LE(at + 10), size, packed, offset })
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  return entries
}

const full = 0xffffffff

function directoryPlace(bytes: Buffer): { at: number; count: number } {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > bytes.length) throw new Refused('unreadable-file', { reason: 'truncated' })
  const place = { at: bytes.readUInt32LE(end + 16), count: bytes.readUInt16LE(end + 10) }
  if (place.at !== full && place.count !== 0xffff) return place
  const wideEnd = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 6, 6]), end)
  if (wideEnd < 0 || wideEnd + 56 > bytes.length) throw damaged()
  return { at: Number(bytes.readBigUInt64LE(wideEnd + 48)), count: Number(bytes.readBigUInt64LE(wideEnd + 32)) }
}

/** Puts the 64-bit values of the extra field (id 1) where the 32-bit ones say that they do not fit. */
function wide(sizes: [number, number, number], extra: Buffer): [number, number, number] {
  if (!sizes.includes(full)) return sizes
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    const take = (size: number) => {
      if (size !== full) return size
      if (next + 8 > extra.length) throw damaged()
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    }
    return [take(sizes[0]), take(sizes[1]), take(sizes[2])]
  }
  throw damaged()
}

/**
 * The parts as a zip without compression, for a library that only takes zips: it unpacks nothing any more, so that the limits
 * above are the only ones that count (and the system's zlib is faster than its own).
 */
export function repack(parts: readonly Part[]): Buffer {
  const files: Buffer[] = []
  const index: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of parts) {
    const label = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt32LE(bytes.length, 18)
    local.writeUInt32LE(bytes.length, 22)
    local.writeUInt16LE(label.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt32LE(bytes.length, 20)
    central.writeUInt32LE(bytes.length, 24)
    central.writeUInt16LE(label.length, 28)
    central.writeUInt32LE(offset, 42)
    files.push(local, label, bytes)
    index.push(central, label)
    offset += 30 + label.length + bytes.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(index.reduce((sum, part) => sum + part.length, 0), 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...index, end])
}
