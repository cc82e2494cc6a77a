import { dayOf, daysInMonth } from '../civil.ts'
import type { Day, Span } from '../model.ts'
import type { AtomNode, DateNode } from './edtf-nodes.ts'

/** One written date: it is a day somewhere in the half-open [start, end). */
export interface Bounds {
  readonly start: Day
  readonly end: Day
  readonly precision: Span['precision']
  readonly approximate: boolean
  readonly uncertain: boolean
  readonly time: Span['time']
}

/** What is wrong with a date and what to write instead. */
export interface DateFault {
  readonly message: string
  readonly remedy: string
}

export type BoundsResult =
  | { readonly ok: true; readonly bounds: Bounds }
  | { readonly ok: false; readonly fault: DateFault }

/** Days by which a day that is written as "about" may be off, on each side. */
const ABOUT_DAYS = 3

/**
 * EDTF's sub-year codes: first month and length in months. A season without a hemisphere is northern; a winter (or a
 * southern summer) begins in the December of its year and ends in the next one.
 * @see https://www.loc.gov/standards/datetime/ (season, level 1 and 2)
 */
const SEASONS: Readonly<Record<number, readonly [month: number, months: number]>> = {
  21: [3, 3],
  22: [6, 3],
  23: [9, 3],
  24: [12, 3],
  25: [3, 3],
  26: [6, 3],
  27: [9, 3],
  28: [12, 3],
  29: [9, 3],
  30: [12, 3],
  31: [3, 3],
  32: [6, 3],
  33: [1, 3],
  34: [4, 3],
  35: [7, 3],
  36: [10, 3],
  37: [1, 4],
  38: [5, 4],
  39: [9, 4],
  40: [1, 6],
  41: [7, 6],
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** 'January' for 1; a number outside 1 to 12 is named by itself. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? `month ${month}`
}

/** The fault of a month or a day that the calendar does not have, or null when it has it. */
export function calendarFault(year: number, month: number, day: number | null): DateFault | null {
  if (month < 1 || month > 12) {
    return { message: `There is no month ${month}.`, remedy: 'Write a month from 01 to 12.' }
  }
  const last = daysInMonth(year, month)
  if (day !== null && (day < 1 || day > last)) {
    return {
      message: `${monthName(month)} ${year} has no day ${day}.`,
      remedy: `Write a day from 01 to ${last}.`,
    }
  }
  return null
}

/** The first day of the month that is `months` after the given one; month 1 to 12. */
function startOfMonth(year: number, month: number, months: number): Day {
  const count = month - 1 + months
  return dayOf(year + Math.floor(count / 12), (count % 12) + 1, 1)
}

/** All numbers in [low, high] whose two or four digits fit a pattern such as `2X`. */
function fitting(pattern: string, low: number, high: number): number[] {
  const matcher = new RegExp(`^${pattern.replaceAll('X', '\\d')}$`)
  const fits: number[] = []
  for (let number = low; number <= high; number++) {
    if (matcher.test(String(number).padStart(pattern.length, '0'))) fits.push(number)
  }
  return fits
}

/** `YYYYMMDD` of the written parts, with an X for each digit that the mask leaves unspecified. */
function patternOf(node: DateNode): string {
  const [year = 0, month, day] = node.values
  const parts = [String(year).padStart(4, '0')]
  if (month !== undefined) parts.push(String(month + 1).padStart(2, '0'))
  if (day !== undefined) parts.push(String(day).padStart(2, '0'))
  const mask = node.unspecified ?? 0
  return Array.from(parts.join(''), (digit, index) => ((mask >> index) & 1 ? 'X' : digit)).join('')
}

/** The first and last day that fit a pattern with X in it; null when no day of the calendar does. */
function maskedDays(pattern: string): { first: Day; last: Day } | null {
  let first: Day | null = null
  let last: Day | null = null
  for (const year of fitting(pattern.slice(0, 4), 1, 9999)) {
    for (const month of fitting(pattern.slice(4, 6) || 'XX', 1, 12)) {
      for (const day of fitting(pattern.slice(6, 8) || 'XX', 1, daysInMonth(year, month))) {
        const candidate = dayOf(year, month, day)
        first = first === null ? candidate : Math.min(first, candidate)
        last = last === null ? candidate : Math.max(last, candidate)
      }
    }
  }
  return first === null || last === null ? null : { first, last }
}

