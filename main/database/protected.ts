import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { closeSync, createReadStream, createWriteStream, openSync, readSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { Refused } from '../../shared/errors.ts'
import { tried, writeFault, writing } from './faults.ts'
import { flush, remove, statOf } from './files.ts'

// A file under a passphrase: a header, the bytes under AES-256-GCM, its tag of 16 bytes. The key comes from the passphrase by scrypt. The header is authenticated
// with the rest. It holds, in bytes: magic 8, version 1, log2(N) 1, r 1, p 1, salt 16, nonce 12, length of the plain bytes 8, check 32, SHA-256 of all this 32.
// The check is the second half of what scrypt gives: by it a wrong passphrase is told at once, and from damage by the hash of the header.

/** The first bytes of a protected file. */
const magic = Buffer.from('DSKSAFE\0', 'latin1')
const version = 1
/** Cost of the key: 128 MB and about half a second on an office PC (OWASP Password Storage: N = 2^17, r = 8, p = 1). */
const cost = { logN: 17, r: 8, p: 1 }
/** What a header may ask for at most. */
const most = { logN: 20, r: 16, p: 4 }
const [saltAt, nonceAt, lengthAt, checkAt, hashAt, headerLength] = [12, 28, 40, 48, 80, 112]
const tagLength = 16

/** Whether bytes from the beginning of a file are those of a protected one. */
export const isProtectedStart = (start: Uint8Array): boolean => magic.equals(start.subarray(0, magic.length))

/** Whether a file is protected by a passphrase. Throws what the file system says. */
export function isProtected(file: string): boolean {
  return isProtectedStart(readPart(file, 0, magic.length))
}

function readPart(file: string, at: number, length: number): Buffer {
  const part = Buffer.alloc(length)
  const descriptor = openSync(file, 'r')
  try {
    return part.subarray(0, readSync(descriptor, part, 0, length, at))
  } finally {
    closeSync(descriptor)
  }
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** Key and check of a passphrase; the same letters typed in another way are the same (NFKC). */
async function keyOf(passphrase: string, salt: Buffer, { logN, r, p }: typeof cost): Promise<{ key: Buffer; check: Buffer }> {
  const bytes = await derive(passphrase.normalize('NFKC'), salt, 64, { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 128 + (1 << 26) })
  return { key: bytes.subarray(0, 32), check: bytes.subarray(32) }
}

const hashed = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

function headerOf(salt: Buffer, nonce: Buffer, length: number, check: Buffer): Buffer {
  const header = Buffer.alloc(hashAt)
  magic.copy(header)
  header.set([version, cost.logN, cost.r, cost.p], magic.length)
  salt.copy(header, saltAt)
  nonce.copy(header, nonceAt)
  header.writeBigUInt64BE(BigInt(length), lengthAt)
  check.copy(header, checkAt)
  return Buffer.concat([header, hashed(header)])
}

/**
 * Writes the bytes of a file under a passphrase to `target`, which must not exist, and makes sure that they are on the disk.
 * @throws Refused `cannot-write`, `disk-full`; nothing half stays
 */
export async function protect(source: string, target: string, passphrase: string): Promise<void> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const { key, check } = await keyOf(passphrase, salt, cost)
  const header = headerOf(salt, nonce, statOf(source)?.size ?? 0, check)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(header)
  await written(target, basename(target), async () => {
    const descriptor = openSync(target, 'wx')
    try {
      writeSync(descriptor, header)
    } finally {
      closeSync(descriptor)
    }
    const sealed = async function* (chunks: AsyncIterable<Buffer>) {
      yield* chunks
      yield cipher.getAuthTag()
    }
    await pipeline(createReadStream(source, { highWaterMark: 1 << 20 }), cipher, sealed, createWriteStream(target, { flags: 'a' }))
  })
}

/** Writes a target; what went wrong leaves none. */
async function written(target: string, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    flush(target)
  } catch (error) {
    tried(() => remove(target))
    throw writeFault(error, name)
  }
}

/** @throws Refused `truncated`, `damaged`, `newer` */
function readHeader(file: string, name: string): { header: Buffer; cost: typeof cost; length: number } {
  const header = writing(name, () => readPart(file, 0, headerLength), 'read-only')
  if (header.length < headerLength) throw new Refused('truncated', { name })
  if (header[magic.length] !== version) throw new Refused('newer', { name, needed: '?' })
  const [logN = 0, r = 0, p = 0] = header.subarray(magic.length + 1, saltAt)
  const whole = hashed(header.subarray(0, hashAt)).equals(header.subarray(hashAt))
  const length = Number(header.readBigUInt64BE(lengthAt))
  if (!whole || length < 1 || Math.min(logN, r, p) < 1 || logN > most.logN || r > most.r || p > most.p) throw new Refused('damaged', { name })
  if ((statOf(file)?.size ?? 0) < headerLength + length + tagLength) throw new Refused('truncated', { name })
  return { header, cost: { logN, r, p }, length }
}

/**
 * Writes what a protected file holds to `target`, which must not exist.
 * @throws Refused `passphrase-wrong`, `damaged`, `truncated`, `newer`, `cannot-write`, `disk-full`; nothing half stays
 */
export async function unprotect(file: string, target: string, passphrase: string): Promise<void> {
  const name = basename(file)
  const { header, cost: asked, length } = readHeader(file, name)
  const { key, check } = await keyOf(passphrase, header.subarray(saltAt, nonceAt), asked)
  if (!timingSafeEqual(check, header.subarray(checkAt, hashAt))) throw new Refused('passphrase-wrong', { name })
  const end = headerLength + length
  const decipher = createDecipheriv('aes-256-gcm', key, header.subarray(nonceAt, lengthAt)).setAAD(header).setAuthTag(readPart(file, end, tagLength))
  await written(target, basename(target), async () => {
    try {
      await pipeline(createReadStream(file, { start: headerLength, end: end - 1, highWaterMark: 1 << 20 }), decipher, createWriteStream(target, { flags: 'wx' }))
    } catch (error) {
      // what is no fault of the disk is a tag that does not fit: nothing of it is used, and the target is gone
      throw error instanceof Error && 'syscall' in error ? error : new Refused('damaged', { name })
    }
  })
}
