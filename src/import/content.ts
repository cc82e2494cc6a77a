import type { Cell, Sheet } from '../read/reading.ts'
import { pointIn } from './coordinates.ts'
import { partsOf } from './date-parts.ts'
import { isNoDate, isOngoing, monthOf, plainDate } from './date-words.ts'
import { clockOf, numberIn, readDateText } from './dates.ts'
import type { Field } from './fields.ts'
import { isNumeric } from './numbers.ts'
import { stateOf } from './vocabulary.ts'

/** Cells of a column that are looked at to tell what it holds. */
const SAMPLE = 200

/** What pages and word processors leave around a text that is copied from them, and nobody sees. */
const UNSEEN = /^[\s\u200b-\u200f\u2060]+|[\s\u200b-\u200f\u2060]+$/g

export const textIn = (cell: Cell | undefined): string =>
  cell === undefined || cell.kind === 'empty' ? '' : cell.text.replace(UNSEEN, '')

/** Cells that are not empty, from all over the column. */
function samples(sheet: Sheet, column: number): readonly Cell[] {
  const step = Math.max(1, Math.floor(sheet.rows.length / (SAMPLE * 4)))
  const found: Cell[] = []
  for (let index = 0; index < sheet.rows.length && found.length < SAMPLE; index += step) {
    const cell = sheet.rows[index]?.cells[column]
    if (cell !== undefined && textIn(cell) !== '') found.push(cell)
  }
  return found
}

/** Whether a cell could be a date in some convention, also one that lacks its year. */
export function isDateLike(cell: Cell): boolean {
  if (cell.kind === 'date') return true
  const value = numberIn(cell)
  if (value !== null) {
    const isYear = Number.isInteger(value) && value >= 1000 && value <= 2999
    return (
      isYear || (value > 20_000 && value < 80_000) || value >= 100_000_000 || /^(?:19|20)\d{6}$/.test(String(value))
    )
  }
  if (cell.kind !== 'text') return false
  const text = cell.text.trim()
  if (text.length > 60 || !/\p{N}/u.test(text)) return false
  return (
    readDateText(text, { order: 'dmy' }).ok ||
    readDateText(text, { order: 'mdy' }).ok ||
    (partsOf(text, 'dmy') !== null && !/^\d+$/.test(text))
  )
}

export const isLink = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(text)

const within = (low: number, high: number) => (cell: Cell) =>
  Number.isInteger(Number(textIn(cell))) && Number(textIn(cell)) >= low && Number(textIn(cell)) <= high
const isWordForDate = (cell: Cell) => isOngoing(textIn(cell)) || isNoDate(plainDate(textIn(cell)))
const isPlaceLike = (cell: Cell) =>
  !isDateLike(cell) && !isWordForDate(cell) && !isNumeric(cell) && !isLink(textIn(cell))

/** Whether all cells of a column that are not empty are numbers, and there are some. */
export function isCounted(sheet: Sheet, column: number): boolean {
  const cells = samples(sheet, column)
  return cells.length > 0 && cells.every(isNumeric)
}

/** What the cells of a field look like; a field that is not named takes any. */
const LOOKS: Readonly<Partial<Record<Field, (cell: Cell) => boolean>>> = {
  when: isDateLike,
  end: (cell) => isDateLike(cell) || isWordForDate(cell),
  departed: isDateLike,
  arrived: isDateLike,
  published: isDateLike,
  year: within(1, 9999),
  end_year: within(1, 9999),
  month: (cell) => within(1, 12)(cell) || monthOf(textIn(cell)) !== null,
  end_month: (cell) => within(1, 12)(cell) || monthOf(textIn(cell)) !== null,
  day: within(1, 31),
  end_day: within(1, 31),
  time: (cell) => clockOf(textIn(cell)) !== null || (cell.kind === 'date' && cell.edtf.includes('T')),
  end_time: (cell) => clockOf(textIn(cell)) !== null || (cell.kind === 'date' && cell.edtf.includes('T')),
  lat: isNumeric,
  lon: isNumeric,
  coordinates: (cell) => pointIn(cell).kind === 'point',
  place: isPlaceLike,
  from: isPlaceLike,
  to: isPlaceLike,
  country: isPlaceLike,
  link: (cell) =>
    textIn(cell)
      .split(/[\s;]+/)
      .some(isLink),
  state: (cell) => stateOf(textIn(cell)) !== null,
}

/** The share of a column's cells that look like the field's; null when the column is empty or the field takes any. */
export type Looks = (column: number, field: Field) => number | null

export function looksOf(sheet: Sheet): Looks {
  const cells = new Map<number, readonly Cell[]>()
  const shares = new Map<string, number | null>()
  return (column, field) => {
    const key = `${column} ${field}`
    const known = shares.get(key)
    if (known !== undefined) return known
    const look = LOOKS[field]
    const sampled = cells.get(column) ?? samples(sheet, column)
    cells.set(column, sampled)
    const share = look === undefined || sampled.length === 0 ? null : sampled.filter(look).length / sampled.length
    shares.set(key, share)
    return share
  }
}