function timeOf(node: DateNode): Span['time'] {
  const [, , , hour, minute, second] = node.values
  if (hour === undefined || node.timeZone === undefined) return null
  const clock = [hour, minute ?? 0, ...(second === undefined ? [] : [second])]
  return { clock: clock.map((part) => String(part).padStart(2, '0')).join(':'), zone: node.timeZone }
}

function isSet(flag: boolean | number | undefined): boolean {
  return flag === true || (typeof flag === 'number' && flag > 0)
}

function refuse(message: string, remedy: string): BoundsResult {
  return { ok: false, fault: { message, remedy } }
}

/**
 * The days within which one written date lies.
 *
 * "About" (`~`, `%`) widens a day by three days on each side. It does not widen a month, a season, a year or a day
 * with an X: those already say how much is not known, so they keep the bounds as written.
 */
export function boundsOf(node: AtomNode): BoundsResult {
  const approximate = isSet(node.approximate)
  const uncertain = isSet(node.uncertain)
  const year = node.values[0] ?? 0
  if (node.type === 'Season' && (node.unspecified ?? 0) > 0) {
    return refuse('The year of the season is not known.', 'Write all four digits of it, or the year alone, as in 202X.')
  }
  // A masked year comes with zeros for its X, so the year alone does not tell that its century is not known.
  if (node.type !== 'Season' && patternOf(node).startsWith('XX')) {
    return refuse('The century is not known.', 'Write at least the century, as in 20XX.')
  }
  if (year < 1 || year > 9999) return refuse('The year is out of reach.', 'Write a year from 0001 to 9999.')

  if (node.type === 'Season') {
    const [, code] = node.values
    const [month, months] = SEASONS[code] ?? [1, 12]
    const [start, end] = [startOfMonth(year, month, 0), startOfMonth(year, month, months)]
    return { ok: true, bounds: { start, end, precision: 'season', approximate, uncertain, time: null } }
  }

  const [, monthFromZero, day, hour] = node.values
  if ((node.unspecified ?? 0) > 0) {
    const pattern = patternOf(node)
    const masked = maskedDays(pattern)
    if (masked === null) return refuse('No day of the calendar fits.', 'Write digits that a month and a day can have.')
    const precision = pattern.length > 4 ? 'masked' : 'year'
    const bounds: Bounds = {
      start: masked.first,
      end: masked.last + 1,
      precision,
      approximate,
      uncertain,
      time: null,
    }
    return { ok: true, bounds }
  }

  if (monthFromZero === undefined) {
    const [start, end] = [dayOf(year, 1, 1), dayOf(year + 1, 1, 1)]
    return { ok: true, bounds: { start, end, precision: 'year', approximate, uncertain, time: null } }
  }
  const month = monthFromZero + 1
  const fault = calendarFault(year, month, day ?? null)
  if (fault !== null) return { ok: false, fault }
  if (day === undefined) {
    const [start, end] = [startOfMonth(year, month, 0), startOfMonth(year, month, 1)]
    return { ok: true, bounds: { start, end, precision: 'month', approximate, uncertain, time: null } }
  }
  // The day is the one that the source's own clock showed, so the offset plays no part in it.
  const written = dayOf(year, month, day)
  if (hour !== undefined) {
    if (hour > 23) return refuse('A day has no hour 24.', 'Write 00:00 of the day after.')
    if (node.values.length > 6) return refuse('The time has parts of a second.', 'Leave out what follows the seconds.')
    const time = timeOf(node)
    if (time === null) return refuse('The time has no zone.', 'Add the zone it was reported in, as in T04:59+03:00.')
    return {
      ok: true,
      bounds: { start: written, end: written + 1, precision: 'time', approximate, uncertain, time },
    }
  }
  const about = approximate ? ABOUT_DAYS : 0
  return {
    ok: true,
    bounds: {
      start: written - about,
      end: written + 1 + about,
      precision: 'day',
      approximate,
      uncertain,
      time: null,
    },
  }
}
