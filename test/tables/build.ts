import { constants, deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import type { FileBytes } from '../../src/read/reading.ts'

/** A cell of a built workbook: a date is written as a text, a failed formula as its error. */
type BuiltCell = string | number | boolean | { readonly error: string }

/** What a file is made of that would be no use in a repository: workbooks, archives, and what is large. */
export type Built = { readonly file: string } & (
  | { readonly hex: string }
  /** A file of the old Office formats, with streams of these names. */
  | { readonly ole: readonly string[] }
  /** `bomb`: one more entry, of nothing but zeros. */
  | {
      readonly zip: Readonly<Record<string, string>>
      readonly bomb?: { readonly name: string; readonly megabytes: number }
    }
  | { readonly repeat: string; readonly bytes: number }
  | { readonly text: string }
  | {
      readonly sheets: Readonly<Record<string, readonly (readonly BuiltCell[])[]>>
      readonly merges?: readonly string[]
    }
)

export async function build(built: Built): Promise<FileBytes> {
  return { name: built.file, bytes: await bytesOf(built) }
}

async function bytesOf(built: Built): Promise<Uint8Array> {
  if ('hex' in built) return Uint8Array.from(Buffer.from(built.hex, 'hex'))
  if ('text' in built) return strToU8(built.text)
  if ('ole' in built) {
    const streams = Buffer.from(built.ole.join('\0'), 'utf16le')
    return Uint8Array.from([...Buffer.from('d0cf11e0a1b11ae1', 'hex'), ...new Uint8Array(504), ...streams])
  }
  if ('repeat' in built) {
    const line = strToU8(built.repeat)
    const bytes = new Uint8Array(built.bytes)
    for (let at = 0; at < bytes.length; at += line.length) bytes.set(line.subarray(0, bytes.length - at), at)
    return bytes
  }
  if ('zip' in built) {
    const parts = Object.fromEntries(Object.entries(built.zip).map(([name, text]) => [name, strToU8(text)]))
    return built.bomb === undefined ? zipSync(parts) : bomb(parts, built.bomb)
  }
  return workbook(built.sheets, built.merges ?? [])
}

/** Zeros packed a megabyte at a time, so that they never stand in memory; what unpacks them sees one entry. */
function bomb(
  parts: Readonly<Record<string, Uint8Array>>,
  { name, megabytes }: { readonly name: string; readonly megabytes: number },
): Uint8Array {
  const zeros = new Uint8Array(1024 * 1024)
  const piece = deflateRawSync(zeros, { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([...Array.from({ length: megabytes - 1 }, () => piece), deflateRawSync(zeros)])
  const entries = [
    ...Object.entries(parts).map(([each, bytes]) => ({ name: each, size: bytes.length, data: deflateRawSync(bytes) })),
    { name, size: megabytes * zeros.length, data: packed },
  ]
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name: each, size, data } of entries) {
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(size, 18)
    shared.writeUInt16LE(each.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(each), data])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, Buffer.from(each)]))
    locals.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Uint8Array.from(Buffer.concat([...locals, listed, end]))
}

const ERRORS: Readonly<Record<string, number>> = { '#REF!': 0x17, '#N/A': 0x2a, '#VALUE!': 0x0f }

async function workbook(
  sheets: Readonly<Record<string, readonly (readonly BuiltCell[])[]>>,
  merges: readonly string[],
): Promise<Uint8Array> {
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(
      rows.map((row) =>
        row.map((cell) =>
          typeof cell === 'object'
            ? { t: 'e', v: ERRORS[cell.error] ?? 0x1d, w: cell.error }
            : cell === ''
              ? null
              : cell,
        ),
      ),
    )
    if (merges.length > 0) sheet['!merges'] = merges.map((each) => utils.decode_range(each))
    utils.book_append_sheet(book, sheet, name)
  }
  const bytes: unknown = write(book, { type: 'array', bookType: 'xlsx' })
  if (!(bytes instanceof ArrayBuffer)) throw new Error('The workbook could not be built.')
  return new Uint8Array(bytes)
}
