import { dayOf, isoOf } from '../civil.ts'
import { calendarFault } from '../compile/date-bounds.ts'
import { parseSpan } from '../compile/dates.ts'
import type { Cell } from '../read/reading.ts'
import { edtfOf, type Order, type Parts, partsOf, rangeOf } from './date-parts.ts'
import { isNoDate, liesBefore, plainDate, qualified, saysOneSide, withoutDayPart } from './date-words.ts'
import type { Field } from './fields.ts'
import { vagueOf } from './vague-dates.ts'
/** How the numbers of a date column are meant. */
export type Numbers = 'year' | 'compact' | 'excel' | 'epoch-s' | 'epoch-ms'

/** What was decided for a whole column. */
export interface DateConvention {
  readonly order: Order
  readonly numbers: Numbers
  /** All instants of the column are midnights of UTC, and so mean days. */
  readonly areDays: boolean
  /** The zone of times that name none, as the editor says: `+03:00`, `Z`. */
  readonly zone?: string | null
}

export const PLAIN: DateConvention = { order: 'dmy', numbers: 'year', areDays: true }

export type DateRead =
  | { readonly ok: true; readonly edtf: string; readonly timeLost: boolean }
  /** `field` is the column that is wrong, where a date has several. */
  | { readonly ok: false; readonly message: string; readonly remedy: string; readonly field?: Field }

/** Characters of the longest date that anybody writes. */
const LONGEST = 100
const FORMS = 'Write it as 2025-01-28, 28 January 2025, January 2025 or 2025.'
const refuse = (message: string, remedy: string): DateRead => ({ ok: false, message, remedy })

/** A time of day and its zone, as EDTF writes them. */
export interface Clock {
  readonly clock: string
  /** null: it is not told. */
  readonly zone: string | null
}

const CLOCK =
  /^(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2})(?:[.,]\d+)?)?\s?(a\.?m\.?|p\.?m\.?)?\s?(?:uhr|h|ч\.?)?\s?(z|utc|gmt|(?:utc|gmt)?\s?([+-])(\d{1,2})(?::?(\d{2}))?)?$/i

export function clockOf(written: string): Clock | null {
  const match = CLOCK.exec(plainDate(written))
  if (match === null || (match[2] === undefined && match[4] === undefined && !/uhr|h|ч/iu.test(written))) return null
  const half = match[4]?.[0]?.toLowerCase()
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0)
  if (hour > 23 || Number(match[2] ?? 0) > 59 || Number(match[3] ?? 0) > 59) return null
  const two = (text: string | number | undefined) => String(text ?? 0).padStart(2, '0')
  const zone =
    match[6] === undefined ? (match[5] === undefined ? null : 'Z') : `${match[6]}${two(match[7])}:${two(match[8])}`
  const seconds = match[3] === undefined ? '' : `:${match[3]}`
  return { clock: `${two(hour)}:${two(match[2])}${seconds}`, zone }
}

/** A date text without the time of day that follows it. */
function splitClock(text: string): { readonly date: string; readonly clock: Clock | null } {
  const match =
    /^(.*?\d.*?)(?:T|,?\s+(?:um |at |à |a las |в |kl\. ?)?)(\d{1,2}[:.h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:[ap]\.?m\.?)?\s?(?:uhr\s?)?(?:z|(?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d{2})?|utc|gmt)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s[A-Z]{2,5})?$/i.exec(
      text,
    )
  const clock = match === null ? null : clockOf(match[2] ?? '')
  return match === null || clock === null ? { date: text, clock: null } : { date: (match[1] ?? '').trim(), clock }
}

/** The EDTF of a day with a time of day; the day alone where neither the cell nor the editor tells the zone. */
export function withClock(
  day: string,
  clock: Clock | null,
  zone: string | null = null,
): { readonly edtf: string; readonly timeLost: boolean } {
  if (clock === null || !/^\d{4}-\d\d-\d\d$/.test(day)) return { edtf: day, timeLost: clock !== null }
  const told = clock.zone ?? zone
  return told === null ? { edtf: day, timeLost: true } : { edtf: `${day}T${clock.clock}${told}`, timeLost: false }
}

