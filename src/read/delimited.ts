/** CSV and its kin: tables as text, whatever separates the cells. */
import type { Problem } from '../model.ts'
import { MAX_COLUMNS, MAX_ROWS, type Refusal, tooManyColumns, tooManyRows } from './limits.ts'
import type { Cell, Reading, Sheet } from './reading.ts'
import { errorIn, refuse, warningIn } from './refuse.ts'
import { EMPTY, findHeader, listOf, makeTable, type RawRow, textCell } from './table.ts'

/** One row as written; a cell in quotation marks may hold several lines. */
interface Scanned {
  readonly cells: readonly string[]
  /** A cell that goes on after its closing quotation mark; what it was taken for. */
  readonly stray: string | null
}

const QUOTE = 34
const NEWLINE = 10
const RETURN = 13
const SPACE = 32

/**
 * Goes through the rows of a text until `visit` says no. Returns the row with a quotation mark that opens a cell and
 * does not close, if any: a mark that takes in lines and then ends in the middle of a cell counts as well, as it was
 * another cell's.
 *
 * d3-dsv does not do here: it drops the character after a closing quotation mark, and does not tell an unclosed one.
 */
export function scanRows(
  text: string,
  delimiter: string,
  visit: (row: Scanned, number: number) => boolean,
): number | null {
  const separator = delimiter.charCodeAt(0)
  const length = text.length
  const endOfCell = (from: number): number => {
    let at = from
    for (; at < length; at++) {
      const code = text.charCodeAt(at)
      if (code === separator || code === NEWLINE || code === RETURN) break
    }
    return at
  }
  let at = 0
  for (let number = 1; at < length; number++) {
    const cells: string[] = []
    let stray: string | null = null
    for (;;) {
      let open = at
      while (text.charCodeAt(open) === SPACE) open++
      if (text.charCodeAt(open) === QUOTE) {
        const close = closingQuote(text, open + 1)
        if (close === -1) return number
        const end = endOfCell(close + 1)
        const rest = text.slice(close + 1, end)
        const inside = text.slice(open + 1, close)
        const isStray = rest.trim() !== ''
        if (isStray && /[\r\n]/.test(inside)) return number
        const cell = inside.replaceAll('""', '"') + (isStray ? rest : '')
        if (isStray) stray ??= cell
        cells.push(cell)
        at = end
      } else {
        const end = endOfCell(at)
        cells.push(text.slice(at, end))
        at = end
      }
      if (at >= length || text.charCodeAt(at) !== separator) break
      at++
    }
    if (text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === NEWLINE) at++
    at++
    if (!visit({ cells, stray }, number)) return null
  }
  return null
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2)
  return at
}

const DELIMITERS = [',', ';', '\t', '|'] as const
const NAMES: ReadonlyMap<string, string> = new Map([
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
])

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

function rawRow(cells: readonly string[], number: number): RawRow {
  const read = cells.map(textCell)
  return { number, cells: read.slice(0, read.findLastIndex((cell) => cell.kind !== 'empty') + 1) }
}

interface Candidate {
  readonly delimiter: string
  /** The row of the header; Infinity without one. */
  readonly header: number
  readonly score: number
}

