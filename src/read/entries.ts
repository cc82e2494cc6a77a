import type { Problem } from '../model.ts'
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS, type Refusal, tooManyCells, tooManyColumns, tooManyRows } from './limits.ts'
import type { Cell, Format, Reading, Sheet } from './reading.ts'
import { refuse } from './refuse.ts'
import { EMPTY, textCell } from './table.ts'

/** A row in the making: its cells by the names of their columns. */
export type Cells = Map<string, Cell>

export interface Entry {
  readonly number: number
  readonly cells: ReadonlyMap<string, Cell>
}

export { textCell }

export const numberCell = (value: number): Cell =>
  Number.isFinite(value) ? { kind: 'number', value, text: String(value) } : textCell(String(value))

/** What a person sees in a cell. */
export const seen = (cell: Cell | undefined): string => (cell === undefined || cell.kind === 'empty' ? '' : cell.text)

/** Adds a cell; a second one of the same name gets a name of its own. */
export function put(cells: Cells, name: string, cell: Cell): void {
  const column = name.trim() === '' ? 'unnamed' : name.trim()
  let free = column
  for (let count = 2; cells.has(free); count++) free = `${column}_${count}`
  cells.set(free, cell)
}

/** Sets a cell of the format's own; what the file itself calls so moves aside, under `aside.` and its name. */
export function claim(cells: Cells, column: string, cell: Cell, aside: string): void {
  const taken = cells.get(column)
  if (taken !== undefined && taken.kind !== 'empty' && seen(taken) !== seen(cell)) {
    put(cells, `${aside}.${column}`, taken)
  }
  cells.set(column, cell)
}

export const isBlank = (cells: ReadonlyMap<string, Cell>): boolean =>
  [...cells.values()].every(({ kind }) => kind === 'empty')

/** A sheet in the making. */
export interface Draft {
  readonly name: string
  readonly file: string
  readonly entries: readonly Entry[]
  /** Columns that come first, in this order, where there are such; then the others as the entries bring them. */
  readonly order: readonly string[]
  readonly headerRow?: number
}

/** The sheet, or why it is too large to be one. */
function sheetOf({ name, file, entries, order, headerRow }: Draft): Sheet | Refusal {
  if (entries.length > MAX_ROWS) return tooManyRows()
  const met = new Set<string>()
  for (const { cells } of entries) for (const column of cells.keys()) met.add(column)
  if (met.size > MAX_COLUMNS) return tooManyColumns()
  if (met.size * entries.length > MAX_CELLS) return tooManyCells()
  const first = order.filter((column) => met.delete(column))
  const columns = [...first, ...met]
  const rows = entries.map(({ number, cells }) => ({
    number,
    cells: columns.map((column) => cells.get(column) ?? EMPTY),
  }))
  return { name, file, columns, headerRow: headerRow ?? null, rows }
}

/** A file's name without its ending, as the name of its one sheet. */
export const stemOf = (file: string): string => file.replace(/\.[^.]*$/, '') || file

/** Names for a sentence: not more than fit one. */
export function listed(names: Iterable<string | number>, most = 8): string {
  const all = Array.from(names, String)
  const shown = all.slice(0, most)
  return all.length > most ? `${shown.join(', ')} and ${all.length - most} more` : shown.join(', ')
}

/** `1 feature`, `2 features`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Where in the file something stands: the row of a sheet, a column, and what is written there. */
export interface Place {
  readonly file?: string
  readonly row: number | null
  readonly column?: string
  readonly value?: string
}

/** What a reader has to say of a file. */
export interface Findings {
  readonly note: (sentence: string) => void
  /** A row that is left out. */
  readonly reject: (place: Place & { readonly row: number }, refusal: Refusal) => void
  readonly warn: (place: Place, refusal: Refusal) => void
  /** A sheet without rows is left out; one that is too large refuses the file. */
  readonly reading: (format: Format, sheets: readonly Draft[], head?: Reading['head']) => Reading
}

export function createFindings(file: string): Findings {
  const notes: string[] = []
  const problems: Problem[] = []
  const say =
    (severity: Problem['severity']) =>
    (place: Place, { message, remedy }: Refusal): void => {
      const { row, column = null, value = null } = place
      problems.push({ severity, file: place.file ?? file, row, column, value: shortened(value), message, remedy })
    }
  return {
    note: (sentence) => notes.push(sentence),
    reject: say('error'),
    warn: say('warning'),
    reading: (format, drafts, head = {}) => {
      const sheets: Sheet[] = []
      for (const draft of drafts) {
        if (draft.entries.length === 0) continue
        const sheet = sheetOf(draft)
        if ('message' in sheet) return refuse(file, sheet)
        sheets.push(sheet)
      }
      return { file, format, notes, sheets, problems, head }
    },
  }
}

const LONGEST_VALUE = 120

function shortened(value: string | null): string | null {
  if (value === null || value === '') return null
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE).trimEnd()}…` : value
}

/** A head without the texts that are empty. */
export function headOf(head: {
  readonly title?: string
  readonly lede?: string
  readonly language?: string
}): Reading['head'] {
  return {
    ...(head.title ? { title: head.title } : {}),
    ...(head.lede ? { lede: head.lede } : {}),
    ...(head.language ? { language: head.language } : {}),
  }
}
