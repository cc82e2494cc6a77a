/** Tables as a workbook of sheets, for a round trip and for `demarche export`. */
import type { Refusal } from './limits.ts'

export interface WrittenSheet {
  readonly name: string
  /** The header is the first of them. */
  readonly rows: readonly (readonly string[])[]
}

export type WrittenWorkbook =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly refusal: Refusal }

/** What a spreadsheet program takes as the name of a sheet. */
const NAME = /^(?!')[^[\]:*?/\\]{1,31}(?<!')$/
const LONGEST_CELL = 32_767

/**
 * XLSX with every cell as text, so that no program takes an id for a number or a date for another: what is read back is
 * what was written, but that line breaks in a cell become `\n`.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<WrittenWorkbook> {
  const refusal = whyNot(sheets)
  if (refusal !== null) return { ok: false, refusal }
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  for (const { name, rows } of sheets) {
    const cells = rows.map((row) => row.map((text) => (text === '' ? null : { t: 's', v: escaped(text), z: '@' })))
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name)
  }
  const bytes: unknown = write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true })
  if (bytes instanceof ArrayBuffer) return { ok: true, bytes: new Uint8Array(bytes) }
  return { ok: false, refusal: { message: 'The workbook could not be written.', remedy: 'Export the tables as CSV.' } }
}

/** XLSX has control characters as `_x0007_`, so that a text that looks like one must be told from it. */
const escaped = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')

function whyNot(sheets: readonly WrittenSheet[]): Refusal | null {
  const names = sheets.map(({ name }) => name.toLowerCase())
  const odd = sheets.find(({ name }, index) => !NAME.test(name) || names.indexOf(name.toLowerCase()) !== index)
  if (odd !== undefined || sheets.length === 0) {
    const message = odd === undefined ? 'There is no table to write.' : `A sheet cannot be named “${odd.name}”.`
    return { message, remedy: 'Give each table a name of its own, of at most 31 letters.' }
  }
  for (const { name, rows } of sheets) {
    const row = rows.findIndex((cells) => cells.some((cell) => escaped(cell).length > LONGEST_CELL))
    if (row === -1) continue
    const message = `A cell in row ${row + 1} of ${name} is longer than a workbook takes (32,767 letters).`
    return { message, remedy: 'Shorten it, or export the tables as CSV.' }
  }
  return null
}
