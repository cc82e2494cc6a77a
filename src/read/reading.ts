/**
 * What a reader makes of a file: sheets of cells, whatever the file was. All that comes after is one path.
 *
 * A format that is no table gives sheets whose columns have the names of `src/import/fields.ts` (`when`, `title`, `lat` …), so
 * that they are recognised like a table's.
 */
import type { Problem } from '../model.ts'

/** A cell as the file has it. `text` is what a person sees there, without the spaces around it; nothing is made of it yet. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  /** A workbook's cell that is formatted as a date: `2025-01-28` or `2025-01-28T14:30`, without a zone, as EDTF. */
  | { readonly kind: 'date'; readonly edtf: string; readonly text: string }
  | { readonly kind: 'truth'; readonly value: boolean; readonly text: string }
  /** A formula that failed: `#REF!`. */
  | { readonly kind: 'failure'; readonly text: string }

export interface SheetRow {
  /** As a spreadsheet numbers it: the first line of the sheet is 1. For a list of features or records: the place in it, from 1. */
  readonly number: number
  /** As many as the sheet has columns. */
  readonly cells: readonly Cell[]
}

export interface Sheet {
  /** The tab's name; for a file of one table the file's name without its ending. */
  readonly name: string
  /** How problems name it: `trips.csv`, or `trips.xlsx › Visits`. */
  readonly file: string
  /** The header as written, with the spaces around it taken off; a column without a name is `''`. */
  readonly columns: readonly string[]
  /** The row that the header stands in; null where the format has none (features, records). */
  readonly headerRow: number | null
  /** Rows that are not blank. */
  readonly rows: readonly SheetRow[]
}

export type Format =
  | 'csv'
  | 'xlsx'
  | 'ods'
  | 'geojson'
  | 'records'
  | 'timemap'
  | 'kml'
  | 'gpx'
  | 'timelinejs'
  | 'storymap'
  /** A `story.json` of ours. */
  | 'story'

export interface Reading {
  /** The file's name, without folders. */
  readonly file: string
  /** null: refused; the problems say why. */
  readonly format: Format | null
  /** What was detected, for people, one sentence each: "UTF-8 with a byte order mark.", "Columns are separated by semicolons." */
  readonly notes: readonly string[]
  readonly sheets: readonly Sheet[]
  /**
   * What cannot be read or should be looked at. An error without a row means that the file is refused; one with a row, that
   * the row is not to be trusted: it still stands whole in its sheet, where there is one.
   */
  readonly problems: readonly Problem[]
  /** Texts of the file that belong to the whole story, where it has them (TimelineJS's title slide, a KML's name). */
  readonly head: { readonly title?: string; readonly lede?: string; readonly language?: string }
}

/** A file as bytes, from a disk or a drop. */
export interface FileBytes {
  /** Without folders. */
  readonly name: string
  readonly bytes: Uint8Array
}
