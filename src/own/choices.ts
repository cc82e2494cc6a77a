import type { GazetteerPlace } from '../gazetteer/gazetteer.ts'
import type { SheetSeen, TablesSeen } from './asking.ts'

export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** Of the candidates for a name the chosen one, beside all of them. */
export interface PlaceChoice {
  readonly chosen: GazetteerPlace
  readonly candidates: readonly GazetteerPlace[]
}

/** What the editor has said of the tables. */
export interface Choices {
  /** From `Sheet.field` to a column; an empty one means: none. */
  readonly map: Readonly<Record<string, string>>
  readonly dates: Readonly<Record<string, DateOrder>>
  readonly home: string
  readonly title: string
  /** The code of the language that the tables are in; empty: as they say, or as their letters suggest. */
  readonly language: string
  /** By name. */
  readonly places: Readonly<Record<string, PlaceChoice>>
}

export const NO_CHOICES: Choices = { map: {}, dates: {}, home: '', title: '', language: '', places: {} }

export const sheetsOf = ({ files }: TablesSeen): readonly SheetSeen[] => files.flatMap(({ sheets }) => sheets)

/** The sheet that a mapping or a question names. */
export const sheetNamed = (seen: TablesSeen, sheet: string): SheetSeen | undefined =>
  sheetsOf(seen).find(({ name, file }) => name === sheet || file === sheet)

/** The choices without those that name a sheet or a column that is not there any more; the same object where all are. */
export function stillMeant(choices: Choices, seen: TablesSeen): Choices {
  const columns = new Set(sheetsOf(seen).flatMap((sheet) => sheet.columns))
  const isThere = (key: string, column: string) => {
    const sheet = sheetNamed(seen, key.slice(0, key.lastIndexOf('.')))
    return sheet !== undefined && (column === '' || sheet.columns.includes(column))
  }
  const map = Object.entries(choices.map).filter(([key, column]) => isThere(key, column))
  const dates = Object.entries(choices.dates).filter(([column]) => columns.has(column))
  const isWhole = map.length === Object.keys(choices.map).length && dates.length === Object.keys(choices.dates).length
  return isWhole ? choices : { ...choices, map: Object.fromEntries(map), dates: Object.fromEntries(dates) }
}

/** The mapping with a column chosen for a field; of exchanged latitudes and longitudes both are said at once. */
export function withColumn(
  map: Choices['map'],
  {
    sheet,
    field,
    candidates,
  }: { readonly sheet: string; readonly field: string; readonly candidates?: readonly string[] },
  column: string,
): Choices['map'] {
  const other = candidates?.find((each) => each !== column)
  const isPair = field === 'lat' && candidates?.length === 2 && other !== undefined && candidates.includes(column)
  return { ...map, [`${sheet}.${field}`]: column, ...(isPair ? { [`${sheet}.lon`]: other } : {}) }
}
