import { nearest } from '../fold.ts'
import type { Problem } from '../model.ts'
import type { Sheet } from '../read/reading.ts'
import { FIELDS, type Field, fieldOf, foldHeader } from './fields.ts'
import type { ImportOptions, SheetMapping } from './types.ts'

/** The name of the file that keeps what was decided for the next run. */
export const MAPPING_FILE = 'import.json'

/** What `import.json` and the flags can say. */
export type Told = Pick<ImportOptions, 'map' | 'dates' | 'home' | 'zone'>

const optionProblem = (option: string, value: string, message: string, remedy: string): Problem => ({
  severity: 'error',
  file: MAPPING_FILE,
  row: null,
  column: option,
  value,
  message,
  remedy,
})

/** A key of `map`: a field, or a sheet and a field. */
function splitKey(key: string): { readonly sheet: string | null; readonly field: string } {
  const dot = key.lastIndexOf('.')
  return dot < 0 ? { sheet: null, field: key } : { sheet: key.slice(0, dot), field: key.slice(dot + 1) }
}

function columnOf(sheet: Sheet, written: string): number | null {
  const exact = sheet.columns.indexOf(written)
  const index = exact >= 0 ? exact : sheet.columns.findIndex((header) => foldHeader(header) === foldHeader(written))
  return index < 0 ? null : index
}

const isMeant = (sheet: Sheet, name: string): boolean => name === sheet.name || name === sheet.file

/** The columns of a sheet that the editor has named. */
export function toldColumns(
  sheet: Sheet,
  map: Readonly<Record<string, string>>,
): { columns: ReadonlyMap<Field, number>; none: ReadonlySet<Field>; problems: readonly Problem[] } {
  const columns = new Map<Field, number>()
  const none = new Set<Field>()
  const problems: Problem[] = []
  // What is said for this sheet comes after what is said for all, and wins.
  const entries = Object.entries(map).toSorted(
    ([one], [other]) => Number(one.includes('.')) - Number(other.includes('.')),
  )
  for (const [key, written] of entries) {
    const { sheet: name, field: text } = splitKey(key)
    const field = fieldOf(text)
    if (field === null || (name !== null && !isMeant(sheet, name))) continue
    columns.delete(field)
    none.delete(field)
    const column = written === '' ? null : columnOf(sheet, written)
    if (written === '') none.add(field)
    else if (column !== null) columns.set(field, column)
    else if (name !== null) {
      const near = nearest(written, sheet.columns)
      const remedy = near === null ? `Write one of: ${sheet.columns.join(', ')}.` : `Did you mean ${near}?`
      problems.push(optionProblem(`map.${key}`, written, `${sheet.file} has no column ${written}.`, remedy))
    }
  }
  return { columns, none, problems }
}

/** What is wrong with what was said whatever the sheets are: fields and sheets and columns that there are not. */
export function checkTold(sheets: readonly Sheet[], { map, dates }: Pick<Told, 'map' | 'dates'>): readonly Problem[] {
  const lost = Object.entries(dates).filter(
    ([column]) => column !== '*' && !sheets.some((sheet) => columnOf(sheet, column) !== null),
  )
  const ofDates = lost.map(([column, order]): Problem => {
    const near = nearest(
      column,
      sheets.flatMap((sheet) => sheet.columns),
    )
    const remedy = near === null ? 'Write the header of a column of dates, or *.' : `Did you mean ${near}?`
    return {
      ...optionProblem('dates', `${column}=${order}`, `No table has a column ${column}.`, remedy),
      severity: 'warning',
    }
  })
  return [...ofDates, ...checkMap(sheets, map)]
}

