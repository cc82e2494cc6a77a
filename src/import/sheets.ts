import type { Problem } from '../model.ts'
import type { Cell, Sheet, SheetRow } from '../read/reading.ts'
import { type Columns, findColumns } from './columns.ts'
import { isCounted, textIn } from './content.ts'
import { areSwapped } from './coordinates.ts'
import { type DateDecision, decideDates } from './date-column.ts'
import { type DateConvention, PLAIN } from './dates.ts'
import { type Field, fieldsNamed, namesTravellers, type Role, roleNamed } from './fields.ts'
import { isNothing } from './nothing.ts'
import type { ImportOptions, Question, SaidDates, SheetMapping } from './types.ts'

/** A sheet with all that was decided for its columns. */
export interface Prepared {
  readonly sheet: Sheet
  readonly role: Role
  readonly columns: Columns
  readonly dates: ReadonlyMap<Field, DateConvention>
  /** Of times that name none. */
  readonly zone: string | null
  readonly mapping: SheetMapping
  /** The editor has said that it has no date. */
  readonly isLeftOut: boolean
  readonly notes: readonly string[]
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
}

const DATES: readonly Field[] = ['when', 'end', 'departed', 'arrived', 'published']
const EMPTY: Cell = { kind: 'empty' }

export function cellOf({ columns }: Pick<Prepared, 'columns'>, row: SheetRow, field: Field): Cell {
  const column = columns.fields.get(field)
  return column === undefined ? EMPTY : (row.cells[column] ?? EMPTY)
}

/** A cell's text; a formula that failed has none. */
export function textOf(prepared: Pick<Prepared, 'columns'>, row: SheetRow, field: Field): string {
  const cell = cellOf(prepared, row, field)
  const text = cell.kind === 'failure' ? '' : textIn(cell)
  return isNothing(text) && field !== 'id' ? '' : text
}

/** The state or province that the row tells, or ''. */
export const regionOf = ({ columns }: Pick<Prepared, 'columns'>, row: SheetRow): string =>
  columns.region === null ? '' : textIn(row.cells[columns.region])

/** The header of a field's column, as problems name it. */
export const headerOf = ({ columns, sheet }: Pick<Prepared, 'columns' | 'sheet'>, field: Field): string | null => {
  const column = columns.fields.get(field)
  return column === undefined ? null : sheet.columns[column] || null
}

/** What a sheet's rows are, from its name and its columns. */
function roleOf(sheet: Sheet, isOnly: boolean): Role {
  const named = roleNamed(sheet.name.replace(/\.[a-z]+$/i, ''))
  const ranks = new Map(
    sheet.columns.flatMap((header) => fieldsNamed(header).map(({ field, rank }) => [field, rank] as const)),
  )
  const has = (...fields: readonly Field[]) => fields.some((field) => ranks.has(field))
  const hasDate = has('when', 'year', 'departed', 'arrived')
  const hasPoint = (has('lat') && has('lon')) || has('coordinates')
  // `from` and `to` are places or dates; both beside a date of their own are places.
  const ours = (field: Field) => sheet.columns.includes(field)
  if (has('path') && (ours('path') || has('from'))) return 'trips'
  if (named === 'places' && hasPoint && (!hasDate || !isOnly)) return 'places'
  if (named === 'sources' && has('link', 'title', 'outlet') && !has('lat', 'coordinates') && !isOnly) return 'sources'
  if (named === 'actors' && has('title', 'who', 'role') && !hasPoint && !isOnly) return 'actors'
  if (named === 'trips') return 'trips'
  if (!isOnly && !hasDate && hasPoint) return 'places'
  if (!isOnly && !hasDate && has('link') && has('published', 'outlet')) return 'sources'
  const isDeparture = ['departed', 'arrived', 'mode'].some((field) =>
    sheet.columns.some((header) => fieldsNamed(header).some((each) => each.field === field)),
  )
  if (isDeparture && has('from', 'to')) return 'trips'
  if (sheet.columns.some((header, column) => namesTravellers(header) && !isCounted(sheet, column))) return 'trips'
  return 'events'
}

/** Two columns of places that a trip goes between make a sheet of trips, whatever its name. */
const isTrips = (columns: Columns): boolean => columns.fields.has('from') && columns.fields.has('to')

function askDate(
  sheet: Sheet,
  field: Field,
  header: string,
  decision: Extract<DateDecision, { kind: 'ambiguous' }>,
): Question {
  return {
    kind: 'date',
    sheet: sheet.name,
    field,
    column: header,
    candidates: ['dmy', 'mdy'],
    samples: decision.samples,
    message: `Day and month of the column ${header} cannot be told apart: ${decision.samples.join(', ')}.`,
    remedy: `Say --dates "${header}=dmy" if the day stands first, or --dates "${header}=mdy" if the month does.`,
  }
}