/** The EDTF of a date's parts, or what is wrong with them; `written` is how the editor wrote it. */
export function readParts(parts: Parts, written: string): DateRead {
  if (parts.shortYear !== undefined && parts.year === undefined) {
    const remedy = 'Write all four digits of the year, as in 2025.'
    return refuse(`The year of ${written} has two digits.`, remedy)
  }
  const edtf = edtfOf(parts)
  if (edtf === null) {
    return refuse(
      `${written} has no year.`,
      `Write the year too, as in ${written.replace(/^in /, '')}${/[./]$/.test(written) ? '' : ' '}2025.`,
    )
  }
  if (parts.day !== undefined && parts.month === undefined) {
    return refuse(`${written} has no month.`, 'Write the month too, as in 28 January 2025.')
  }
  if (parts.year !== undefined && parts.month !== undefined && parts.month <= 20) {
    const fault = calendarFault(parts.year, parts.month, parts.day ?? null)
    if (fault !== null) return refuse(fault.message, fault.remedy)
  }
  return { ok: true, edtf, timeLost: false }
}

function checked(read: DateRead): DateRead {
  if (!read.ok) return read
  const span = parseSpan(read.edtf)
  return span.ok ? read : refuse(span.message, span.remedy)
}

function readSingle(text: string, order: Order, written: string, zone: string | null): DateRead | null {
  const { date, clock } = splitClock(text)
  const parts = partsOf(date, order)
  if (parts === null) return null
  const read = readParts(parts, written)
  return read.ok ? { ok: true, ...withClock(read.edtf, clock, zone) } : read
}

/** A date as people write it, in the column's order of day and month. */
export function readDateText(
  written: string,
  { order, zone = null }: Pick<DateConvention, 'order' | 'zone'>,
): DateRead {
  const plain = plainDate(written)
  if (plain === '') return refuse('The row has no date.', FORMS)
  if (plain.length > LONGEST) return refuse('This is longer than any date.', FORMS)
  if (isNoDate(plain)) return refuse('The row has no date.', FORMS)
  // A year and two digits are a season to EDTF and a span of years to people.
  if (parseSpan(plain).ok && !/^\d{4}-(?:2[5-9]|3\d|4[01])$/.test(plain))
    return { ok: true, edtf: plain, timeLost: false }
  if (liesBefore(plain))
    return refuse(`${written} lies before the year 1.`, 'A story begins in the year 1; leave the row out.')
  const { text: worded, isApproximate, isUncertain, isOpen } = qualified(plain)
  const vague = isOpen ? null : vagueOf(worded, order)
  if (vague !== null) return checked({ ok: true, edtf: vague, timeLost: false })
  const { text, isShorter } = withoutDayPart(worded)
  const mark = isApproximate && isUncertain ? '%' : isApproximate ? '~' : isUncertain ? '?' : ''
  const marked = (edtf: string) => (mark === '' || /[~?%T]|\]$/.test(edtf) ? edtf : `${edtf}${mark}`)
  const single = readSingle(text, order, written, zone)
  if (single?.ok === true) {
    const timeLost = single.timeLost || isShorter
    return checked({ ok: true, edtf: `${marked(single.edtf)}${isOpen ? '/..' : ''}`, timeLost })
  }
  const range = rangeOf(text, order)
  if (range !== null) {
    const [first, last] = range.map((parts) => readParts(parts, written))
    if (first?.ok === true && last?.ok === true) {
      const edtf = first.edtf === last.edtf ? marked(first.edtf) : `${marked(first.edtf)}/${marked(last.edtf)}`
      return checked({ ok: true, edtf, timeLost: isShorter })
    }
    if (first?.ok === false) return first
    if (last?.ok === false) return last
  }
  if (/^\p{L}+\.?-\d\d$/u.test(plain) && single !== null) {
    return refuse(
      `${written} can be a month of a year or a day of a month.`,
      'Write the year with four digits, as in Jan 2025 or 25 Jan 2025.',
    )
  }
  if (single !== null) return single
  if (saysOneSide(plain)) {
    return refuse(
      `${written} tells one side alone of when it was.`,
      'Write the earliest and the latest day that it can be, as in [1750..1800].',
    )
  }
  if (/^\d{1,2}[-/]\d{1,2}$/.test(plain)) {
    return refuse(`${written} has no year.`, 'Write the year too, as in 2025-01-28.')
  }
  if (/^\d{4}-\d{2}/.test(plain)) {
    const span = parseSpan(plain)
    if (!span.ok && span.message !== 'This is not a date in EDTF.') return refuse(span.message, span.remedy)
  }
  return refuse(`${written} is no date that can be read.`, FORMS)
}