function checkMap(sheets: readonly Sheet[], map: Readonly<Record<string, string>>): readonly Problem[] {
  return Object.entries(map).flatMap(([key, written]) => {
    const { sheet: name, field } = splitKey(key)
    if (fieldOf(field) === null) {
      const near = nearest(field, FIELDS)
      const remedy = `${near === null ? '' : `Did you mean ${near}? `}Write one of: ${FIELDS.join(', ')}.`
      return [optionProblem(`map.${key}`, written, `There is no field ${field}.`, remedy)]
    }
    if (name !== null && !sheets.some((sheet) => isMeant(sheet, name))) {
      // It may have been saved for another file, which is no mistake in this one.
      const names = sheets.map((sheet) => sheet.name).join(', ')
      const problem = optionProblem('map', name, `There is no sheet ${name}.`, `Write one of: ${names}.`)
      return [{ ...problem, severity: 'warning' }]
    }
    if (name === null && written !== '' && !sheets.some((sheet) => columnOf(sheet, written) !== null)) {
      const headers = [...new Set(sheets.flatMap((sheet) => sheet.columns))].filter((header) => header !== '')
      const near = nearest(written, headers)
      const remedy = near === null ? `Write one of: ${headers.join(', ')}.` : `Did you mean ${near}?`
      return [optionProblem(`map.${key}`, written, `No table has a column ${written}.`, remedy)]
    }
    return []
  })
}

/** The text of `import.json`: what each sheet's columns were taken for, and how its dates were read. */
export function mappingText(mappings: readonly SheetMapping[], { map, dates, home, zone }: Told): string {
  const found = mappings.flatMap(({ sheet, fields }) =>
    Object.entries(fields).map(([field, column]) => [`${sheet}.${field}`, column] as const),
  )
  const orders = mappings.flatMap(({ dates: each }) =>
    Object.entries(each).flatMap(([column, said]) =>
      said === 'dmy' || said === 'mdy' || said === 'ymd' ? [[column, said] as const] : [],
    ),
  )
  const nothing = Object.entries(map).filter(([, column]) => column === '')
  const kept = {
    map: { ...Object.fromEntries(found), ...Object.fromEntries(nothing) },
    dates: { ...Object.fromEntries(orders), ...dates },
    ...(home === null ? {} : { home }),
    ...zoned(zone),
  }
  return `${JSON.stringify(kept, null, 2)}\n`
}

/** A zone as EDTF writes it, or that none is told. */
export const isZone = (zone: unknown): zone is string | null =>
  zone === null || (typeof zone === 'string' && /^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/.test(zone))

const zoned = (zone: string | null | undefined): Pick<Told, 'zone'> => (zone ? { zone } : {})

const isRecord = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** Reads an `import.json`; what it cannot be read as is told. */
export function readMapping(text: string): { readonly told: Told; readonly problems: readonly Problem[] } {
  const nothing: Told = { map: {}, dates: {}, home: null }
  const wrong = (message: string, remedy: string) => ({
    told: nothing,
    problems: [
      { severity: 'error', file: MAPPING_FILE, row: null, column: null, value: null, message, remedy } as const,
    ],
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return wrong('This is not JSON.', 'Delete the file; it is written anew.')
  }
  if (!isRecord(json)) return wrong('This is no object.', 'Write {"map": {…}, "dates": {…}}.')
  const { map = {}, dates = {}, home = null, zone = null } = json
  if (!isRecord(map) || !isRecord(dates) || (home !== null && typeof home !== 'string') || !isZone(zone)) {
    return wrong('An entry has another form than the import writes.', 'Write {"map": {…}, "dates": {…}}.')
  }
  const columns = Object.entries(map).flatMap(([key, column]) =>
    typeof column === 'string' ? [[key, column] as const] : [],
  )
  const orders = Object.entries(dates).flatMap(([key, order]) =>
    order === 'dmy' || order === 'mdy' || order === 'ymd' ? [[key, order] as const] : [],
  )
  return {
    told: { map: Object.fromEntries(columns), dates: Object.fromEntries(orders), home, ...zoned(zone) },
    problems: [],
  }
}

/** What was saved, with what is said now before it. */
export function mergeTold(saved: Told, said: Told): Told {
  const names = new Set(
    Object.keys(said.map)
      .map((key) => splitKey(key))
      .filter(({ sheet }) => sheet === null)
      .map(({ field }) => field),
  )
  // A field that is said for all sheets replaces what was saved for each.
  const kept = Object.entries(saved.map).filter(([key]) => !names.has(splitKey(key).field))
  return {
    map: { ...Object.fromEntries(kept), ...said.map },
    dates: { ...(said.dates['*'] === undefined ? saved.dates : {}), ...said.dates },
    home: said.home ?? saved.home,
    ...zoned(said.zone ?? saved.zone),
  }
}
