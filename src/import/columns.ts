import { namesRegion } from '../gazetteer/regions.ts'
import type { Problem } from '../model.ts'
import type { Sheet } from '../read/reading.ts'
import { isCounted, type Looks, looksOf, textIn } from './content.ts'
import {
  FIELDS,
  type Field,
  fieldsHinted,
  fieldsNamed,
  fieldsNear,
  foldHeader,
  isRegionHeader,
  type Role,
} from './fields.ts'
import { toldColumns } from './mapping.ts'
import type { Question } from './types.ts'

/** Which column each field stands in, by the column's place. */
export interface Columns {
  readonly fields: ReadonlyMap<Field, number>
  /** The column of the states or provinces that the gazetteer knows places by. */
  readonly region: number | null
  /** Fields that the editor has said to be none. */
  readonly none: ReadonlySet<Field>
  readonly notes: readonly string[]
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
}

/** The least share of its cells that a column must have of what its name says. */
const ENOUGH = 0.3
/** And where the name alone does not say it. */
const PLENTY = 0.7
/** Fields that a sheet cannot do without guessing: their columns are taken although the cells are wrong, which is then told row by row. */
const NEEDED: readonly Field[] = ['when', 'lat', 'lon', 'coordinates', 'year', 'end']
/** Sheets of these roles are told apart by other things than dates. */
const DATELESS: readonly Role[] = ['places', 'actors', 'sources']

interface Candidate {
  readonly field: Field
  readonly column: number
  readonly rank: number
  /** It holds what the rows of another sheet are called. */
  readonly isKey?: boolean
}

/** TimelineJS's own columns, whose type is none of the event's: it marks the row that tells of the whole. */
export const isTimeline = ({ columns }: Pick<Sheet, 'columns'>): boolean =>
  columns.some((header) => /^headline$/i.test(header)) && columns.some((header) => /^(?:start )?year$/i.test(header))

/** Beside other sheets, `place_id` is what joins them. */
const KEYS: readonly (readonly [Field, RegExp])[] = [
  ['place', /^(?:place|location|city|ort) id$/],
  ['source', /^(?:source|quelle|article) id$/],
  ['who', /^(?:person|people|actor|traveller|traveler|delegate|politician) ids?$/],
]

function candidatesOf(sheet: Sheet, role: Role, isOnly: boolean): readonly Candidate[] {
  const keys = isOnly
    ? []
    : sheet.columns.flatMap((header, column) =>
        KEYS.filter(([, pattern]) => pattern.test(foldHeader(header))).map(
          ([field]): Candidate => ({ field, column, rank: 9, isKey: true }),
        ),
      )
  const named = sheet.columns.flatMap((header, column) =>
    header === '' || header.startsWith('#') || (isTimeline(sheet) && /^type$/i.test(header))
      ? []
      : fieldsNamed(header).map(({ field, rank }): Candidate => {
          // In a sheet of trips the name is the traveller's.
          const isTraveller = role === 'trips' && field === 'title' && /^(?:full )?name$/i.test(header)
          // And in a sheet of sources the date is that of their publication.
          if (role === 'sources' && field === 'when') return { field: 'published', column, rank: rank + 1 }
          return isTraveller ? { field: 'who', column, rank: 1.9 } : { field, column, rank }
        }),
  )
  const isFilled = ({ column }: Candidate) => sheet.rows.some(({ cells }) => textIn(cells[column]) !== '')
  // "Visitors: 45" counts them; beside other sheets it may be one's number there.
  const counts = ({ field, column }: Candidate) => isOnly && field === 'who' && isCounted(sheet, column)
  return [...keys, ...named].filter(
    (each) =>
      !counts(each) && (isFilled(each) || !named.some((other) => other.field === each.field && isFilled(other))),
  )
}

const spelled = (sheet: Sheet, columns: readonly number[]): readonly string[] =>
  columns.map((column) => sheet.columns[column] ?? '')

/** The one of equally good columns whose cells bear the name out best, or null. */
function bestByContent(field: Field, columns: readonly number[], looks: Looks): number | null {
  const shares = columns.map((column) => ({ column, share: looks(column, field) ?? 0 }))
  const [best, next] = shares.toSorted((one, other) => other.share - one.share)
  return best !== undefined && best.share - (next?.share ?? 0) >= 0.5 ? best.column : null
}

function twoColumns(sheet: Sheet, field: Field, columns: readonly number[], prefix: string): Question {
  const names = spelled(sheet, columns)
  const [first = ''] = names
  return {
    kind: 'column',
    sheet: sheet.name,
    field,
    column: null,
    candidates: names,
    samples: [],
    message: `${names.length} columns could be ${field}: ${names.join(', ')}.`,
    remedy: names.every((name) => name === first)
      ? 'Rename the one that is not meant.'
      : `Say --map "${prefix}${field}=${first}", or the other one.`,
  }
}

