/** What the tests of tables share. */
import type { Reading } from '../../src/read/reading.ts'

/** A first sheet as texts, the header first. */
export function texts(reading: Reading, sheet = 0): readonly (readonly string[])[] {
  const { columns, rows } = reading.sheets[sheet] ?? { columns: [], rows: [] }
  return [columns, ...rows.map(({ cells }) => cells.map((cell) => (cell.kind === 'empty' ? '' : cell.text)))]
}

/** What Windows-1252 has where Latin-1 has control characters. */
const WINDOWS = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'

/** A text's bytes; `marked` puts a byte order mark before them. */
export function encode(text: string, encoding: string): Uint8Array {
  const [name = '', mark] = encoding.split(' ')
  const written = mark === undefined ? text : `\ufeff${text}`
  if (name === 'utf-8') return new TextEncoder().encode(written)
  if (name === 'windows-1252') {
    return Uint8Array.from(text, (letter) => {
      const place = WINDOWS.indexOf(letter)
      return place > -1 && letter !== '\0' ? 0x80 + place : letter.charCodeAt(0)
    })
  }
  const bytes = new DataView(new ArrayBuffer(written.length * 2))
  for (let index = 0; index < written.length; index++) {
    bytes.setUint16(index * 2, written.charCodeAt(index), name === 'utf-16le')
  }
  return new Uint8Array(bytes.buffer)
}
