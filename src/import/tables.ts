import { csvFormatRows } from 'd3-dsv'
import type { RowRef } from './types.ts'

/** The columns that the import writes. */
const COLUMNS = {
  'places.csv': [
    'id',
    'name',
    'aliases',
    'lat',
    'lon',
    'kind',
    'extent_km',
    'geonames',
    'wikidata',
    'coordinates_from',
  ],
  'actors.csv': ['id', 'name', 'aliases', 'kind', 'party', 'role'],
  'sources.csv': ['id', 'outlet', 'origin', 'title', 'url', 'published', 'kind', 'language'],
  'events.csv': ['id', 'date', 'places', 'kind', 'modality', 'title', 'summary', 'actors', 'replaces'],
  'movements.csv': ['event', 'from', 'to', 'departed', 'arrived', 'who', 'mode', 'route', 'source'],
  'claims.csv': ['about', 'source', 'says', 'date', 'date_as_said', 'stance'],
} as const

export type WrittenTable = keyof typeof COLUMNS
const TABLES = ['places.csv', 'actors.csv', 'sources.csv', 'events.csv', 'movements.csv', 'claims.csv'] as const
/** A story may do without these. */
const OPTIONAL: readonly WrittenTable[] = ['actors.csv', 'movements.csv']

/** Tables in the making, which know of each row what rows of the input it comes from. */
export interface Tables {
  readonly add: (table: WrittenTable, cells: Readonly<Record<string, string>>, refs: readonly RowRef[]) => void
  readonly files: () => Readonly<Record<string, string>>
  /** The input's rows of a written row, as a spreadsheet numbers it; none for what is no row. */
  readonly refsOf: (file: string, row: number | null) => readonly RowRef[]
}

export function createTables(): Tables {
  const rows = new Map<string, { cells: string[]; refs: readonly RowRef[] }[]>(TABLES.map((table) => [table, []]))
  return {
    add: (table, cells, refs) => {
      rows.get(table)?.push({ cells: COLUMNS[table].map((column) => cells[column] ?? ''), refs })
    },
    files: () =>
      Object.fromEntries(
        TABLES.filter((table) => !OPTIONAL.includes(table) || (rows.get(table)?.length ?? 0) > 0).map((table) => [
          table,
          `${csvFormatRows([[...COLUMNS[table]], ...(rows.get(table) ?? []).map(({ cells }) => cells)])}\n`,
        ]),
      ),
    refsOf: (file, row) => (row === null ? [] : (rows.get(file)?.[row - 2]?.refs ?? [])),
  }
}
