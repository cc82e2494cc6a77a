/** Bytes as text: which encoding they are in is detected, or said by the editor. */
import type { Refusal } from './limits.ts'

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly note: string }
  | { readonly ok: false; readonly refusal: Refusal }

const refuse = (message: string, remedy: string): Decoded => ({ ok: false, refusal: { message, remedy } })

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

/** The text, or null when the bytes are none in that encoding. */
function strictly(label: string, bytes: Uint8Array): string | null {
  try {
    // Files that were joined or saved twice have several marks.
    return new TextDecoder(label, { fatal: true }).decode(bytes).replace(/^\ufeff+/, '')
  } catch {
    return null
  }
}

/**
 * Which UTF-16 the bytes are without saying so: zeros stand at every second place only, as ASCII has them there, and
 * even a text in another script has its line breaks, digits and separators from ASCII.
 */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  if (bytes.length < 2 || bytes.length % 2 === 1) return null
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  const enough = bytes.length / 2 / 20
  if (even === 0 && odd > 0 && odd >= enough) return 'utf-16le'
  if (odd === 0 && even > 0 && even >= enough) return 'utf-16be'
  return null
}

/** What Windows-1252 has at 80 to 9F. Node 20 takes it for Latin-1, which has control characters there. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function windows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes)
  return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control)
}

/** Cyrillic, Greek or Arabic that is taken for Windows-1252 has whole words of accented letters. */
function looksMistaken(text: string): boolean {
  const runs = text.match(/[À-ÿ]{4,}/g) ?? []
  const letters = text.match(/[À-ÿ]/g) ?? []
  return runs.length > 1 && runs.join('').length > letters.length / 5
}

/** The line of the first byte that is not UTF-8, when most of the other bytes beyond ASCII are; else null. */
function brokenUtf8(bytes: Uint8Array): number | null {
  const text = new TextDecoder().decode(bytes)
  const bad = text.match(/\ufffd/g)?.length ?? 0
  const good = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  if (good <= bad * 2) return null
  return text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\r|\n/).length
}

const isBinary = (text: string): boolean => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is control characters that tell a binary file.
  const controls = text.match(/[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g)?.length ?? 0
  return controls > Math.max(2, text.length / 50)
}

const NO_TEXT: Refusal = {
  message: 'The file is no text: it holds bytes that no text has.',
  remedy: 'Save the table as .xlsx, or as CSV in UTF-8.',
}
const AS_UTF8 = 'Save the table again as “CSV UTF-8”.'

/** The text of a file without its byte order mark. `said` is an encoding that the editor names; it is not doubted. */
export function decode(bytes: Uint8Array, said?: string): Decoded {
  const decoded = said === undefined ? detect(bytes) : decodeAs(said, bytes)
  if (!decoded.ok) return decoded
  if (decoded.text.includes('\0') || isBinary(decoded.text)) return { ok: false, refusal: NO_TEXT }
  return decoded
}

function decodeAs(label: string, bytes: Uint8Array): Decoded {
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    const text = decoder.encoding === 'windows-1252' ? windows1252(bytes) : strictly(label, bytes)
    if (text !== null) return { ok: true, text, note: `The text is read as ${label}, as said.` }
    return refuse(`The bytes are not ${label}.`, 'Name another encoding, or none to have it detected.')
  } catch {
    const remedy = 'Write a name such as utf-8, utf-16le, windows-1252 or windows-1251.'
    return refuse(`There is no encoding ${label}.`, remedy)
  }
}

function detect(bytes: Uint8Array): Decoded {
  const marked = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null
  const utf16 = marked ?? unmarkedUtf16(bytes)
  if (utf16 !== null) {
    const text = strictly(utf16, bytes)
    const order = utf16 === 'utf-16le' ? 'little endian' : 'big endian'
    const mark = marked === null ? 'without' : 'with'
    if (text !== null) return { ok: true, text, note: `The text is UTF-16 (${order}) ${mark} a byte order mark.` }
    if (marked !== null) return refuse('The file begins as UTF-16 and goes on as something else.', AS_UTF8)
  }
  const utf8 = strictly('utf-8', bytes)
  if (utf8 !== null) {
    const mark = startsWith(bytes, 0xef, 0xbb, 0xbf) ? ' with a byte order mark' : ''
    return { ok: true, text: utf8, note: `The text is UTF-8${mark}.` }
  }
  const line = brokenUtf8(bytes)
  if (line !== null) return refuse(`The file is UTF-8, but line ${line} holds bytes that are not.`, AS_UTF8)
  const text = windows1252(bytes)
  if (looksMistaken(text)) {
    const remedy = 'Save the table again as “CSV UTF-8”, or name its encoding, such as windows-1251.'
    return refuse('The encoding cannot be told: it is neither UTF-8 nor Windows-1252.', remedy)
  }
  return { ok: true, text, note: 'The text is Windows-1252, as its bytes are not UTF-8.' }
}
