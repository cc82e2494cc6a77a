import type { GazetteerPlace } from '../gazetteer/gazetteer.ts'
import type { Problem, Story } from '../model.ts'

export interface ImportOptions {
  /** `2026-11-22`: given from outside, as nothing here knows what day it is. */
  readonly today: string
  /** The story's id, from the folder's or the file's name. */
  readonly name: string
  readonly title?: string
  /** From a field or `Sheet.field` to a column; an empty one means: none. */
  readonly map: Readonly<Record<string, string>>
  /** From a column, or `*`, to the order of its dates. */
  readonly dates: Readonly<Record<string, 'dmy' | 'mdy' | 'ymd'>>
  /** Where trips start that do not say it; null: none is drawn. */
  readonly home: string | null
  /** The zone of times of day that name none, as EDTF writes it: `+03:00`, `Z`; without it such times are left away. */
  readonly zone?: string | null
  readonly language?: string
}

/** Something that only the editor can decide; until then nothing is written. */
export interface Question {
  readonly kind: 'column' | 'date' | 'decimal'
  readonly sheet: string
  readonly field: string
  readonly column: string | null
  readonly candidates: readonly string[]
  readonly samples: readonly string[]
  readonly message: string
  /** Names the flag: `Say --map when=Datum`. */
  readonly remedy: string
}

export type SaidDates = 'dmy' | 'mdy' | 'ymd' | 'iso' | 'epoch-s' | 'epoch-ms' | 'excel'

/** What each column of a sheet was taken for. */
export interface SheetMapping {
  readonly sheet: string
  readonly role: string
  readonly fields: Readonly<Record<string, string>>
  readonly unused: readonly string[]
  readonly dates: Readonly<Record<string, SaidDates>>
}

export interface RowRef {
  readonly file: string
  readonly row: number
}

export interface PlacedName {
  readonly name: string
  readonly geonames: number
  readonly country: string
  readonly because: string
  readonly rows: number
}

export interface ListedName {
  readonly name: string
  readonly rows: readonly number[]
  readonly candidates: readonly GazetteerPlace[]
}

export interface ImportReport {
  readonly read: number
  /** These three are disjoint, and together they are all rows read. */
  readonly imported: readonly RowRef[]
  readonly warned: readonly RowRef[]
  readonly rejected: readonly RowRef[]
  /** What was detected and decided, sentences. */
  readonly notes: readonly string[]
  readonly mappings: readonly SheetMapping[]
  readonly places: {
    /** Places whose coordinates the tables give. */
    readonly given: number
    readonly placed: readonly PlacedName[]
    readonly listed: readonly ListedName[]
  }
  /** What the editor should add. */
  readonly todo: readonly string[]
}

export type Imported =
  | {
      readonly ok: true
      /** story.json and the tables, as texts that compile without errors. */
      readonly files: Readonly<Record<string, string>>
      readonly story: Story
      readonly problems: readonly Problem[]
      readonly report: ImportReport
      readonly questions: readonly []
      /** import.json, to save beside the story. */
      readonly mapping: string
    }
  | {
      readonly ok: false
      readonly problems: readonly Problem[]
      readonly report: ImportReport
      readonly questions: readonly Question[]
      readonly mapping: string
    }