const EPOCH_OF_EXCEL = dayOf(1899, 12, 30)

function readNumber(value: number, written: string, convention: DateConvention): DateRead {
  if (Number.isInteger(value) && value >= 1000 && value <= 2999)
    return { ok: true, edtf: String(value), timeLost: false }
  switch (convention.numbers) {
    case 'excel': {
      if (value < 366 || value > 2_958_465) break
      return checked({ ok: true, edtf: isoOf(EPOCH_OF_EXCEL + Math.floor(value)), timeLost: !Number.isInteger(value) })
    }
    case 'epoch-s':
    case 'epoch-ms': {
      const seconds = Math.floor(convention.numbers === 'epoch-s' ? value : value / 1000)
      // A number with digits missing is no day of January 1970.
      if (Math.abs(seconds) < 200_000) break
      const day = Math.floor(seconds / 86_400)
      if (Math.abs(day) > 2_900_000) break
      if (convention.areDays) return checked({ ok: true, edtf: isoOf(day), timeLost: false })
      const rest = seconds - day * 86_400
      const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((part) =>
        String(part).padStart(2, '0'),
      )
      return checked({ ok: true, edtf: `${isoOf(day)}T${clock.join(':')}Z`, timeLost: false })
    }
    case 'compact':
      if (/^\d{8}$/.test(String(value))) return checked(readDateText(String(value), convention))
      break
    case 'year':
      break
  }
  return refuse(`${written} is no date that can be read.`, FORMS)
}

/** Midnight of UTC after a day. */
export const MIDNIGHT = /(?<=\d)[T ]00:00(?::00(?:\.0+)?)? ?(?:Z|\+00:?00)\s*$/i

/** The number that a cell of a date column is, or null. */
export function numberIn(cell: Cell): number | null {
  if (cell.kind === 'number') return cell.value
  return cell.kind === 'text' && /^\d{4,16}(?:\.\d+)?$/.test(cell.text.trim()) ? Number(cell.text) : null
}

/** A cell's date, in the column's convention. */
export function readDate(cell: Cell, convention: DateConvention): DateRead {
  switch (cell.kind) {
    case 'empty':
      return refuse('The row has no date.', FORMS)
    case 'date': {
      const [day = '', clock] = cell.edtf.split('T')
      return checked({ ok: true, ...withClock(day, clock === undefined ? null : clockOf(clock), convention.zone) })
    }
    case 'failure':
      return refuse('The formula of this cell has failed.', 'Write the date itself.')
    case 'truth':
      return refuse(`${cell.text} is no date that can be read.`, FORMS)
    case 'number':
      return readNumber(cell.value, cell.text, convention)
    case 'text': {
      const number = numberIn(cell)
      // What a database gives for a day; at any other column's times, midnight is one of them.
      if (number === null && convention.areDays) return readDateText(cell.text.replace(MIDNIGHT, ''), convention)
      return number === null ? readDateText(cell.text, convention) : readNumber(number, cell.text.trim(), convention)
    }
  }
}
