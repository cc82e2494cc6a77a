/** What the page and the worker that reads the tables say to each other. */

import type { GazetteerPlace } from '../gazetteer/gazetteer.ts'
import type { ImportOptions, ListedName, Question, SheetMapping } from '../import/types.ts'
import type { Language, Problem, Span, Story } from '../model.ts'
import type { ReadOptions } from '../read/read.ts'
import type { Format } from '../read/reading.ts'

/** A file that is read; its bytes are sent once. */
export interface FileAsked {
  readonly key: number
  readonly name: string
  readonly bytes: Uint8Array | null
  readonly options: ReadOptions
}

/** Candidates that were chosen for names, by name. */
export type Settled = Readonly<Record<string, GazetteerPlace>>

export interface TablesAsked {
  readonly files: readonly FileAsked[]
  readonly options: ImportOptions
  readonly settled: Settled
  /** The reader's language. */
  readonly speaks: Language
  /** The whole address of the gazetteer's file; null where the page has none. */
  readonly gazetteer: string | null
}

export interface SheetSeen {
  readonly name: string
  readonly file: string
  readonly columns: readonly string[]
  /** By column, the first cells that hold something, as a person sees them. */
  readonly samples: readonly (readonly string[])[]
}

export interface FileSeen {
  readonly key: number
  readonly file: string
  readonly format: Format | null
  readonly notes: readonly string[]
  readonly sheets: readonly SheetSeen[]
}

/** A row as it was read. */
export interface RowSeen {
  readonly id: string
  readonly date: Span
  readonly title: string
  readonly places: readonly string[]
  readonly trips: readonly (readonly [from: string, to: string])[]
  readonly who: readonly string[]
}

/** What the import tells of the rows, in as few words as the dialog has room for: of 20,000 rows too. */
export interface ReportSeen {
  readonly read: number
  readonly imported: number
  readonly warned: number
  readonly rejected: number
  readonly notes: readonly string[]
  readonly mappings: readonly SheetMapping[]
  /** Names of places that were found in the gazetteer. */
  readonly placed: readonly string[]
  /** Names that are not clear; of their rows the first. */
  readonly listed: readonly ListedName[]
  readonly todo: readonly string[]
}

export interface TablesSeen {
  readonly files: readonly FileSeen[]
  readonly isOk: boolean
  readonly title: string
  /** The code of the language that the texts are taken to be in. */
  readonly language: string
  /** Those of the files among them, each once, errors first. */
  readonly problems: readonly Problem[]
  /** How many there are besides. */
  readonly furtherProblems: number
  readonly report: ReportSeen
  readonly questions: readonly Question[]
  readonly rows: readonly RowSeen[]
  /** What the names without coordinates were looked up in: `unasked` where there are none. */
  readonly gazetteer: { readonly state: 'unasked' | 'lost' } | { readonly state: 'there'; readonly from: string }
}

export type Asked =
  | ({ readonly kind: 'tables'; readonly turn: number } & TablesAsked)
  /** The story, and the zip, of the tables that were asked for last. */
  | { readonly kind: 'story'; readonly turn: number }
  | { readonly kind: 'zip'; readonly turn: number }

export type Answered =
  | { readonly kind: 'tables'; readonly turn: number; readonly seen: TablesSeen }
  | { readonly kind: 'story'; readonly turn: number; readonly story: Story }
  | { readonly kind: 'zip'; readonly turn: number; readonly zip: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'lost'; readonly turn: number; readonly error: string }
