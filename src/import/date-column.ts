import type { Cell } from '../read/reading.ts'
import { textIn } from './content.ts'
import type { Order } from './date-parts.ts'
import { plainDate, qualified } from './date-words.ts'
import { type DateConvention, MIDNIGHT, type Numbers, numberIn } from './dates.ts'
import type { SaidDates } from './types.ts'
import { vagueOf } from './vague-dates.ts'

export interface PlacedCell {
  readonly row: number
  readonly cell: Cell
}

export type DateDecision =
  | {
      readonly kind: 'decided'
      readonly convention: DateConvention
      readonly said: readonly string[]
      readonly shown: SaidDates
    }
  /** Every day could be a month as well. */
  | { readonly kind: 'ambiguous'; readonly samples: readonly string[] }
  /** One row puts the day first, another the month. */
  | { readonly kind: 'contradiction'; readonly dayFirst: PlacedCell; readonly monthFirst: PlacedCell }

/** A text that names an instant of UTC. */
const INSTANT = /\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|\+00:?00)\s*$/i

/** Written with points the day stands first, in every country that writes so. */
const DOTTED = /(?<![\d.])\d{1,2}\. ?\d{1,2}\. ?\d{4}(?![\d.])/
const TRIPLE = /(?<!\d)(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)/g

/** The order that a header tells: "Date (dd/mm/yyyy)", "Datum (TT.MM.JJJJ)". */
function orderIn(header: string): Order | null {
  const letters = header.toLowerCase().replace(/[^a-zа-я]+/g, ' ')
  if (/\b(?:dd|d|tt|jj) (?:mm?) (?:yyyy|yy|jjjj|jj|aaaa|aa)\b|(?:^| )дд мм гг/.test(letters)) return 'dmy'
  return /\bmm? dd? y{2,4}\b/.test(letters) ? 'mdy' : null
}

function kindOfNumbers(values: readonly number[]): Numbers {
  const others = values.filter((value) => !(Number.isInteger(value) && value >= 1000 && value <= 2999))
  const all = (low: number, high: number) => others.every((value) => value >= low && value < high)
  if (others.length === 0) return 'year'
  const isCompact = (value: number) => {
    const [month, day] = [Math.floor(value / 100) % 100, value % 100]
    return Number.isInteger(value) && month >= 1 && month <= 12 && day >= 1 && day <= 31
  }
  if (all(10_000_101, 29_991_232) && others.every(isCompact)) return 'compact'
  if (all(3000, 200_000)) return 'excel'
  // The magnitude of most decides; what does not fit is told row by row.
  const middle = others.toSorted((one, other) => one - other)[Math.floor(others.length / 2)] ?? 0
  if (middle >= 100_000_000_000) return 'epoch-ms'
  return middle >= 200_000 ? 'epoch-s' : 'excel'
}

const SAID: Readonly<Record<Exclude<Numbers, 'year'>, string>> = {
  compact: 'numbers such as 20250128 are dates',
  excel: 'numbers are the days that a spreadsheet counts from 1900',
  'epoch-s': 'numbers are seconds since 1970 in UTC',
  'epoch-ms': 'numbers are milliseconds since 1970 in UTC',
}

/** Decides how the dates of a column are meant, from all of them; `told` is what the editor has said. */
export function decideDates(header: string, cells: readonly PlacedCell[], told: Order | null): DateDecision {
  const values: number[] = []
  let dayFirst: PlacedCell | null = null
  let monthFirst: PlacedCell | null = null
  const open: string[] = []
  for (const placed of cells) {
    const value = numberIn(placed.cell)
    if (value !== null) values.push(value)
    if (placed.cell.kind !== 'text') continue
    for (const [, one, , other] of plainDate(placed.cell.text).matchAll(TRIPLE)) {
      const [first, second] = [Number(one), Number(other)]
      if (first > 12 && second <= 12) dayFirst ??= placed
      else if (second > 12 && first <= 12) monthFirst ??= placed
      else if (first !== second && first <= 12) open.push(placed.cell.text.trim())
    }
  }
  const numbers = kindOfNumbers(values)
  const unit = numbers === 'epoch-ms' ? 86_400_000 : 86_400
  const instants = cells.flatMap(({ cell }) => (cell.kind === 'text' && INSTANT.test(cell.text) ? [cell.text] : []))
  const areDays = values.every((value) => value % unit === 0) && instants.every((text) => MIDNIGHT.test(text))
  const said: string[] = numbers === 'year' ? [] : [SAID[numbers]]
  if (areDays && instants.length > 0) said.push('all times are midnight of UTC, and only mean the day')
  const vague = cells.find(
    ({ cell }) =>
      cell.kind === 'text' && cell.text.length <= 100 && vagueOf(qualified(plainDate(cell.text)).text, 'dmy') !== null,
  )
  if (vague !== undefined) {
    said.push(
      `early, mid and late are a third of the month, year, decade or century: one day of it, as in row ${vague.row} (${textIn(vague.cell)})`,
    )
  }
  const decided = (order: Order, why: string | null): DateDecision => ({
    kind: 'decided',
    convention: { order, numbers, areDays },
    said: why === null ? said : [why, ...said],
    shown: why !== null ? order : numbers === 'year' || numbers === 'compact' ? 'iso' : numbers,
  })
  if (told !== null) return decided(told, `dates are read as ${SPELLED[told]}, as you said`)
  if (dayFirst !== null && monthFirst !== null) return { kind: 'contradiction', dayFirst, monthFirst }
  const proof = dayFirst ?? monthFirst
  // A spreadsheet of another country takes 02/01/2025 for a date and leaves 13/01/2025 a text.
  const turned = cells.find(({ cell }) => cell.kind === 'date' && /^\d{4}-\d\d-(?:0\d|1[0-2])(?:T|$)/.test(cell.edtf))
  if (proof !== null && turned !== undefined) {
    said.push(
      `some dates are texts and some are the spreadsheet's own; look at row ${turned.row}, whose day and month it may have exchanged`,
    )
  }
  const inHeader = orderIn(header)
  if (proof !== null) {
    const order = dayFirst === null ? 'mdy' : 'dmy'
    const text = proof.cell.kind === 'empty' ? '' : proof.cell.text.trim()
    return decided(order, `dates are read as ${SPELLED[order]}, as row ${proof.row} shows (${text})`)
  }
  if (inHeader !== null) return decided(inHeader, `dates are read as ${SPELLED[inHeader]}, as its header says`)
  if (open.length > 0) return { kind: 'ambiguous', samples: [...new Set(open)].slice(0, 3) }
  const hasPoints = cells.some(({ cell }) => cell.kind === 'text' && DOTTED.test(plainDate(cell.text)))
  return decided('dmy', hasPoints ? `dates with points are read as ${SPELLED.dmy}` : null)
}

export const SPELLED: Readonly<Record<Order, string>> = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
}
