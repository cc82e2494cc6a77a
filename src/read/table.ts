/** From the rows of a file to a table: which row is the header, how wide the table is, and what stands above. */
import type { Problem } from '../model.ts'
import { MAX_CELLS, tooManyCells } from './limits.ts'
import type { Cell, Sheet, SheetRow } from './reading.ts'
import { errorIn } from './refuse.ts'

export const EMPTY: Cell = { kind: 'empty' }

/** Spaces, also those without a width, and marks of direction: nobody sees them at the ends of a cell. */
const UNSEEN = /[\s\u200b\u200e\u200f\u2060\u061c]/

/** A cell of written text, without the spaces around it. */
export function textCell(written: string): Cell {
  let [start, end] = [0, written.length]
  while (start < end && UNSEEN.test(written.charAt(start))) start++
  while (end > start && UNSEEN.test(written.charAt(end - 1))) end--
  return start === end ? EMPTY : { kind: 'text', text: written.slice(start, end) }
}

export const shown = (cell: Cell): string => (cell.kind === 'empty' ? '' : cell.text)

/** A row that is not blank, without the empty cells at its end. */
export interface RawRow {
  readonly number: number
  readonly cells: readonly Cell[]
}

/** How many rows may stand above the header. */
const MOST_ABOVE = 30

const MONTHS = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*'
/** Cells that are data and no name of a column: numbers, dates, times, addresses, pairs of coordinates. */
const DATA = [
  /^[-+±]?\p{Sc}?\s?\d[\d.,' \u00a0\u202f]*\s?(%|\p{Sc}|°[NSEWOСЮВЗ]?)?$/u,
  /^[-+]?\d+(\.\d+)?\s*[,;]\s*[-+]?\d+(\.\d+)?$/,
  /^[-[]?\d{4}[-./](\d{1,2}|\d?X+)([-./](\d{1,2}|\d?X+))?([T ]\d.*)?[~?%\]]?$/,
  /^\[?\d{4}(-\d\d){0,2}(\/|\.\.)/,
  /^\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}([ ,T].*)?$/,
  /^\d{1,2}\.?[- ]\p{L}+\.?[- ,]+\d{2,4}([ ,].*)?$/u,
  /^\p{L}+\.? \d{1,2}(st|nd|rd|th)?,? \d{4}$/u,
  new RegExp(`^${MONTHS}\\.? \\d{4}$`, 'iu'),
  /^\d{1,2}:\d\d(:\d\d)?( ?[ap]\.?m\.?)?$/i,
  /^[a-z]+:\/\/\S+$/i,
  /^www\.\S+$/i,
]

const isData = (cell: Cell): boolean =>
  cell.kind === 'text' ? DATA.some((form) => form.test(cell.text)) : cell.kind !== 'empty' && cell.kind !== 'failure'

const filled = (row: RawRow): number => row.cells.filter((cell) => cell.kind !== 'empty').length

/** How many cells half of the rows have, or more. */
function usual(counts: readonly number[]): number {
  return counts.toSorted((one, other) => one - other)[Math.floor(counts.length / 2)] ?? 0
}

/**
 * The place of the header among the rows; null when there is none: a row that is wide enough to be one already holds
 * data. Rows above it that are narrower are titles, and so is a row of words above one that names more columns, if data
 * begin right below that, or if it names twice as many.
 */
export function findHeader(rows: readonly RawRow[]): number | null {
  const width = usual(rows.slice(0, 1000).map(filled))
  let header: { readonly index: number; readonly cells: number } | null = null
  let above = 0
  for (const [index, row] of rows.slice(0, MOST_ABOVE).entries()) {
    const cells = filled(row)
    if (cells < Math.max(width > 1 ? 2 : 1, Math.ceil(width / 2))) continue
    if (row.cells.some(isData)) {
      if (header !== null || cells >= width) break
      above = Math.max(above, cells)
      continue
    }
    // A row of comments may explain the columns right below the header.
    const isComment = shown(row.cells[0] ?? EMPTY).startsWith('#')
    const isFollowed = rows[index + 1]?.cells.some(isData) === true && !isComment
    const isBetter = header !== null && header.cells < width && cells > header.cells && isFollowed
    if (header === null ? cells > above : isBetter || cells >= header.cells * 2) header = { index, cells }
  }
  return header?.index ?? null
}

/** `A`, `Z`, `AA`: a column as a spreadsheet names it. */
export function letterOf(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26))
  return column < 26 ? rest : letterOf(Math.floor(column / 26) - 1) + rest
}