/** How a text reads with a delimiter; null when most rows then have a single cell. */
function tryDelimiter(text: string, delimiter: string): Candidate | null {
  if (!text.includes(delimiter)) return null
  const counts = new Map<number, number>()
  const top: RawRow[] = []
  let rows = 0
  scanRows(text, delimiter, ({ cells }, number) => {
    if (isBlank(cells)) return true
    rows++
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
    if (top.length < 100) top.push(rawRow(cells, number))
    return true
  })
  const single = counts.get(1) ?? 0
  counts.delete(1)
  const [width = 1, often = 0] = [...counts].toSorted((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? []
  if (width === 1 || single > rows / 2) return null
  const header = top[findHeader(top) ?? -1]
  // The true header hardly ever holds another delimiter, so that with a wrong one it is too narrow or comes too late.
  const isWhole = header !== undefined && header.cells.length >= width * 0.75
  return { delimiter, header: isWhole ? header.number : Infinity, score: (often / rows) ** 2 * Math.log2(width) }
}

/** The delimiter of a table, told from its whole text; null for a table of one column. */
export function detectDelimiter(text: string): string | null {
  const candidates = DELIMITERS.flatMap((delimiter) => tryDelimiter(text, delimiter) ?? [])
  const [best] = candidates.toSorted((one, other) => {
    return one.header === other.header ? other.score - one.score : one.header - other.header
  })
  return best?.delimiter ?? null
}

/** What an editor says instead of detection. */
export interface DelimitedOptions {
  readonly delimiter?: string
  /** Then numbers that could be read in two ways are numbers; all others stay as they are written. */
  readonly decimal?: ',' | '.'
  readonly headerRow?: number
}

const UNCLOSED: Refusal = {
  message: 'A quotation mark opens a cell and never closes.',
  remedy: 'Close it, or double it to write one: "".',
}
const STRAY: Refusal = {
  message: 'A cell goes on after its closing quotation mark.',
  remedy: 'Double each quotation mark inside a cell in quotation marks: "".',
}

/** Reads a table from its text. `notes` are what was already said of the file. */
export function readDelimited(
  file: string,
  text: string,
  options: DelimitedOptions = {},
  notes: readonly string[] = [],
): Reading {
  // Excel's own line, which names the delimiter; it is row 1 for a spreadsheet that does not know it, and here.
  const named = /^sep=(.)\r?(?:\n|$)/.exec(text)
  const table = named === null ? text : text.slice(named[0].length)
  const offset = named === null ? 0 : 1
  const said = options.delimiter ?? named?.[1]
  if (said !== undefined && !/^[^"\r\n]$/.test(said)) {
    const remedy = 'Write one character, such as a comma or a semicolon, or none to have it detected.'
    return refuse(file, { message: `“${said}” cannot separate columns.`, remedy })
  }
  if (!/[^\s,;|"]/.test(table)) {
    const remedy = 'Save the table again, with a row of names and a row for each event.'
    return refuse(file, { message: 'The file is empty.', remedy })
  }
  const detected = said ?? detectDelimiter(table)
  const delimiter = detected ?? DELIMITERS.find((each) => !table.includes(each)) ?? ','

  const rows: RawRow[] = []
  const problems: Problem[] = []
  /** How many cells each row has as written: a header may end in columns without a name. */
  const widths = new Map<number, number>()
  const refusals: Refusal[] = []
  const unclosed = scanRows(table, delimiter, ({ cells, stray }, row) => {
    const number = row + offset
    const raw = rawRow(cells, number)
    if (raw.cells.length === 0) return true
    if (rows.length > MAX_ROWS) refusals.push(tooManyRows())
    else if (raw.cells.length > MAX_COLUMNS) refusals.push(tooManyColumns())
    if (refusals.length > 0) return false
    rows.push(raw)
    widths.set(number, cells.length)
    if (stray !== null) problems.push(warningIn(file, STRAY, { row: number, value: stray }))
    return true
  })
  const [refusal] = refusals
  if (refusal !== undefined) return refuse(file, refusal)
  if (unclosed !== null) return refuse(file, UNCLOSED, { row: unclosed + offset })
  const name = file.replace(/\.[^.]*$/, '')
  const made = makeTable({ name, file }, rows, options.headerRow)
  if (made.sheet === null) {
    const mixed = said === undefined ? unevenly(rows, delimiter) : null
    if (mixed !== null) return refuse(file, mixed, { row: rows[0]?.number ?? 1 })
    return { file, format: null, notes, sheets: [], problems: made.problems, head: {} }
  }
  const width = widths.get(made.sheet.headerRow ?? 0) ?? 0
  return {
    file,
    format: 'csv',
    notes: [
      ...notes,
      aboutDelimiter(detected, said !== undefined),
      ...made.notes,
      ...aboutDecimals(made.sheet, delimiter, options.decimal),
    ],
    sheets: [withNumbers(made.sheet, options.decimal)],
    problems: [...problems, ...tooWide(file, rows, made.sheet, width, delimiter)],
    head: {},
  }
}

/** Rows with cells beyond the header: most often a delimiter in a text that stands in no quotation marks. */
function tooWide(
  file: string,
  rows: readonly RawRow[],
  sheet: Sheet,
  width: number,
  delimiter: string,
): readonly Problem[] {
  const refusal: Refusal = {
    message: 'The row has more cells than the header.',
    remedy: `Put quotation marks around a cell that holds ${oneOf(delimiter)}, or name the column.`,
  }
  return rows.flatMap(({ number, cells }) => {
    if (number <= (sheet.headerRow ?? 0) || cells.length <= width) return []
    const extra = cells.slice(width).map((cell) => (cell.kind === 'empty' ? '' : cell.text))
    return [errorIn(file, refusal, { row: number, value: extra.join(delimiter) })]
  })
}

/** Why a first row of a single cell is no header: it is separated otherwise than the rows below it. */
function unevenly(rows: readonly RawRow[], delimiter: string): Refusal | null {
  const [first, ...others] = rows
  const [cell = EMPTY] = first?.cells ?? []
  const usual = Math.max(0, ...others.slice(0, 100).map(({ cells }) => cells.length))
  if (first?.cells.length !== 1 || cell.kind !== 'text' || usual < 2) return null
  const other = DELIMITERS.find((each) => each !== delimiter && cell.text.split(each).length === usual)
  if (other === undefined) return null
  return {
    message: `Row ${first.number} is separated by ${NAMES.get(other)}, and the rows below it by ${NAMES.get(delimiter)}.`,
    remedy: 'Separate all rows alike.',
  }
}

function oneOf(delimiter: string): string {
  const name = NAMES.get(delimiter)
  return name === undefined ? `“${delimiter}”` : `a ${name.replace(/s$/, '')}`
}

function aboutDelimiter(delimiter: string | null, isSaid: boolean): string {
  if (delimiter === null) return 'The table has a single column.'
  return `Columns are separated by ${NAMES.get(delimiter) ?? `“${delimiter}”`}${isSaid ? ', as said' : ''}.`
}

const DECIMAL_COMMA = /^[-+]?\d{1,3}(\.?\d{3})*,\d+$/

/** Columns whose numbers are written as in `33,51`. The cells stay as they are. */
function aboutDecimals(sheet: Sheet, delimiter: string, said: ',' | '.' | undefined): readonly string[] {
  if (said !== undefined) return [`Numbers are read with a decimal ${said === ',' ? 'comma' : 'point'}, as said.`]
  if (delimiter === ',') return []
  const columns = sheet.columns.filter((name, index) => name !== '' && hasDecimalCommas(sheet, index))
  if (columns.length === 0) return []
  const where = columns.length === 1 ? `column ${columns[0]}` : `columns ${listOf(columns)}`
  return [`Numbers in the ${where} have a decimal comma.`]
}

function hasDecimalCommas(sheet: Sheet, column: number): boolean {
  let isFound = false
  for (const { cells } of sheet.rows) {
    const cell = cells[column] ?? EMPTY
    if (cell.kind !== 'text') continue
    const hasComma = DECIMAL_COMMA.test(cell.text)
    if (!hasComma && !/^[-+]?\d+$/.test(cell.text)) return false
    isFound ||= hasComma
  }
  return isFound
}

const AS_SAID = {
  ',': /^[-+]?(\d+,\d+|\d{1,3}(\.\d{3})+(,\d+)?)$/,
  '.': /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/,
} as const

/** Numbers that only what the editor says can tell, such as `33,513`. */
function withNumbers(sheet: Sheet, decimal: ',' | '.' | undefined): Sheet {
  if (decimal === undefined) return sheet
  const group = decimal === ',' ? '.' : ','
  const read = (cell: Cell): Cell => {
    if (cell.kind !== 'text' || !AS_SAID[decimal].test(cell.text)) return cell
    const value = Number(cell.text.replaceAll(group, '').replace(decimal, '.'))
    return { kind: 'number', value, text: cell.text }
  }
  return { ...sheet, rows: sheet.rows.map(({ number, cells }) => ({ number, cells: cells.map(read) })) }
}