/** Finds the column of each field: by what was said, by name, by a name with a letter wrong, by its cells. */
export function findColumns(sheet: Sheet, role: Role, map: Readonly<Record<string, string>>, prefix: string): Columns {
  const looks = looksOf(sheet)
  const told = toldColumns(sheet, map)
  const fields = new Map<Field, number>(told.columns)
  const notes: string[] = []
  const questions: Question[] = []
  const taken = new Set(fields.values())
  const isOpen = ({ field, column }: Candidate) => !fields.has(field) && !told.none.has(field) && !taken.has(column)
  const take = (field: Field, column: number) => {
    fields.set(field, column)
    taken.add(column)
  }
  const settle = (candidates: readonly Candidate[], least: number, isCertain: boolean): void => {
    const fits = candidates.filter(({ column, field, isKey }) => {
      if (isKey === true) return true
      const share = looks(column, field)
      return share === null ? isCertain : share >= least
    })
    for (const rank of [...new Set(fits.map((each) => each.rank))].toSorted((one, other) => one - other)) {
      for (const field of FIELDS) {
        const columns = fits.filter((each) => each.rank === rank && each.field === field && isOpen(each))
        const [only] = columns
        if (only === undefined) continue
        const all = columns.map(({ column }) => column)
        const best = columns.length === 1 ? only.column : bestByContent(field, all, looks)
        // Of several names that are only nearly right, none is.
        if (best === null && rank >= 10 && field !== 'when') continue
        if (best === null) questions.push(twoColumns(sheet, field, all, prefix))
        take(field, best ?? only.column)
        if (!isCertain || rank >= 10)
          notes.push(`The column ${sheet.columns[best ?? only.column] ?? ''} was taken as ${field}.`)
      }
    }
  }
  const named = candidatesOf(sheet, role, prefix === '')
  settle(named, ENOUGH, true)
  const others = (names: (header: string) => ReturnType<typeof fieldsNear>) =>
    sheet.columns.flatMap((header, column) =>
      taken.has(column) || header === '' ? [] : names(header).map((each) => ({ ...each, column })),
    )
  const hasDate = () => fields.has('when') || fields.has('year') || fields.has('departed')
  // A year alone gives way to a whole date.
  const hasWholeDate = () => hasDate() && (!fields.has('year') || fields.has('month') || fields.has('when'))
  settle(others(fieldsNear), ENOUGH, true)
  settle(
    others(fieldsHinted).filter(({ field }) => field !== 'when' || !hasWholeDate()),
    PLENTY,
    false,
  )
  for (const field of NEEDED) {
    if (field === 'year' && fields.has('when')) continue
    const wrong = named.find((each) => each.field === field && each.rank < 2 && isOpen(each))
    if (wrong !== undefined) take(field, wrong.column)
  }
  const arrived = fields.get('arrived')
  if (!hasDate() && arrived !== undefined && !told.none.has('when')) {
    // All that the sheet tells of the day is when somebody came.
    fields.delete('arrived')
    take('when', arrived)
    notes.push(`The column ${sheet.columns[arrived] ?? ''} was taken as when, as no other column holds a date.`)
  }
  if (!hasDate() && !fields.has('path') && !told.none.has('when') && !DATELESS.includes(role)) {
    askForDate(sheet, prefix, looks, { taken, published: fields.get('published') }, take, notes, questions)
  }
  const region = fields.has('place') ? regionIn(sheet, taken) : null
  if (region !== null)
    notes.push(`The column ${sheet.columns[region] ?? ''} tells in which state or province a place is.`)
  return { fields, region, none: told.none, notes, questions, problems: told.problems }
}

function regionIn(sheet: Sheet, taken: ReadonlySet<number>): number | null {
  const column = sheet.columns.findIndex(
    (header, index) =>
      !taken.has(index) && isRegionHeader(header) && sheet.rows.some(({ cells }) => namesRegion(textIn(cells[index]))),
  )
  return column < 0 ? null : column
}

/** Without a name that says it, the only column of dates is the date; several or none are asked about. */
function askForDate(
  sheet: Sheet,
  prefix: string,
  looks: Looks,
  { taken, published }: { readonly taken: ReadonlySet<number>; readonly published: number | undefined },
  take: (field: Field, column: number) => void,
  notes: string[],
  questions: Question[],
): void {
  const open = sheet.columns.flatMap((header, column) => (taken.has(column) || header === '' ? [] : [column]))
  const dates = open.filter((column) => (looks(column, 'when') ?? 0) >= PLENTY)
  const [only] = dates
  if (dates.length === 1 && only !== undefined) {
    take('when', only)
    notes.push(`The column ${sheet.columns[only] ?? ''} was taken as when, as its cells are dates.`)
    return
  }
  const names = spelled(sheet, dates.length === 0 ? open : dates)
  const [first] = names
  const name =
    first === undefined && published !== undefined
      ? `Say --map "${prefix}when=${sheet.columns[published] ?? ''}" if it happened when it was published`
      : first === undefined
        ? 'Add a column date'
        : `Say --map "${prefix}when=${first}" with the column that holds it`
  questions.push({
    kind: 'column',
    sheet: sheet.name,
    field: 'when',
    column: null,
    candidates: names,
    samples: [],
    message:
      dates.length === 0
        ? `No column of ${sheet.file} is known to hold the date.`
        : `${dates.length} columns of ${sheet.file} could be the date: ${names.join(', ')}.`,
    remedy: `${name}, or ${first === undefined && published === undefined ? 'say ' : ''}--map "${sheet.name}.when=" to leave the sheet out.`,
  })
}
