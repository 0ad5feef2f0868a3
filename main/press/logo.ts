import { Refused } from '../../shared/errors.ts'

export type Logo = { url: string; bytes: Buffer; kind: 'png' | 'jpeg'; width: number; height: number }

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function pngSize(bytes: Buffer): { width: number; height: number } | null {
  return bytes.length > 24 && bytes.subarray(0, 8).equals(pngSignature) ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null
}

/** Walks the segments of a JPEG to the one that starts a frame (SOF, ITU-T T.81 table B.1). */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

/**
 * The letterhead's picture from its `data:` URL, with its size in pixels.
 * @throws Refused `logo-unreadable` for anything that is not a PNG or JPEG
 */
export function readLogo(url: string): Logo {
  const [, type, base64] = /^data:image\/(png|jpeg|jpg);base64,(.+)$/s.exec(url) ?? []
  const bytes = Buffer.from(base64 ?? '', 'base64')
  const size = bytes.length < 12 ? null : type === 'png' ? pngSize(bytes) : jpegSize(bytes)
  if (!size || !size.width || !size.height) throw new Refused('logo-unreadable', {})
  return { url, bytes, kind: type === 'png' ? 'png' : 'jpeg', ...size }
}
