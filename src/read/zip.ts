/**
 * Zips, carefully: the directory is read first, and nothing is unpacked that says, or turns out, to be too much.
 */
import { MAX_UNPACKED, type Refusal, tooMuchUnpacked } from './limits.ts'

export interface ZipEntry {
  /** With slashes, whatever the packing program wrote. */
  readonly name: string
  readonly method: number
  readonly packed: number
  /** As the directory declares it. */
  readonly size: number
  /** Where its own header stands. */
  readonly at: number
}

export type ZipDirectory =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  | { readonly ok: false; readonly refusal: Refusal }

export type Unpacked =
  | { readonly ok: true; readonly parts: Readonly<Record<string, Uint8Array>> }
  | { readonly ok: false; readonly refusal: Refusal }

const DAMAGED: Refusal = {
  message: 'The file is damaged: it cannot be unpacked.',
  remedy: 'Download it or save it again.',
}
const LYING: Refusal = {
  message: 'The file is damaged: a part of it is larger than it says.',
  remedy: 'Open it in a spreadsheet program and save it again.',
}
export const LOCKED: Refusal = {
  message: 'The file is protected by a password.',
  remedy: 'Open it, remove the password, and save it again.',
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const UNSAID = 0xffffffff
/** Bytes that are unpacked at a time. */
const PIECE = 32_768

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function endOfDirectory(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return null
}

/** What the zip says that it holds. Refused when that is too much, or behind a password. */
export function readDirectory(bytes: Uint8Array): ZipDirectory {
  const view = viewOf(bytes)
  const end = endOfDirectory(view)
  if (end === null) return { ok: false, refusal: DAMAGED }
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  let sum = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return { ok: false, refusal: DAMAGED }
    if ((view.getUint16(at + 8, true) & 1) === 1) return { ok: false, refusal: LOCKED }
    const length = view.getUint16(at + 28, true)
    const entry: ZipEntry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    }
    sum += entry.size
    if (sum > MAX_UNPACKED || entry.packed === UNSAID) return { ok: false, refusal: tooMuchUnpacked() }
    entries.push(entry)
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { ok: true, entries }
}

/** A part may not unpack to more than it declares, and all of them have declared no more than is read. */
class TooLarge extends Error {}

/** The bytes of those entries, by name. */
export async function unpack(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<Unpacked> {
  const { Inflate } = await import('fflate')
  const inflate = (packed: Uint8Array, size: number): Uint8Array => {
    const out = new Uint8Array(size)
    let filled = 0
    const stream = new Inflate((chunk) => {
      if (filled + chunk.length > size) throw new TooLarge()
      out.set(chunk, filled)
      filled += chunk.length
    })
    // In pieces: each can grow a thousandfold before it is counted.
    for (let from = 0; from < packed.length; from += PIECE) {
      stream.push(packed.subarray(from, from + PIECE), from + PIECE >= packed.length)
    }
    return out.subarray(0, filled)
  }
  const parts = new Map<string, Uint8Array>()
  const view = viewOf(bytes)
  for (const entry of entries) {
    if (entry.at + 30 > view.byteLength || view.getUint32(entry.at, true) !== LOCAL) {
      return { ok: false, refusal: DAMAGED }
    }
    const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
    const packed = bytes.subarray(start, start + entry.packed)
    if (packed.length < entry.packed) return { ok: false, refusal: DAMAGED }
    try {
      const part = entry.method === 0 ? packed : entry.method === 8 ? inflate(packed, entry.size) : null
      if (part?.length !== entry.size) return { ok: false, refusal: DAMAGED }
      if (!parts.has(entry.name)) parts.set(entry.name, part)
    } catch (error) {
      return { ok: false, refusal: error instanceof TooLarge ? LYING : DAMAGED }
    }
  }
  return { ok: true, parts: Object.fromEntries(parts) }
}