/** `A`, `A and B`, `A, B and C`. */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export interface TableNames {
  readonly name: string
  readonly file: string
}

export interface MadeTable {
  /** null when it has no header, or too many cells. */
  readonly sheet: Sheet | null
  readonly notes: readonly string[]
  readonly problems: readonly Problem[]
}

/** `said` is the row of the header as the editor names it. */
export function makeTable(names: TableNames, rows: readonly RawRow[], said?: number): MadeTable {
  const [first] = rows
  const index = said === undefined ? findHeader(rows) : rows.findIndex((row) => row.number === said)
  const header = index === null ? undefined : rows[index]
  if (index === null || header === undefined) {
    const problem = said === undefined ? noHeader(names.file, first) : noSuchRow(names.file, said)
    return { sheet: null, notes: [], problems: [problem] }
  }
  const body = rows.slice(index + 1)
  const width = body.reduce((most, row) => Math.max(most, row.cells.length), header.cells.length)
  if (width * body.length > MAX_CELLS) {
    return { sheet: null, notes: [], problems: [errorIn(names.file, tooManyCells())] }
  }
  const columns = Array.from({ length: width }, (_, column) => shown(header.cells[column] ?? EMPTY))
  const sheet: Sheet = {
    ...names,
    columns,
    headerRow: header.number,
    rows: body.map(({ number, cells }): SheetRow => {
      return { number, cells: Array.from({ length: width }, (_, column) => cells[column] ?? EMPTY) }
    }),
  }
  return { sheet, notes: [...aboutHeader(header, rows.slice(0, index)), ...aboutBlank(sheet)], problems: [] }
}

function noHeader(file: string, first: RawRow | undefined): Problem {
  const value = first?.cells.find(isData) ?? EMPTY
  const message = 'The columns have no names: no row above the data names them.'
  const remedy = 'Write a first row with a name for each column, such as when, title, place.'
  const spot = { value: shown(value) || null }
  return errorIn(file, { message, remedy }, first === undefined ? spot : { ...spot, row: first.number })
}

function noSuchRow(file: string, said: number): Problem {
  const remedy = 'Name the row that holds the names of the columns, as a spreadsheet numbers it.'
  return errorIn(file, { message: `The row ${said}, said to be the header, is blank or not there.`, remedy })
}

function aboutHeader(header: RawRow, above: readonly RawRow[]): readonly string[] {
  if (above.length === 0) return [`The header is row ${header.number}.`]
  const texts = above.flatMap((row) => row.cells.map(shown).filter((text) => text !== ''))
  const quoted = texts.map((text) => `“${text}”`).join(', ')
  return [`The header is row ${header.number}; what stands above it is passed over: ${quoted}.`]
}

/** Columns without a name that hold something, and rows that hold nothing. */
function aboutBlank({ columns, headerRow, rows }: Sheet): readonly string[] {
  const unnamed = columns.flatMap((name, index) => {
    return name === '' && rows.some((row) => row.cells[index]?.kind !== 'empty') ? [letterOf(index)] : []
  })
  const last = rows.at(-1)?.number ?? headerRow ?? 0
  const blank = last - (headerRow ?? 0) - rows.length
  return [
    ...(unnamed.length === 0 ? [] : [nameless(unnamed)]),
    ...(blank === 0 ? [] : [blank === 1 ? '1 blank row is passed over.' : `${blank} blank rows are passed over.`]),
  ]
}

const nameless = (columns: readonly string[]): string =>
  columns.length === 1 ? `Column ${columns[0]} has no name.` : `Columns ${listOf(columns)} have no name.`
