import { csvParseRows } from 'd3-dsv'
import { nearest } from '../fold.ts'
import { TRANSLATIONS } from '../languages.ts'
import { fileSpot, type Report, type Spot } from './report.ts'
import { unshowable } from './unshowable.ts'

/** One row of a table. Cells come without the spaces around them; a cell that is not there is empty. */
export interface Row {
  readonly file: string
  /** As a spreadsheet numbers it: the header is row 1, and a cell of several lines is still one row. */
  readonly number: number
  readonly cell: (column: string) => string
  readonly spot: (column: string) => Spot
}

export interface Table {
  readonly file: string
  readonly rows: readonly Row[]
  /** False when the file or one of its columns is missing: then its rows are not read, nor references to them. */
  readonly whole: boolean
}

/** A table's columns; those in `translated` may be followed by `_ar` and `_ru`, which need not exist. */
interface Shape {
  readonly columns: readonly string[]
  readonly translated: readonly string[]
  /** Columns that a table may do without. */
  readonly optional: readonly string[]
}

function shape(columns: string, translated: string, optional = ''): Shape {
  const split = (text: string) => text.split(' ').filter((column) => column !== '')
  return { columns: split(columns), translated: split(translated), optional: split(optional) }
}

/** What an editor writes into each column stands in columns.ts. */
export const SHAPES = {
  'places.csv': shape('id name aliases lat lon kind extent_km geonames wikidata coordinates_from', 'name'),
  'actors.csv': shape('id name aliases kind party role', 'name role'),
  'sources.csv': shape('id outlet origin title url published kind language', ''),
  'events.csv': shape('id date places kind modality title summary actors replaces', 'title summary'),
  'movements.csv': shape('event from to departed arrived who mode route', '', 'source'),
  'statuses.csv': shape('id site track state from to because until', ''),
  'claims.csv': shape('about source says date date_as_said stance', 'says'),
  'tellings.csv': shape('event until date modality actors title summary', 'title summary', 'places since'),
  'changes.csv': shape('date about what why', 'what why'),
} as const

export type TableFile = keyof typeof SHAPES

/** A story may do without these. */
export const OPTIONAL_FILES: readonly TableFile[] = [
  'actors.csv',
  'movements.csv',
  'statuses.csv',
  'tellings.csv',
  'changes.csv',
]

/** The story's files in the order in which their problems are told. */
export const STORY_FILES = [
  'story.json',
  'places.csv',
  'actors.csv',
  'sources.csv',
  'events.csv',
  'movements.csv',
  'statuses.csv',
  'claims.csv',
  'tellings.csv',
  'changes.csv',
] as const satisfies readonly ('story.json' | TableFile)[]

/** The columns of a table's header with their places; null when one is missing, unknown or doubled. */
function readHeader(file: TableFile, header: readonly string[], report: Report): Map<string, number> | null {
  const { columns, translated, optional } = SHAPES[file]
  const translations = translated.flatMap((column) => TRANSLATIONS.map((language) => `${column}_${language}`))
  const known = new Set([...columns, ...translations, ...optional])
  const places = new Map<string, number>()
  let isWhole = true
  for (const [index, written] of header.entries()) {
    const column = written.trim()
    // A column without a name, or with one that starts with #, is the editor's own and not read.
    if (column === '' || column.startsWith('#')) continue
    const spot: Spot = { file, row: 1, column, value: column }
    if (!known.has(column)) {
      const near = nearest(
        column,
        [...known].filter((name) => !header.includes(name)),
      )
      const hint = near === null ? 'Remove it' : `Did you mean ${near}? Rename it`
      report.error(spot, `There is no column ${column}.`, `${hint}, or start its name with # to keep it as a note.`)
      isWhole = false
    } else if (places.has(column)) {
      report.error(spot, `The column ${column} stands twice.`, 'Keep one of the two.')
      isWhole = false
    } else {
      places.set(column, index)
    }
  }
  for (const column of columns) {
    if (places.has(column)) continue
    const spot: Spot = { file, row: 1, column, value: null }
    report.error(spot, `The column ${column} is missing.`, `Add a column with the header ${column}.`)
    isWhole = false
  }
  return isWhole ? places : null
}

/**
 * Reads one CSV table. Rows that are blank, or whose first cell starts with `#`, are passed over and still counted.
 *
 * Notes a missing file (a table that a story may do without is then empty), a wrong header, a quote that never closes, and cells beyond the last column.
 */
export function readTable(files: Readonly<Record<string, string>>, file: TableFile, report: Report): Table {
  const broken: Table = { file, rows: [], whole: false }
  const text = files[file]?.replace(/^\uFEFF/, '')
  if (text === undefined && OPTIONAL_FILES.includes(file)) return { file, rows: [], whole: true }
  if (text === undefined) {
    const header = SHAPES[file].columns.join(',')
    report.error(fileSpot(file), `The file ${file} is missing.`, `Add it, with the header ${header}.`)
    return broken
  }
  const [header = [], ...body] = csvParseRows(text)
  const [only = ''] = header
  if (header.length === 1 && /[;\t]/.test(only)) {
    const spot: Spot = { file, row: 1, column: null, value: only }
    report.error(spot, 'The columns are not separated by commas.', 'Export the tab as CSV with commas (UTF-8).')
    return broken
  }
  const places = readHeader(file, header, report)
  if (places === null) return broken

  // A quote that is never closed takes in all rows that follow it, so the last cell holds line breaks.
  const isUnclosed = (text.split('"').length - 1) % 2 === 1 && body.at(-1)?.at(-1)?.includes('\n')
  if (isUnclosed) {
    const spot: Spot = { file, row: body.length + 1, column: null, value: null }
    report.error(spot, 'A quotation mark opens a cell and never closes.', 'Close it, or double it to write one: "".')
    return broken
  }

  const rows: Row[] = []
  for (const [index, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === '') || cells[0]?.trim().startsWith('#')) continue
    const number = index + 2
    const extra = cells.slice(header.length).filter((cell) => cell.trim() !== '')
    if (extra.length > 0) {
      const spot: Spot = { file, row: number, column: null, value: extra.join(',') }
      report.error(spot, 'The row has more cells than the header.', 'Put quotation marks around a cell with a comma.')
    }
    const cell = (column: string) => cells[places.get(column) ?? -1]?.trim() ?? ''
    const spot = (column: string): Spot => ({ file, row: number, column, value: cell(column) || null })
    for (const column of places.keys()) {
      const found = unshowable(cell(column))
      if (found !== null) report.error(spot(column), found.message, found.remedy)
    }
    rows.push({ file, number, cell, spot })
  }
  return { file, rows, whole: true }
}
