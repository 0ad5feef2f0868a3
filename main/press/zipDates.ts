import { open, type FileHandle } from 'node:fs/promises'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** MS-DOS date and time (APPNOTE 4.4.6), in UTC, since a paper must not depend on the computer's time zone; from 1980 on. */
function dosTime(at: Date): Buffer {
  const year = Math.min(127, Math.max(0, at.getUTCFullYear() - 1980))
  const buffer = Buffer.alloc(4)
  buffer.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 0)
  buffer.writeUInt16LE((year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), 2)
  return buffer
}

/**
 * Gives every entry of a zip file the same time, in place. Both of ExcelJS's writers stamp the time of printing into the archive
 * and offer no way to say another; two prints of the same data shall be the same bytes.
 */
export async function setZipDates(path: string, at: Date): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    const tail = await readAt(file, Math.max(0, size - 22), 22)
    if (tail.length < 22 || tail.readUInt32LE(0) !== endSignature) throw new Error('No zip file without comment')
    const directory = await readAt(file, tail.readUInt32LE(16), tail.readUInt32LE(12))
    const time = dosTime(at)
    for (let i = 0; i < directory.length;) {
      if (directory.readUInt32LE(i) !== entrySignature) throw new Error('Damaged zip directory')
      time.copy(directory, i + 12)
      await file.write(time, 0, 4, directory.readUInt32LE(i + 42) + 10)
      i += 46 + directory.readUInt16LE(i + 28) + directory.readUInt16LE(i + 30) + directory.readUInt16LE(i + 32)
    }
    await file.write(directory, 0, directory.length, tail.readUInt32LE(16))
  } finally {
    await file.close()
  }
}