function contradiction(
  sheet: Sheet,
  header: string,
  decision: Extract<DateDecision, { kind: 'contradiction' }>,
): Problem {
  const { dayFirst, monthFirst } = decision
  const spell = (one: typeof dayFirst) => `row ${one.row} (${textIn(one.cell)})`
  return {
    severity: 'error',
    file: sheet.file,
    row: Math.max(dayFirst.row, monthFirst.row),
    column: header,
    value: textIn(dayFirst.row > monthFirst.row ? dayFirst.cell : monthFirst.cell),
    message: `The column puts the day first in ${spell(dayFirst)} and the month first in ${spell(monthFirst)}.`,
    remedy: `Write all its dates in one order, or say --dates "${header}=dmy" and the others are rejected.`,
  }
}

function askSwapped(sheet: Sheet, columns: Columns, prefix: string): Question | null {
  const [lat, lon] = [columns.fields.get('lat'), columns.fields.get('lon')]
  if (lat === undefined || lon === undefined) return null
  if (!areSwapped(sheet.rows.map(({ cells }) => [cells[lat] ?? EMPTY, cells[lon] ?? EMPTY]))) return null
  return swappedQuestion(sheet, columns, prefix)
}

export function swappedQuestion(sheet: Sheet, columns: Columns, prefix: string): Question {
  const [lat, lon] = [columns.fields.get('lat'), columns.fields.get('lon')].map(
    (index) => sheet.columns[index ?? -1] ?? '',
  )
  return {
    kind: 'column',
    sheet: sheet.name,
    field: 'lat',
    column: lat ?? '',
    candidates: [lon ?? '', lat ?? ''],
    samples: sheet.rows.slice(0, 3).map(({ cells }) => textIn(cells[columns.fields.get('lat') ?? -1])),
    message: `The columns ${lat} and ${lon} only fit the globe when they are exchanged.`,
    remedy: `Say --map "${prefix}lat=${lon}" --map "${prefix}lon=${lat}".`,
  }
}

/** Decides what a sheet's columns are and how its dates are meant. */
export function prepareSheet(sheet: Sheet, options: ImportOptions, sheetCount: number): Prepared {
  const prefix = sheetCount === 1 ? '' : `${sheet.name}.`
  const named = roleOf(sheet, sheetCount === 1)
  const columns = findColumns(sheet, named, options.map, prefix)
  const role = named === 'events' && isTrips(columns) ? 'trips' : named
  const dates = new Map<Field, DateConvention>()
  const zone = options.zone ?? null
  const said: [string, SaidDates][] = []
  const notes = columns.notes.map((note) => `${sheet.file}: ${note}`)
  const questions = [...columns.questions]
  const problems = [...columns.problems]
  for (const field of DATES) {
    const column = columns.fields.get(field)
    if (column === undefined) continue
    const header = sheet.columns[column] ?? ''
    const told = options.dates[header] ?? options.dates['*'] ?? null
    const cells = sheet.rows.map(({ number, cells: all }) => ({ row: number, cell: all[column] ?? EMPTY }))
    const decision = decideDates(header, cells, told)
    if (decision.kind === 'ambiguous') questions.push(askDate(sheet, field, header, decision))
    else if (decision.kind === 'contradiction') problems.push(contradiction(sheet, header, decision))
    else {
      dates.set(field, { ...decision.convention, zone })
      said.push([header, decision.shown])
      notes.push(...decision.said.map((each) => `${sheet.file}: In the column ${header}, ${each}.`))
    }
  }
  const swapped =
    options.map['lat'] === undefined && options.map[`${sheet.name}.lat`] === undefined
      ? askSwapped(sheet, columns, prefix)
      : null
  if (swapped !== null) questions.push(swapped)
  const taken = new Set([...columns.fields.values(), ...(columns.region === null ? [] : [columns.region])])
  const mapping: SheetMapping = {
    sheet: sheet.name,
    role,
    fields: Object.fromEntries(Array.from(columns.fields, ([field, column]) => [field, sheet.columns[column] ?? ''])),
    unused: sheet.columns.filter((header, index) => header !== '' && !taken.has(index)),
    dates: Object.fromEntries(said),
  }
  const isDated = ['when', 'year', 'departed', 'path'].some((field) => Object.hasOwn(mapping.fields, field))
  const isLeftOut = columns.none.has('when') && !isDated && role !== 'places' && role !== 'sources' && role !== 'actors'
  return { sheet, role, columns, dates, zone, mapping, isLeftOut, notes, questions, problems }
}

export const conventionOf = (prepared: Prepared, field: Field): DateConvention => prepared.dates.get(field) ?? PLAIN
